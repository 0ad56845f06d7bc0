package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.CarriedHouseholds;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.PlanSuccession;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
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

/** 沿用上年: people and open households of an earlier year's plan, shown with numbers before they are taken over. */
@Controller
@RequestMapping("/plans/{plan}/carry-over")
class CarryOverController {

    private final PlanSuccession succession;
    private final CarriedHouseholds carried;
    private final Plans plans;
    private final Staff staff;
    private final Door door;

    CarryOverController(PlanSuccession succession, CarriedHouseholds carried, Plans plans, Staff staff, Door door) {
        this.succession = succession;
        this.carried = carried;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/carry-over";
    }

    @GetMapping
    String show(@PathVariable String plan, @RequestParam(defaultValue = "") String from, Principal user, Model model) {
        CaseKey key = door.open(plan, null, user, Action.READ_READINESS);
        List<Plan> earlier = succession.earlier(key.plan());
        Plan chosen = earlier.stream()
                .filter(one -> from.isEmpty() || one.id().value().equals(from))
                .findFirst()
                .orElse(null);
        model.addAttribute(
                "page",
                new Page(
                        plans.get(key.plan()).name(),
                        path(key.plan()),
                        ReadinessPages.path(key.plan()),
                        chosen != null && mayCarry(user, key, chosen),
                        earlier.stream()
                                .map(one -> new Choice(one.id().value(), one.name(), one.equals(chosen)))
                                .toList(),
                        chosen == null ? null : chosen.id().value(),
                        chosen == null ? null : succession.preview(chosen.id(), key.plan()),
                        plans.bodies(key.plan()).stream()
                                .map(Body::key)
                                .flatMap(body -> carried.of(body).stream().map(one -> line(body, one)))
                                .toList()));
        return "carry-over";
    }

    @PostMapping
    String carry(@PathVariable String plan, @RequestParam String from, Principal user, RedirectAttributes flash) {
        CaseKey key = door.open(plan, null, user, Action.PREPARE_PLAN);
        Plan earlier = succession.earlier(key.plan()).stream()
                .filter(one -> one.id().value().equals(from))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个以前年度的方案"));
        if (!mayCarry(user, key, earlier)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "您没有原方案的权限");
        }
        try {
            flash.addFlashAttribute("done", told(earlier.id(), key.plan(), user.getName()));
        } catch (SubmissionRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:" + path(key.plan());
    }

    /** What was taken over; when nothing was, whether there was ever anything. */
    private String told(PlanId from, PlanId to, String by) {
        PlanSuccession.Done done = succession.carry(from, to, by);
        String taken = Wording.counted("人员%d人次", done.persons(), "结转%d户", done.households());
        if (!taken.isEmpty()) {
            return "已沿用：" + taken + "。";
        }
        int before = succession.preview(from, to).bodies().stream()
                .mapToInt(CarriedHouseholds.OfBody::carried)
                .sum();
        return before > 0 ? "都已沿用过，没有变化。" : "原方案没有要结转的户，人员也都已在本方案，没有变化。";
    }

    /** Households leave the one plan and come into the other, so both have to be the person's. */
    private boolean mayCarry(Principal user, CaseKey to, Plan from) {
        return staff.may(user.getName(), to, Action.PREPARE_PLAN)
                && staff.may(user.getName(), CaseKey.ofPlan(from.id()), Action.PREPARE_PLAN);
    }

    private Line line(CaseKey body, CarriedHouseholds.Candidate one) {
        return new Line(
                plans.body(body).area().name(),
                one.village(),
                one.name(),
                one.identity(),
                Wording.state(one.was()),
                one.surveyed() ? "已摸底" : "待摸底");
    }

    record Page(
            String plan,
            String path,
            String back,
            boolean preparing,
            List<Choice> earlier,
            String from,
            PlanSuccession.Preview preview,
            List<Line> carried) {}

    record Choice(String id, String name, boolean chosen) {}

    record Line(String body, String village, String name, String identity, String was, String now) {}
}
