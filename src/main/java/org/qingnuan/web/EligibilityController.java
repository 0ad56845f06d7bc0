package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.security.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.EligibilityTrial;
import org.qingnuan.ledger.EligibilityTrial.Change;
import org.qingnuan.ledger.EligibilityTrial.Said;
import org.qingnuan.ledger.EligibilityTrials;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.EligibilityTables;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** 资格甄别表试算: whom a changed table of eligibility would change, before it is published. */
@Controller
@RequestMapping("/plans/{plan}/eligibility")
class EligibilityController {

    private static final int SHOWN = 200;

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text("村").wide(12),
            SheetColumn.integer("序号"),
            SheetColumn.integer("户编号"),
            SheetColumn.text("户主").wide(8),
            SheetColumn.text("现在的资格").wide(8),
            SheetColumn.text("变化").wide(18),
            SheetColumn.text("现行表的意见").wide(12),
            SheetColumn.text("现行表的理由代码").wide(16),
            SheetColumn.text("现行表的理由和依据").wide(30),
            SheetColumn.text("试算表的意见").wide(12),
            SheetColumn.text("试算表的理由代码").wide(16),
            SheetColumn.text("试算表的理由和依据").wide(30));

    private final EligibilityTables tables;
    private final EligibilityTrials trials;
    private final Plans plans;
    private final Villages villages;
    private final SheetWriter writer;
    private final Door door;
    private final Clock clock;

    EligibilityController(
            EligibilityTables tables,
            EligibilityTrials trials,
            Plans plans,
            Villages villages,
            SheetWriter writer,
            Door door,
            Clock clock) {
        this.tables = tables;
        this.trials = trials;
        this.plans = plans;
        this.villages = villages;
        this.writer = writer;
        this.door = door;
        this.clock = clock;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/eligibility";
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        return page(door.open(plan, null, user, Action.PREPARE_PLAN).plan(), null, null, List.of(), model);
    }

    @GetMapping("/table")
    void table(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        Downloads.offer(response, "application/octet-stream", "eligibility.dmn");
        response.getOutputStream().write(tables.of(id));
    }

    @PostMapping("/trial")
    String trial(@PathVariable String plan, @RequestParam MultipartFile file, Principal user, Model model)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        try {
            return page(id, file.getOriginalFilename(), run(id, file), List.of(), model);
        } catch (PlanRefused refused) {
            return page(id, null, null, DraftPages.sentences(refused), model);
        }
    }

    @PostMapping("/trial/workbook")
    void workbook(
            @PathVariable String plan, @RequestParam MultipartFile file, Principal user, HttpServletResponse response)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        EligibilityTrial trial;
        try {
            trial = run(id, file);
        } catch (PlanRefused refused) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_ENTITY, String.join("；", DraftPages.sentences(refused)), refused);
        }
        PlanSheets.download(response, "资格甄别表试算.xlsx");
        write(id, file.getOriginalFilename(), trial, response.getOutputStream());
    }

    private EligibilityTrial run(PlanId plan, MultipartFile file) throws IOException {
        return trials.run(plan, tables.tried(plan, file.getBytes()));
    }

    private String page(PlanId plan, String table, EligibilityTrial trial, List<String> problems, Model model) {
        model.addAttribute(
                "page",
                new Page(
                        plans.get(plan).name(),
                        path(plan),
                        ReadinessPages.path(plan),
                        table,
                        trial == null ? 0 : trial.households(),
                        trial == null ? 0 : trial.changes().size(),
                        trial == null
                                ? List.of()
                                : trial.ways().entrySet().stream()
                                        .map(way -> new Count(way.getKey().label(), way.getValue()))
                                        .toList(),
                        trial == null
                                ? List.of()
                                : trial.unanswered().entrySet().stream()
                                        .map(one -> Wording.households(one.getValue()) + "没有结论：" + one.getKey())
                                        .toList(),
                        trial == null
                                ? List.of()
                                : lines(trial.changes().stream().limit(SHOWN).toList())));
        model.addAttribute("problems", problems);
        return "eligibility";
    }

    private void write(PlanId plan, String table, EligibilityTrial trial, OutputStream out) {
        String note = "%s；试算的表：%s；%s；试算不保存、不改变任何一户"
                .formatted(plans.get(plan).name(), table, Wording.date(ChinaTime.today(clock)));
        writer.write(
                List.of(new SheetTable(
                        "资格变化",
                        note,
                        COLUMNS,
                        lines(trial.changes()).stream()
                                .map(EligibilityController::row)
                                .toList())),
                out);
    }

    private List<Line> lines(List<Change> changes) {
        Map<CaseKey, String> names = new HashMap<>();
        return changes.stream()
                .map(change -> new Line(
                        names.computeIfAbsent(
                                change.village(),
                                key -> villages.get(key).area().name()),
                        change.no(),
                        change.household(),
                        change.head(),
                        Wording.state(change.eligibility()),
                        change.way().label(),
                        opinion(change.now()),
                        change.now().code(),
                        why(change.now()),
                        opinion(change.then()),
                        change.then().code(),
                        why(change.then())))
                .toList();
    }

    private static String opinion(Said said) {
        return said.eligible() ? "建议确认" : said.hard() ? "不得确认" : "建议不确认";
    }

    private static String why(Said said) {
        return "%s（依据：%s）".formatted(said.reason(), said.clause());
    }

    private static Map<String, String> row(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("村", line.village());
        row.put("序号", Integer.toString(line.no()));
        row.put("户编号", Long.toString(line.household()));
        row.put("户主", line.head());
        row.put("现在的资格", line.eligibility());
        row.put("变化", line.way());
        row.put("现行表的意见", line.now());
        row.put("现行表的理由代码", line.codeNow());
        row.put("现行表的理由和依据", line.whyNow());
        row.put("试算表的意见", line.then());
        row.put("试算表的理由代码", line.codeThen());
        row.put("试算表的理由和依据", line.whyThen());
        return row;
    }

    /** {@code table} is null before anything was tried; {@code lines} are the first of {@code all}. */
    record Page(
            String plan,
            String path,
            String back,
            String table,
            int asked,
            int all,
            List<Count> ways,
            List<String> unanswered,
            List<Line> lines) {}

    record Count(String way, int households) {}

    record Line(
            String village,
            int no,
            long household,
            String head,
            String eligibility,
            String way,
            String now,
            String codeNow,
            String whyNow,
            String then,
            String codeThen,
            String whyThen) {}
}
