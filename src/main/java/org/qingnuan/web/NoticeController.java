package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.Notices;
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

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    /** @param late whether the date had passed */
    record Line(
            long id,
            String day,
            String title,
            List<String> subjects,
            String bodyName,
            String bodyPath,
            boolean late,
            boolean unread) {}

    @GetMapping
    String own(Principal user, Model model) {
        List<Line> lines =
                notices.of(user.getName()).stream().map(NoticeController::line).toList();
        model.addAttribute("notices", lines);
        model.addAttribute("unread", notices.unread(user.getName()));
        return "notices";
    }

    private static Line line(Notice notice) {
        return new Line(
                notice.id(),
                Wording.date(notice.day()),
                notice.title(),
                notice.subjects(),
                notice.bodyName(),
                BodyController.path(notice.body()),
                notice.overdue(),
                notice.readAt() == null);
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
