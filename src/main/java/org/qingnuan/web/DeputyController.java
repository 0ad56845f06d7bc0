package org.qingnuan.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.process.Deputies;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a person names who stands in for them. */
@Controller
class DeputyController {

    private static final String BACK = "redirect:/deputies";

    private final Deputies deputies;
    private final Clock clock;

    DeputyController(Deputies deputies, Clock clock) {
        this.deputies = deputies;
        this.clock = clock;
    }

    record Row(String user, String name, LocalDate from, String days) {}

    @GetMapping("/deputies")
    String deputies(Principal user, Model model) {
        model.addAttribute("candidates", deputies.candidates(user.getName()));
        model.addAttribute("today", ChinaTime.today(clock));
        model.addAttribute(
                "deputies",
                deputies.of(user.getName()).stream()
                        .map(deputy -> new Row(
                                deputy.user(),
                                deputy.name(),
                                deputy.from(),
                                Wording.date(deputy.from()) + "至" + Wording.date(deputy.to())))
                        .toList());
        return "deputies";
    }

    @PostMapping("/deputies")
    String name(
            Principal user,
            @RequestParam String deputy,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            RedirectAttributes after) {
        try {
            deputies.name(user.getName(), deputy, from, to);
            after.addFlashAttribute("done", "已设置代办人，代办人重新登录后即可看到您的任务。");
        } catch (Deputies.Refused refused) {
            after.addFlashAttribute("problem", refused.getMessage());
        }
        return BACK;
    }

    @PostMapping("/deputies/end")
    String end(
            Principal user,
            @RequestParam String deputy,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            RedirectAttributes after) {
        deputies.end(user.getName(), deputy, from);
        after.addFlashAttribute("done", "已结束代办。");
        return BACK;
    }
}
