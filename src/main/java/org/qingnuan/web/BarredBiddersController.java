package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.BarredBidders;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A plan's negative list of bidders, kept by the office (LZ-10). */
@Controller
@RequestMapping("/plans/{plan}/barred-bidders")
class BarredBiddersController {

    private final BarredBidders bidders;
    private final Plans plans;
    private final Staff staff;
    private final Door door;

    BarredBiddersController(BarredBidders bidders, Plans plans, Staff staff, Door door) {
        this.bidders = bidders;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/barred-bidders";
    }

    @GetMapping
    String list(@PathVariable String plan, Principal user, Model model) {
        CaseKey key = door.open(plan, null, user, Action.READ_CONDITIONS);
        model.addAttribute(
                "page",
                new Page(
                        plans.get(key.plan()).name(),
                        path(key.plan()),
                        staff.may(user.getName(), key, Action.RECORD_CONDITIONS),
                        bidders.of(key.plan()).stream().map(this::line).toList()));
        return "barred-bidders";
    }

    @PostMapping
    String bar(
            @PathVariable String plan,
            @RequestParam(defaultValue = "") String uscc,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey key = door.open(plan, null, user, Action.RECORD_CONDITIONS);
        return change(key, flash, "已列入负面清单。", () -> bidders.bar(key.plan(), uscc, name, reason, user.getName()));
    }

    @PostMapping("/{id}/lift")
    String lift(
            @PathVariable String plan,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey key = door.open(plan, null, user, Action.RECORD_CONDITIONS);
        return change(key, flash, "已移出负面清单，原登记保留。", () -> bidders.lift(key.plan(), id, reason, user.getName()));
    }

    private static String change(CaseKey plan, RedirectAttributes flash, String done, Runnable change) {
        Told.of(flash, done, change);
        return "redirect:" + path(plan.plan());
    }

    private Line line(BarredBidders.Barred barred) {
        return new Line(
                barred.id(),
                barred.name(),
                barred.uscc(),
                barred.reason(),
                Wording.date(barred.at()),
                staff.name(barred.by()),
                barred.liftedReason());
    }

    record Page(String plan, String path, boolean recording, List<Line> lines) {}

    record Line(long id, String name, String uscc, String reason, String date, String by, String lifted) {}
}
