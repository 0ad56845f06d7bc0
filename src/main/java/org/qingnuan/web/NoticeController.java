package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.Notices;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.ReminderRules;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A person's own reminders; nobody reads or marks another's. */
@Controller
@RequestMapping("/notices")
class NoticeController {

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

    private final Notices notices;
    private final Staff staff;
    private final Plans plans;
    private final Watchers watchers;
    private final DefaultMarks marks;
    private final SecondLooks looks;

    NoticeController(
            Notices notices, Staff staff, Plans plans, Watchers watchers, DefaultMarks marks, SecondLooks looks) {
        this.looks = looks;
        this.notices = notices;
        this.staff = staff;
        this.plans = plans;
        this.watchers = watchers;
        this.marks = marks;
    }

    /**
     * @param kind 逾期 or 临期 of a gate, 催办 of a task
     * @param look late or soon
     * @param told who reminded of the task and until when it is to be done, null for a gate
     * @param bodyPath null for a task of the plan itself
     * @param task the task's page, null for a gate and once it is done
     * @param state why the task needs nothing of the reader any more, null while it does
     */
    record Line(
            long id,
            String day,
            String title,
            List<String> subjects,
            String bodyName,
            String bodyPath,
            String kind,
            String look,
            String told,
            String task,
            String state,
            boolean unread) {}

    @GetMapping
    String own(Principal user, Model model) {
        List<Line> lines = notices.of(user.getName()).stream().map(this::line).toList();
        model.addAttribute("notices", lines);
        model.addAttribute("rules", rules(user.getName()));
        model.addAttribute("unread", notices.unread(user.getName()));
        model.addAttribute("looks", looks.of(user.getName()));
        return "notices";
    }

    /** @param text when people of the plan are reminded */
    record Rule(String text, String defaults) {}

    private List<Rule> rules(String user) {
        return plans.all().stream()
                .filter(plan -> watchers.watch(CaseKey.ofPlan(plan.id()), user))
                .map(plan -> new Rule(plan.name() + "：" + said(plan), DefaultsController.path(plan.id())))
                .toList();
    }

    private String said(Plan plan) {
        ReminderRules rules = plan.rules().reminders();
        String days = rules.before().stream().map(String::valueOf).collect(Collectors.joining("、"));
        String before = rules.before().isEmpty() ? "到期前不提醒" : "到期前" + days + "天提醒";
        return before
                + marks.of(plan.id(), "reminders.before")
                + (rules.overdue() ? "，逾期时提醒" : "，逾期不提醒")
                + marks.of(plan.id(), "reminders.overdue")
                + "。";
    }

    private Line line(Notice notice) {
        Notice.Task task = notice.task();
        return new Line(
                notice.id(),
                Wording.date(notice.day()),
                notice.title(),
                notice.subjects(),
                notice.bodyName(),
                notice.body() == null ? null : BodyController.path(notice.body()),
                task != null ? "催办" : notice.overdue() ? "逾期" : "临期",
                task != null || notice.overdue() ? "late" : "soon",
                task == null ? null : told(notice),
                task == null || !task.open() ? null : TASK + task.id(),
                task == null ? null : state(task, notice.recipient()),
                notice.readAt() == null);
    }

    private String told(Notice notice) {
        String asked = staff.name(notice.task().by()) + "请您抓紧办理";
        return notice.due() == null ? asked : asked + "，期限" + Wording.date(notice.due());
    }

    private String state(Notice.Task task, String reader) {
        if (!task.open()) {
            return "已办结";
        }
        return task.holder() == null || task.holder().equals(reader) ? null : "已由" + staff.name(task.holder()) + "签收";
    }

    @PostMapping("/{id}/read")
    String read(@PathVariable long id, Principal user) {
        notices.read(id, user.getName());
        return "redirect:/notices";
    }

    @PostMapping("/read")
    String readAll(Principal user) {
        notices.readAll(user.getName());
        return "redirect:/notices";
    }
}
