package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.HouseholdHistory;
import org.qingnuan.ledger.HouseholdHistory.Item;
import org.qingnuan.ledger.HouseholdPage;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.RegisterAccess;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 住户台账: a body's register for those who audit it: found, as it stood on any day, in clear and in files only for a reason. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/register")
class RegisterController {

    private final Households households;
    private final HouseholdHistory history;
    private final RegisterAccess access;
    private final Villages villages;
    private final Plans plans;
    private final Staff staff;
    private final Door door;
    private final Clock clock;

    RegisterController(
            Households households,
            HouseholdHistory history,
            RegisterAccess access,
            Villages villages,
            Plans plans,
            Staff staff,
            Door door,
            Clock clock) {
        this.households = households;
        this.history = history;
        this.access = access;
        this.villages = villages;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
        this.clock = clock;
    }

    static String path(CaseKey body) {
        return BodyController.path(body) + "/register";
    }

    @GetMapping
    String show(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "0") int page,
            Principal user,
            Model model) {
        return list(door.open(plan, area, user, Action.READ_REGISTER), "", Math.max(0, page), user, model);
    }

    /** Asked by POST, so that nobody's id stands in an address or a log. */
    @PostMapping("/searches")
    String search(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "") String asked,
            Principal user,
            Model model) {
        return list(door.open(plan, area, user, Action.READ_REGISTER), asked, 0, user, model);
    }

    private String list(CaseKey body, String asked, int number, Principal user, Model model) {
        HouseholdPage found = households.find(body, asked, number);
        boolean opening = staff.may(user.getName(), body, Action.OPEN_REGISTER);
        model.addAttribute(
                "page",
                new Page(
                        plans.body(body).area().name(),
                        path(body),
                        BodyController.path(body),
                        opening,
                        staff.may(user.getName(), body, Action.MANAGE_VILLAGES),
                        !asked.isBlank(),
                        found.total(),
                        number,
                        asked.isBlank() && (number + 1L) * found.pageSize() < found.total(),
                        found.rows().stream()
                                .map(row -> new Line(
                                        villages.get(row.village()).area().name(),
                                        row.no(),
                                        row.name(),
                                        row.identity(),
                                        row.phone(),
                                        Wording.route(row.route()),
                                        Wording.state(row.eligibility()),
                                        Wording.state(row.retrofit()),
                                        Wording.state(row.acceptance()),
                                        Wording.payment(row.payment()),
                                        path(body) + "/" + row.village().village() + "/" + row.id()))
                                .toList(),
                        villages.of(body).stream()
                                .map(village -> new Facts.Choice(
                                        village.area().id(), village.area().name()))
                                .toList(),
                        opening ? access.exports(body).stream().map(this::line).toList() : List.of()));
        return "register";
    }

    private ExportLine line(RegisterAccess.Export export) {
        return new ExportLine(
                export.number(),
                export.villageName() == null ? "全部" : export.villageName(),
                export.purpose(),
                export.inClear() ? "完整" : "脱敏",
                export.households(),
                staff.name(export.by()),
                Wording.date(export.at()));
    }

    @PostMapping("/exports")
    void export(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "false") boolean inClear,
            Principal user,
            HttpServletResponse response)
            throws IOException {
        CaseKey body = door.open(plan, area, user, Action.OPEN_REGISTER);
        CaseKey scope = village.isBlank()
                ? body
                : villages.get(Door.village(body, village)).key();
        long number;
        try {
            number = access.begin(scope, purpose, inClear, user.getName());
        } catch (SubmissionRefused refused) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage(), refused);
        }
        Downloads.offer(response, Downloads.WORKBOOK, "改造户台账-导出%d.xlsx".formatted(number));
        access.write(scope, number, staff.name(user.getName()), response.getOutputStream());
    }

    @GetMapping("/{village}/{household}")
    String household(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @PathVariable long household,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate on,
            Principal user,
            Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_REGISTER);
        CaseKey key = Door.village(body, village).with("household", Long.toString(household));
        LocalDate day = on == null ? ChinaTime.today(clock) : on;
        List<Item> stood = history.on(key, day).orElse(null);
        model.addAttribute(
                "page",
                new HouseholdView(
                        villages.get(key.villageKey()).area().name() + " 户编号" + household,
                        path(body) + "/" + village + "/" + household,
                        path(body),
                        day.toString(),
                        Wording.date(day),
                        stood,
                        staff.may(user.getName(), body, Action.OPEN_REGISTER),
                        history.changes(key).stream().map(this::line).toList(),
                        history.looks(key).stream()
                                .map(look ->
                                        new LookLine(Wording.date(look.at()), staff.name(look.by()), look.reason()))
                                .toList()));
        return "household";
    }

    private ChangeLine line(HouseholdHistory.Change change) {
        return new ChangeLine(
                Wording.date(change.at()),
                change.by().equals("system") ? "系统" : staff.name(change.by()),
                change.what(),
                change.reason(),
                change.values().stream()
                        .map(value -> "%s：%s → %s"
                                .formatted(
                                        value.label(),
                                        value.before() == null ? "—" : value.before(),
                                        value.after() == null ? "—" : value.after()))
                        .toList());
    }

    /** Shown once and not kept anywhere but on this page. */
    @PostMapping("/{village}/{household}/disclosures")
    String disclose(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @PathVariable long household,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        CaseKey body = door.open(plan, area, user, Action.OPEN_REGISTER);
        CaseKey key = Door.village(body, village).with("household", Long.toString(household));
        try {
            model.addAttribute("clear", access.disclose(key, reason, user.getName()));
        } catch (SubmissionRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
            return "redirect:" + path(body) + "/" + village + "/" + household;
        }
        response.setHeader("Cache-Control", "no-store");
        return household(plan, area, village, household, null, user, model);
    }

    record Page(
            String name,
            String path,
            String back,
            boolean opening,
            boolean importing,
            boolean searched,
            long total,
            int number,
            boolean more,
            List<Line> lines,
            List<Facts.Choice> villages,
            List<ExportLine> exports) {}

    record Line(
            String village,
            int no,
            String name,
            String identity,
            String phone,
            String route,
            String eligibility,
            String retrofit,
            String acceptance,
            String payment,
            String href) {}

    record ExportLine(long number, String village, String purpose, String how, int households, String by, String at) {}

    record HouseholdView(
            String name,
            String path,
            String back,
            String day,
            String dayShown,
            List<Item> items,
            boolean opening,
            List<ChangeLine> changes,
            List<LookLine> looks) {}

    record ChangeLine(String at, String by, String what, String reason, List<String> values) {}

    record LookLine(String at, String by, String reason) {}
}
