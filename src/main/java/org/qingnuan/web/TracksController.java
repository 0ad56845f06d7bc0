package org.qingnuan.web;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.NoSuchElementException;
import org.qingnuan.finance.Retentions;
import org.qingnuan.ledger.BuildingCategory;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.ledger.Plans;
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

/** A plan's tracks beside its villages; not there in a plan that has none. */
@Controller
@RequestMapping("/plans/{plan}/tracks")
class TracksController {

    private static final String QUANTITY = "\\d{1,9}(\\.\\d{1,2})?";

    private final TracksPages pages;
    private final Buildings buildings;
    private final Plans plans;
    private final Retentions retentions;
    private final Door door;

    TracksController(TracksPages pages, Buildings buildings, Plans plans, Retentions retentions, Door door) {
        this.retentions = retentions;
        this.pages = pages;
        this.buildings = buildings;
        this.plans = plans;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        model.addAttribute("page", pages.of(plan(plan, user, Action.READ_RECORDS), user.getName()));
        return "tracks";
    }

    @PostMapping("/shares")
    String assign(
            @PathVariable String plan,
            @RequestParam String body,
            @RequestParam BuildingCategory category,
            @RequestParam String quantity,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey known = plan(plan, user, Action.ENTER_QUOTA);
        if (quantity.strip().matches(QUANTITY)) {
            assign(body(known, body), category, new BigDecimal(quantity.strip()), reason, user, flash);
        } else {
            flash.addFlashAttribute("problem", "任务量应是数字，城区填平方米、最多两位小数，农村填户数。");
        }
        return "redirect:" + TracksPages.path(known.plan());
    }

    private void assign(
            CaseKey body,
            BuildingCategory category,
            BigDecimal quantity,
            String reason,
            Principal user,
            RedirectAttributes flash) {
        Told.of(flash, "任务已分解。", () -> buildings.assign(body, category, quantity, reason, user.getName()));
    }

    @PostMapping("/retentions/{batch}/release")
    String release(@PathVariable String plan, @PathVariable String batch, Principal user, RedirectAttributes flash) {
        PlanId id = plan(plan, user, Action.SETTLE_RETENTIONS).plan();
        CaseKey key = retentions.of(id).stream()
                .map(Retentions.Held::batch)
                .filter(one -> one.item().equals(batch))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "这个批次没有质保金"));
        Told.of(flash, "已发起质保金的支付，按拨付批次编制、审批和付款。", () -> retentions.release(id, key, user.getName()));
        return "redirect:" + TracksPages.path(id);
    }

    @PostMapping("/retentions/parts/{part}/proposal")
    String propose(
            @PathVariable String plan,
            @PathVariable long part,
            @RequestParam String documentNo,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = plan(plan, user, Action.SETTLE_RETENTIONS).plan();
        keep(flash, "已提出扣留，等待另一人批准。", () -> retentions.proposeKeeping(id, part, documentNo, reason, user.getName()));
        return "redirect:" + TracksPages.path(id);
    }

    @PostMapping("/retentions/parts/{part}/approval")
    String approve(@PathVariable String plan, @PathVariable long part, Principal user, RedirectAttributes flash) {
        PlanId id = plan(plan, user, Action.SETTLE_RETENTIONS).plan();
        keep(flash, "已批准扣留，不再支付。", () -> retentions.approveKeeping(id, part, user.getName()));
        return "redirect:" + TracksPages.path(id);
    }

    private static void keep(RedirectAttributes flash, String done, Runnable step) {
        try {
            Told.of(flash, done, step);
        } catch (NoSuchElementException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这笔质保金", none);
        }
    }

    private CaseKey plan(String plan, Principal user, Action action) {
        CaseKey known = door.open(plan, null, user, action);
        if (!pages.exists(known.plan())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "本方案没有村级改造以外的专项");
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
}
