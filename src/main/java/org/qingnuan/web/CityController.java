package org.qingnuan.web;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import org.qingnuan.finance.Award;
import org.qingnuan.finance.Awards;
import org.qingnuan.finance.Violation;
import org.qingnuan.ledger.AreaTargets;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
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

/** The city's page of a plan: urban central heating, awards, violations; not there in a plan that has none of it. */
@Controller
@RequestMapping("/plans/{plan}/city")
class CityController {

    private static final String AREA = "\\d{1,6}(\\.\\d{1,4})?";
    private static final String YUAN = "\\d{1,10}(\\.\\d{1,2})?";

    private final CityPages pages;
    private final AreaTargets areas;
    private final Awards awards;
    private final Plans plans;
    private final Door door;

    CityController(CityPages pages, AreaTargets areas, Awards awards, Plans plans, Door door) {
        this.pages = pages;
        this.areas = areas;
        this.awards = awards;
        this.plans = plans;
        this.door = door;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/city";
    }

    @GetMapping
    String city(@PathVariable String plan, Principal user, Model model) {
        model.addAttribute("page", pages.of(plan(plan, user, Action.READ_RECORDS), user.getName()));
        return "city";
    }

    @PostMapping("/progress")
    String report(
            @PathVariable String plan,
            @RequestParam String area,
            @RequestParam String done,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam(required = false) String note,
            Principal user,
            RedirectAttributes flash) {
        CaseKey known = plan(plan, user, Action.RECORD_WORK);
        if (!done.strip().matches(AREA)) {
            return refused(known, flash, "完成面积应是数字，以万平方米为单位，最多四位小数。");
        }
        long squareMetres = new BigDecimal(done.strip()).movePointRight(4).longValueExact();
        return change(
                known, flash, "已上报。", () -> areas.report(known.plan(), area, squareMetres, asOf, note, user.getName()));
    }

    @PostMapping("/awards")
    String award(
            @PathVariable String plan,
            @RequestParam String body,
            @RequestParam String amount,
            @RequestParam String documentNo,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate decidedOn,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey known = plan(plan, user, Action.RECORD_VIOLATIONS);
        if (!amount.strip().matches(YUAN)) {
            return refused(known, flash, "奖补金额应以元为单位，最多两位小数。");
        }
        Award award =
                new Award(body(known, body), Money.of(amount.strip()), documentNo, decidedOn, reason, user.getName());
        return change(known, flash, "奖补已登记。", () -> awards.grant(award));
    }

    @PostMapping("/violations")
    String violation(
            @PathVariable String plan,
            @RequestParam String body,
            @RequestParam String documentNo,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate confirmedOn,
            @RequestParam String finding,
            Principal user,
            RedirectAttributes flash) {
        CaseKey known = plan(plan, user, Action.RECORD_VIOLATIONS);
        Violation violation = new Violation(body(known, body), documentNo, confirmedOn, finding, user.getName());
        return change(known, flash, "违规认定已登记，市级资金不再拨付该单位。", () -> awards.confirm(violation));
    }

    @PostMapping("/violations/{violation}/lift")
    String lift(
            @PathVariable String plan,
            @PathVariable long violation,
            @RequestParam String documentNo,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey known = plan(plan, user, Action.RECORD_VIOLATIONS);
        return change(
                known,
                flash,
                "已提出解除，另一人批准后恢复市级资金。",
                () -> awards.proposeLift(known.plan(), violation, documentNo, reason, user.getName()));
    }

    @PostMapping("/violations/{violation}/lift/approval")
    String approveLift(
            @PathVariable String plan, @PathVariable long violation, Principal user, RedirectAttributes flash) {
        CaseKey known = plan(plan, user, Action.RECORD_VIOLATIONS);
        return change(
                known,
                flash,
                "已批准解除。没有其他违规认定的，市级资金恢复拨付。",
                () -> awards.approveLift(known.plan(), violation, user.getName()));
    }

    private CaseKey plan(String plan, Principal user, Action action) {
        CaseKey known = door.open(plan, null, user, action);
        if (!pages.exists(known.plan())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "本方案没有城镇任务和市级奖补");
        }
        return known;
    }

    private CaseKey body(CaseKey plan, String area) {
        return plans.bodies(plan.plan()).stream()
                .map(body -> body.key())
                .filter(key -> key.area().equals(area))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个单位"));
    }

    private static String change(CaseKey plan, RedirectAttributes flash, String done, Runnable change) {
        Told.of(flash, done, change);
        return "redirect:" + path(plan.plan());
    }

    private static String refused(CaseKey plan, RedirectAttributes flash, String problem) {
        flash.addFlashAttribute("problem", problem);
        return "redirect:" + path(plan.plan());
    }
}
