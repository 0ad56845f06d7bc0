package org.qingnuan.web;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Notices;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Demonstration;
import org.qingnuan.process.RoleNames;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.Tasks.TaskGone;
import org.qingnuan.process.Tasks.TaskNotYours;
import org.qingnuan.shared.CaseKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The start page: what this is, what day it simulates, who can sign in, and the ways on for whoever has. */
@Controller
class StartController {

    /** Those who may open Cockpit; a body's officials see their villages on the body's page. */
    private static final Set<String> WATCHERS = Set.of("leading-group", "district-office", "administrator");

    private final Staff staff;
    private final Tasks tasks;
    private final Plans plans;
    private final Notices notices;
    private final PlanWays ways;
    private final SecondLooks looks;
    private final Clock clock;
    private final ObjectProvider<Demonstration> demonstration;

    StartController(
            Staff staff,
            Tasks tasks,
            Plans plans,
            Notices notices,
            PlanWays ways,
            SecondLooks looks,
            Clock clock,
            ObjectProvider<Demonstration> demonstration) {
        this.staff = staff;
        this.tasks = tasks;
        this.plans = plans;
        this.notices = notices;
        this.ways = ways;
        this.looks = looks;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    record BodyLink(String name, String path, int target) {}

    record Completed(String taskId, String name, String at) {}

    @GetMapping("/")
    String start(Principal user, Model model) {
        model.addAttribute("today", Wording.date(ChinaTime.today(clock)));
        model.addAttribute(
                "plans", plans.all().stream().map(plan -> plan.name()).toList());
        Demonstration shown = demonstration.getIfAvailable();
        model.addAttribute("people", shown == null ? List.of() : shown.people());
        model.addAttribute("demonstration", shown != null);
        if (user != null) {
            signedIn(user.getName(), model);
        }
        return "start";
    }

    private void signedIn(String user, Model model) {
        model.addAttribute("name", staff.name(user));
        model.addAttribute(
                "roles", staff.roles(user).stream().map(RoleNames::of).toList());
        model.addAttribute("bodies", staff.bodies(user).stream().map(this::link).toList());
        model.addAttribute("ways", ways.of(user));
        model.addAttribute("looks", looks.of(user));
        model.addAttribute("administrator", staff.roles(user).contains("administrator"));
        model.addAttribute("watcher", staff.roles(user).stream().anyMatch(WATCHERS::contains));
        model.addAttribute("unread", notices.unread(user));
        model.addAttribute("openTasks", tasks.open(user).size());
        model.addAttribute(
                "completed",
                tasks.lastCompleted(user)
                        .map(last -> new Completed(last.taskId(), last.name(), Wording.date(last.completedAt())))
                        .orElse(null));
    }

    private BodyLink link(CaseKey body) {
        var known = plans.body(body);
        return new BodyLink(known.area().name(), BodyController.path(body), known.target());
    }

    @PostMapping("/withdraw")
    String withdraw(@RequestParam String task, @RequestParam String reason, Principal user, RedirectAttributes flash) {
        if (reason.isBlank()) {
            flash.addFlashAttribute("problem", "请填写撤回原因。");
            return "redirect:/";
        }
        try {
            tasks.withdraw(task, user.getName(), reason);
            flash.addFlashAttribute("done", "已撤回，任务重新回到待办。");
        } catch (TaskGone | TaskNotYours refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/";
    }
}
