package org.qingnuan.web;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.ledger.Boiler;
import org.qingnuan.ledger.Boilers;
import org.qingnuan.ledger.MilestoneNeed;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
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

/** The boilers of a body (JN-02, JN-03, JN-08, JN-37); not there in a plan without milestones of boilers. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/boilers")
class BoilerController {

    private final Boilers boilers;
    private final Plans plans;
    private final Staff staff;
    private final Door door;

    BoilerController(Boilers boilers, Plans plans, Staff staff, Door door) {
        this.boilers = boilers;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
    }

    static String path(CaseKey body) {
        return BodyController.path(body) + "/boilers";
    }

    /** Whether the plan judges a milestone by boilers. */
    static boolean asked(Plans plans, PlanId plan) {
        return plans.get(plan).rules().milestones().rules().stream()
                .anyMatch(rule -> rule.need() == MilestoneNeed.BOILERS);
    }

    record Page(
            String name,
            String plan,
            String path,
            String back,
            String declared,
            String limit,
            boolean writable,
            List<Line> lines) {}

    /** @param lacks null when nothing is due for it any more */
    record Line(
            long id,
            String name,
            String capacity,
            boolean standing,
            String state,
            String emission,
            String networked,
            String lacks) {}

    @GetMapping
    String boilers(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = body(plan, area, user, Action.VIEW);
        BigDecimal limit = plans.get(body.plan()).rules().milestones().rules().stream()
                .filter(rule -> rule.need() == MilestoneNeed.BOILERS)
                .findFirst()
                .orElseThrow()
                .limit();
        model.addAttribute(
                "page",
                new Page(
                        plans.body(body).area().name(),
                        plans.get(body.plan()).name(),
                        path(body),
                        BodyController.path(body),
                        boilers.declaredOn(body).map(Wording::date).orElse(null),
                        plain(limit),
                        staff.may(user.getName(), body, Action.MANAGE_VILLAGES),
                        boilers.of(body).stream()
                                .map(boiler -> line(boiler, limit))
                                .toList()));
        return "boilers";
    }

    private static Line line(Boiler boiler, BigDecimal limit) {
        Boiler.Emission emission = boiler.emission();
        return new Line(
                boiler.id(),
                boiler.name(),
                plain(boiler.capacity()),
                !boiler.eliminated(),
                boiler.eliminated() ? Wording.date(boiler.eliminatedOn()) + "淘汰" : "在用",
                emission == null
                        ? null
                        : "烟尘%s、二氧化硫%s、氮氧化物%s（%s监测，%s）"
                                .formatted(
                                        plain(emission.dust()),
                                        plain(emission.sulphurDioxide()),
                                        plain(emission.nitrogenOxides()),
                                        Wording.date(emission.measuredOn()),
                                        emission.ultraLow() ? "达到超低排放" : "没有达到超低排放"),
                boiler.networkedOn() == null ? null : Wording.date(boiler.networkedOn()) + "联网",
                boiler.lacks(limit));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    @PostMapping
    String add(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam String name,
            @RequestParam BigDecimal capacity,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.MANAGE_VILLAGES);
        return change(body, flash, "已登记" + name.strip() + "。", () -> boilers.add(body, name, capacity, user.getName()));
    }

    @PostMapping("/{boiler}/eliminated")
    String eliminated(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long boiler,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate on,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.MANAGE_VILLAGES);
        return change(body, flash, "已登记淘汰。", () -> boilers.eliminated(body, boiler, on, user.getName()));
    }

    @PostMapping("/{boiler}/networked")
    String networked(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long boiler,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate on,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.MANAGE_VILLAGES);
        return change(body, flash, "已登记在线监测联网。", () -> boilers.networked(body, boiler, on, user.getName()));
    }

    @PostMapping("/{boiler}/emission")
    String emission(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long boiler,
            @RequestParam BigDecimal dust,
            @RequestParam BigDecimal sulphurDioxide,
            @RequestParam BigDecimal nitrogenOxides,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate on,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.MANAGE_VILLAGES);
        Boiler.Emission emission = new Boiler.Emission(dust, sulphurDioxide, nitrogenOxides, on);
        return change(body, flash, "已登记排放监测结果。", () -> boilers.measured(body, boiler, emission, user.getName()));
    }

    @PostMapping("/declared")
    String declared(@PathVariable String plan, @PathVariable String area, Principal user, RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.MANAGE_VILLAGES);
        return change(body, flash, "已确认锅炉台账登记齐全。", () -> boilers.declare(body, user.getName()));
    }

    private CaseKey body(String plan, String area, Principal user, Action action) {
        CaseKey body = door.open(plan, area, user, action);
        if (!asked(plans, body.plan())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "本方案没有燃煤锅炉台账");
        }
        return body;
    }

    private static String change(CaseKey body, RedirectAttributes flash, String done, Runnable change) {
        Told.of(flash, done, change);
        return "redirect:" + path(body);
    }
}
