package org.qingnuan.web;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Notices;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Demonstration;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
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

    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("district-office", "区推进办"),
            Map.entry("leading-group", "区领导小组"),
            Map.entry("finance-office", "区财政局"),
            Map.entry("heat-company", "供热企业"),
            Map.entry("gas-company", "管道燃气企业"),
            Map.entry("power-company", "供电企业"),
            Map.entry("civil-affairs", "民政部门"),
            Map.entry("poverty-relief", "扶贫开发部门"),
            Map.entry("ecology-branch", "生态环境部门"),
            Map.entry("administrator", "系统管理员"),
            Map.entry("town-official", "镇街经办人"),
            Map.entry("village-clerk", "村文书"),
            Map.entry("contractor", "施工企业"),
            Map.entry("site-inspector", "监理"),
            Map.entry("acceptance-technician", "验收人员"));

    /** Those who may open Cockpit; a body's officials see their villages on the body's page. */
    private static final Set<String> WATCHERS = Set.of("leading-group", "district-office", "administrator");

    private final Staff staff;
    private final Tasks tasks;
    private final Plans plans;
    private final Notices notices;
    private final CityPages cityPages;
    private final TracksPages tracksPages;
    private final Clock clock;
    private final ObjectProvider<Demonstration> demonstration;

    StartController(
            Staff staff,
            Tasks tasks,
            Plans plans,
            Notices notices,
            CityPages cityPages,
            TracksPages tracksPages,
            Clock clock,
            ObjectProvider<Demonstration> demonstration) {
        this.staff = staff;
        this.tasks = tasks;
        this.plans = plans;
        this.notices = notices;
        this.cityPages = cityPages;
        this.tracksPages = tracksPages;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    record BodyLink(String name, String path, int target) {}

    record RecordLink(String name, String path) {}

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
                "roles",
                staff.roles(user).stream()
                        .map(role -> ROLES.getOrDefault(role, role))
                        .toList());
        model.addAttribute("bodies", staff.bodies(user).stream().map(this::link).toList());
        model.addAttribute(
                "records",
                plans.all().stream()
                        .filter(plan -> staff.may(user, CaseKey.ofPlan(plan.id()), Action.READ_RECORDS))
                        .map(plan -> new RecordLink(plan.name(), RecordController.path(CaseKey.ofPlan(plan.id()))))
                        .toList());
        model.addAttribute(
                "cities",
                plans.all().stream()
                        .filter(plan -> cityPages.exists(plan.id()))
                        .filter(plan -> staff.may(user, CaseKey.ofPlan(plan.id()), Action.READ_RECORDS))
                        .map(plan -> new RecordLink(plan.name(), CityController.path(plan.id())))
                        .toList());
        model.addAttribute(
                "tracks",
                plans.all().stream()
                        .filter(plan -> tracksPages.exists(plan.id()))
                        .filter(plan -> staff.may(user, CaseKey.ofPlan(plan.id()), Action.READ_RECORDS))
                        .map(plan -> new RecordLink(plan.name(), TracksPages.path(plan.id())))
                        .toList());
        model.addAttribute(
                "deadlines",
                plans.all().stream()
                        .filter(plan -> staff.may(user, CaseKey.ofPlan(plan.id()), Action.READ_DEADLINES))
                        .map(plan -> new RecordLink(plan.name(), DeadlinePages.path(plan.id())))
                        .toList());
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
