package org.qingnuan.web;

import java.security.Principal;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.PlanDefaults;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** 本方案的默认项: all that the plan's document does not state, for everybody who works with the plan (B5). */
@Controller
class DefaultsController {

    private final PlanDefaults defaults;
    private final Plans plans;
    private final Watchers watchers;

    DefaultsController(PlanDefaults defaults, Plans plans, Watchers watchers) {
        this.defaults = defaults;
        this.plans = plans;
        this.watchers = watchers;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/defaults";
    }

    @GetMapping("/plans/{plan}/defaults")
    String defaults(@PathVariable String plan, Principal user, Model model) {
        PlanId known = plans.all().stream()
                .map(one -> one.id())
                .filter(id -> id.value().equals(plan))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个方案"));
        if (!watchers.watch(CaseKey.ofPlan(known), user.getName())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "您没有这个方案的权限");
        }
        model.addAttribute("plan", plans.get(known).name());
        model.addAttribute("groups", defaults.of(known).groups());
        return "defaults";
    }
}
