package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.Notices;
import org.qingnuan.process.Staff;
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

    NoticeController(Notices notices, Staff staff) {
        this.notices = notices;
        this.staff = staff;
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
        model.addAttribute("unread", notices.unread(user.getName()));
        return "notices";
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
