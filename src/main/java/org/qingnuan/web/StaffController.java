package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.StaffRosters;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 人员名单: who holds which post of a plan, and the list by which people come in. */
@Controller
@RequestMapping("/plans/{plan}/staff")
class StaffController {

    private final StaffRosters rosters;
    private final StaffSheets sheets;
    private final Plans plans;
    private final Staff staff;
    private final Door door;

    StaffController(StaffRosters rosters, StaffSheets sheets, Plans plans, Staff staff, Door door) {
        this.rosters = rosters;
        this.sheets = sheets;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/staff";
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        var key = door.open(plan, null, user, Action.READ_READINESS);
        PlanId id = key.plan();
        model.addAttribute(
                "page",
                new Page(
                        plans.get(id).name(),
                        path(id),
                        ReadinessPages.path(id),
                        staff.may(user.getName(), key, Action.PREPARE_PLAN),
                        rosters.current(id),
                        rosters.pending(id).stream()
                                .map(StaffController::waiting)
                                .toList()));
        return "staff";
    }

    @GetMapping("/template")
    void template(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        PlanSheets.download(response, "人员名单.xlsx");
        sheets.template(id, response.getOutputStream());
    }

    @PostMapping
    String load(@PathVariable String plan, @RequestParam MultipartFile file, Principal user, RedirectAttributes flash)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        StaffSheets.Read read;
        try (InputStream in = file.getInputStream()) {
            read = sheets.read(id, in);
        }
        if (!read.findings().isEmpty()) {
            PlanSheets.problems(flash, read.findings());
            return "redirect:" + path(id);
        }
        try {
            StaffRosters.Outcome outcome = rosters.employ(id, read.rows(), user.getName());
            flash.addFlashAttribute("done", told(outcome));
            flash.addFlashAttribute("tokens", outcome.tokens());
        } catch (SubmissionRefused refused) {
            PlanSheets.problems(flash, refused.findings());
        }
        return "redirect:" + path(id);
    }

    private static String told(StaffRosters.Outcome outcome) {
        return outcome.persons() == 0 && outcome.posts() == 0
                ? "名单中的人员和岗位都已有，没有变化。"
                : Wording.counted(
                                "新建%d人", outcome.persons(), "安排%d个岗位", outcome.posts(), "%d行没有变化", outcome.unchanged())
                        + "。";
    }

    @PostMapping("/token")
    String reissue(@PathVariable String plan, @RequestParam String person, Principal user, RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        flash.addFlashAttribute("tokens", List.of(rosters.reissue(id, person, user.getName())));
        flash.addFlashAttribute("done", "已换发一次性口令，原口令作废。");
        return "redirect:" + path(id);
    }

    private static Waiting waiting(StaffRosters.Pending pending) {
        String until = pending.lapsed() ? "口令已过期" : "口令有效至" + Wording.date(pending.until());
        return new Waiting(pending.user(), pending.name(), until, pending.lapsed());
    }

    record Page(
            String plan,
            String path,
            String back,
            boolean preparing,
            List<StaffRosters.Row> rows,
            List<Waiting> waiting) {}

    record Waiting(String user, String name, String until, boolean lapsed) {}
}
