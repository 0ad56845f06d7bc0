package org.qingnuan.web;

import java.security.Principal;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The milestones of a plan over several years with its base figures and projects; not there in a plan that has none. */
@Controller
class MilestoneController {

    private final MilestonePages pages;
    private final Plans plans;
    private final Staff staff;

    MilestoneController(MilestonePages pages, Plans plans, Staff staff) {
        this.pages = pages;
        this.plans = plans;
        this.staff = staff;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/milestones";
    }

    @GetMapping("/plans/{plan}/milestones")
    String milestones(@PathVariable String plan, Principal user, Model model) {
        PlanId known = known(plan);
        boolean ofPlan = staff.may(user.getName(), CaseKey.ofPlan(known), Action.VIEW);
        boolean ofBody = staff.bodies(user.getName()).stream()
                .anyMatch(body -> body.plan().equals(known));
        if (!ofPlan && !ofBody) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "您没有这个方案的权限");
        }
        if (plans.get(known).rules().milestones().rules().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "本方案没有里程碑");
        }
        model.addAttribute("page", pages.of(known, user.getName(), ofPlan));
        return "milestones";
    }

    private PlanId known(String plan) {
        return plans.all().stream()
                .map(one -> one.id())
                .filter(id -> id.value().equals(plan))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个方案"));
    }
}
