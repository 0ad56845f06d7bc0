package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.process.ChangedPlans;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.rehearsal.Pace;
import org.qingnuan.rehearsal.RehearsalRefused;
import org.qingnuan.rehearsal.Rehearsals;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.rehearsal.Rehearsals.State;
import org.qingnuan.rehearsal.Results;
import org.qingnuan.rehearsal.report.Comparison;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an administrator has a plan rehearsed, as it is or changed, and compares what came of it. */
@Controller
@RequestMapping("/plans/{plan}/rehearsals")
class RehearsalController {

    /** Before the gate in a field's name. */
    private static final String FIELD = "day:";

    private final Rehearsals rehearsals;
    private final DeadlineAdjustments deadlines;
    private final RehearsalPages pages;
    private final Door door;

    RehearsalController(Rehearsals rehearsals, DeadlineAdjustments deadlines, RehearsalPages pages, Door door) {
        this.rehearsals = rehearsals;
        this.deadlines = deadlines;
        this.pages = pages;
        this.door = door;
    }

    @GetMapping
    String rehearsals(@PathVariable String plan, Principal user, Model model) {
        model.addAttribute("page", pages.of(open(plan, user), Map.of(), null));
        return "rehearsals";
    }

    @PostMapping
    String begin(
            @PathVariable String plan,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) List<MultipartFile> files,
            Principal user,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        PlanId id = open(plan, user);
        Map<String, String> days = changed(id, fields);
        List<String> problems = new ArrayList<>();
        days.forEach((gate, day) -> {
            if (!isDay(day)) {
                problems.add("期限“" + day + "”不是日期，请重新选择。");
            }
        });
        int households = number(fields.get("households"), "演练户数", problems);
        int seed = number(fields.get("seed"), "随机种子", problems);
        Pace pace = Pace.of(fields.getOrDefault("pace", "")).orElse(null);
        if (pace == null) {
            problems.add("请选择办理进度。");
        }
        boolean heating = fields.containsKey("heatingSeason");
        if (problems.isEmpty()) {
            try {
                rehearsals.begin(
                        new Rehearsals.Order(id, handedIn(files), days, households, seed, pace, heating),
                        user.getName());
                flash.addFlashAttribute("done", "演练已经开始，在后台进行，不影响正式数据。可以离开本页，稍后再来看结果。");
                return "redirect:" + RehearsalPages.path(id);
            } catch (PlanRefused refused) {
                problems.addAll(
                        refused.findings().stream().map(ModelFinding::sentence).toList());
            } catch (RehearsalRefused refused) {
                problems.add(refused.getMessage());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", problems);
        model.addAttribute(
                "page",
                pages.of(
                        id,
                        days,
                        new RehearsalsPage.Form(
                                fields.get("households"), fields.get("seed"), fields.get("pace"), heating)));
        return "rehearsals";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String plan, @PathVariable String id, Principal user, RedirectAttributes flash) {
        PlanId open = open(plan, user);
        rehearsals.cancel(open, id);
        flash.addFlashAttribute("done", "演练已取消。");
        return "redirect:" + RehearsalPages.path(open);
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable String plan, @PathVariable String id, Principal user, RedirectAttributes flash) {
        PlanId open = open(plan, user);
        rehearsals.delete(open, id);
        flash.addFlashAttribute("done", "演练和它的结果已删除。");
        return "redirect:" + RehearsalPages.path(open);
    }

    @GetMapping("/{id}/report")
    void report(@PathVariable String plan, @PathVariable String id, Principal user, HttpServletResponse response)
            throws IOException {
        send(file(open(plan, user), id, Results.REPORT), "text/html; charset=UTF-8", null, response);
    }

    @GetMapping("/{id}/workbook")
    void workbook(@PathVariable String plan, @PathVariable String id, Principal user, HttpServletResponse response)
            throws IOException {
        send(
                file(open(plan, user), id, Results.WORKBOOK),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "演练报告 " + id + ".xlsx",
                response);
    }

    @GetMapping("/{id}/summary")
    void summary(@PathVariable String plan, @PathVariable String id, Principal user, HttpServletResponse response)
            throws IOException {
        send(
                file(open(plan, user), id, Results.SUMMARY),
                "application/json",
                plan + "-" + id + "-summary.json",
                response);
    }

    @GetMapping("/compare")
    String compare(
            @PathVariable String plan,
            @RequestParam(name = "run", defaultValue = "") List<String> ids,
            Principal user,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        PlanId open = open(plan, user);
        if (ids.size() != 2) {
            flash.addFlashAttribute("problem", "请勾选两次已完成的演练再比较。");
            return "redirect:" + RehearsalPages.path(open);
        }
        List<Run> runs = ids.stream().sorted().map(id -> done(open, id)).toList();
        model.addAttribute("path", RehearsalPages.path(open));
        model.addAttribute(
                "sides",
                runs.stream()
                        .map(run -> RehearsalSide.of(run, RehearsalPages.changes(run), RehearsalPages.setting(run)))
                        .toList());
        model.addAttribute(
                "comparison",
                Comparison.of(
                        side(open, runs.get(0).id()), side(open, runs.get(1).id())));
        return "rehearsal-comparison";
    }

    private Comparison.Side side(PlanId plan, String id) throws IOException {
        Path folder = rehearsals.folder(plan, id);
        return new Comparison.Side(Results.summary(folder), Results.course(folder));
    }

    private PlanId open(String plan, Principal user) {
        CaseKey key = door.open(plan, null, user, Action.REHEARSE);
        return key.plan();
    }

    private Run done(PlanId plan, String id) {
        Run run = rehearsals.get(plan, id);
        if (run.state() != State.DONE) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "这次演练没有结果");
        }
        return run;
    }

    private Path file(PlanId plan, String id, String name) {
        done(plan, id);
        return rehearsals.folder(plan, id).resolve(name);
    }

    /** @param name under which it is saved, null to be shown */
    private static void send(Path file, String type, String name, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setContentLengthLong(Files.size(file));
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (name != null) {
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name, StandardCharsets.UTF_8)
                            .build()
                            .toString());
        }
        Files.copy(file, response.getOutputStream());
    }

    /** The gates whose field holds another date than the deployed model, by gate. */
    private Map<String, String> changed(PlanId plan, Map<String, String> fields) {
        Map<String, String> changed = new LinkedHashMap<>();
        deadlines.gates(plan).forEach(gate -> {
            String key = DeadlinePages.key(gate);
            String day = fields.get(FIELD + key);
            if (day != null && !day.equals(gate.due().toString())) {
                changed.put(key, day);
            }
        });
        return changed;
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static int number(String text, String name, List<String> problems) {
        if (text == null || !text.strip().matches("\\d{1,7}")) {
            problems.add(name + "“" + (text == null ? "" : text) + "”不是整数，请填写数字。");
            return 0;
        }
        return Integer.parseInt(text.strip());
    }

    private static List<ChangedPlans.File> handedIn(List<MultipartFile> files) throws IOException {
        List<ChangedPlans.File> handedIn = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
                handedIn.add(new ChangedPlans.File(name.replaceAll(".*[/\\\\]", ""), file.getBytes()));
            }
        }
        return handedIn;
    }
}
