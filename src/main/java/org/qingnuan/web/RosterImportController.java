package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.RosterImports;
import org.qingnuan.ledger.RosterImports.Import;
import org.qingnuan.ledger.RosterImports.OfVillage;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 全域摸底登记表: the roster of all of a body's villages in one file, checked first, registered village by village. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/register/imports")
class RosterImportController {

    private final RosterImports imports;
    private final RunningUploads uploads;
    private final Plans plans;
    private final Staff staff;
    private final Door door;
    private final Clock clock;

    RosterImportController(
            RosterImports imports, RunningUploads uploads, Plans plans, Staff staff, Door door, Clock clock) {
        this.imports = imports;
        this.uploads = uploads;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
        this.clock = clock;
    }

    static String path(CaseKey body) {
        return RegisterController.path(body) + "/imports";
    }

    @GetMapping
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        return page(door.open(plan, area, user, Action.MANAGE_VILLAGES), null, model);
    }

    @GetMapping("/{roster}")
    String show(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable("roster") UUID id,
            Principal user,
            Model model) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        return page(body, imports.get(body, id), model);
    }

    private String page(CaseKey body, Import one, Model model) {
        model.addAttribute(
                "page",
                new Page(
                        plans.body(body).area().name(),
                        path(body),
                        RegisterController.path(body),
                        ChinaTime.today(clock).toString(),
                        imports.of(body).stream().map(this::line).toList(),
                        one == null ? null : view(one)));
        return "roster-imports";
    }

    private Line line(Import one) {
        return new Line(
                one.id().toString(),
                one.fileName(),
                one.rows(),
                one.villages().size(),
                state(one),
                staff.name(one.by()),
                Wording.date(one.at()));
    }

    private static String state(Import one) {
        if (one.superseded()) {
            return "有误的行已补传";
        }
        if (one.surveyedOn() == null) {
            return one.problems() == 0 ? "检查通过，尚未登记" : "检查发现%d处问题".formatted(one.problems());
        }
        long open = one.villages().stream().filter(OfVillage::open).count();
        if (open > 0) {
            return (one.stopped() ? "已停止，" : "正在登记，") + "还有%d个村".formatted(open);
        }
        long kept = one.villages().stream()
                .filter(village -> village.refusal() != null)
                .count();
        return kept == 0 ? "已全部登记" : "已登记，%d个村未能登记".formatted(kept);
    }

    private View view(Import one) {
        int done =
                (int) one.villages().stream().filter(village -> !village.open()).count();
        return new View(
                one.id().toString(),
                one.fileName(),
                one.rows(),
                state(one),
                one.problems(),
                one.warnings(),
                one.findings().stream().map(Finding::sentence).toList(),
                one.surveyedOn() == null ? null : Wording.date(one.surveyedOn()),
                one.validOnly(),
                one.open() && !one.superseded(),
                one.stopped(),
                done,
                one.villages().size(),
                one.villages().stream()
                        .map(village -> new VillageLine(
                                village.name(),
                                village.rows(),
                                village.faulty(),
                                village.refusal() != null
                                        ? "未登记：" + village.refusal()
                                        : village.changed() == null
                                                ? "尚未登记"
                                                : "已登记，变动%d户".formatted(village.changed())))
                        .toList());
    }

    @GetMapping("/template")
    void template(@PathVariable String plan, @PathVariable String area, Principal user, HttpServletResponse response)
            throws IOException {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        Downloads.offer(response, Downloads.WORKBOOK, "全域摸底登记表.xlsx");
        imports.template(body, response.getOutputStream());
    }

    @PostMapping
    String check(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) UUID token,
            @RequestParam(required = false) UUID completes,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        try (InputStream in = file.getInputStream()) {
            UUID id = uploads.during(
                    user.getName(),
                    token,
                    watch -> imports.check(
                            body, new SheetUpload(file.getOriginalFilename(), in, completes, watch), user.getName()));
            return "redirect:" + path(body) + "/" + id;
        } catch (SubmissionRefused refused) {
            PlanSheets.problems(flash, refused.findings());
            return "redirect:" + path(body) + (completes == null ? "" : "/" + completes);
        }
    }

    @GetMapping("/uploads/{token}")
    @ResponseBody
    Map<String, Integer> progress(
            @PathVariable String plan, @PathVariable String area, @PathVariable UUID token, Principal user) {
        door.open(plan, area, user, Action.MANAGE_VILLAGES);
        return Map.of("rows", uploads.rows(user.getName(), token));
    }

    @PostMapping("/uploads/{token}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String plan, @PathVariable String area, @PathVariable UUID token, Principal user) {
        door.open(plan, area, user, Action.MANAGE_VILLAGES);
        if (!uploads.cancel(user.getName(), token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有正在检查的文件");
        }
    }

    @PostMapping("/{roster}/registration")
    String register(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable("roster") UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate surveyedOn,
            @RequestParam(defaultValue = "false") boolean validOnly,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        try {
            imports.apply(body, id, surveyedOn, validOnly, user.getName());
        } catch (SubmissionRefused refused) {
            PlanSheets.problems(flash, refused.findings());
        }
        return "redirect:" + path(body) + "/" + id;
    }

    @PostMapping("/{roster}/stop")
    String stop(@PathVariable String plan, @PathVariable String area, @PathVariable("roster") UUID id, Principal user) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        imports.stop(body, id);
        return "redirect:" + path(body) + "/" + id;
    }

    @GetMapping("/{roster}/faulty")
    void faulty(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable("roster") UUID id,
            Principal user,
            HttpServletResponse response)
            throws IOException {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        imports.get(body, id);
        Downloads.offer(response, Downloads.WORKBOOK, "全域摸底登记表（有误的行）.xlsx");
        imports.faulty(body, id, response.getOutputStream());
    }

    record Page(String name, String path, String back, String today, List<Line> lines, View one) {}

    record Line(String id, String fileName, int rows, int villages, String state, String by, String at) {}

    record View(
            String id,
            String fileName,
            int rows,
            String state,
            int problems,
            int warnings,
            List<String> findings,
            String surveyedOn,
            boolean validOnly,
            boolean open,
            boolean stopped,
            int done,
            int of,
            List<VillageLine> villages) {}

    record VillageLine(String name, int rows, int faulty, String state) {}
}
