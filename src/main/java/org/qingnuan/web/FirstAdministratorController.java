package org.qingnuan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qingnuan.process.FirstAdministrator;
import org.qingnuan.process.FirstAdministrator.Candidate;
import org.qingnuan.process.FirstAdministrator.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which whoever holds the console's token becomes the first administrator; there is no such page otherwise. */
@Controller
class FirstAdministratorController {

    private static final String PAGE = "first-administrator";

    private final FirstAdministrator administrator;
    private final Clock clock;

    FirstAdministratorController(FirstAdministrator administrator, Clock clock) {
        this.administrator = administrator;
        this.clock = clock;
    }

    @GetMapping("/first-administrator")
    String ask() {
        if (!administrator.isAwaited()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return PAGE;
    }

    @PostMapping("/first-administrator")
    String create(
            @RequestParam String token,
            @RequestParam String id,
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam String repeated,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        ask();
        model.addAttribute("id", id);
        model.addAttribute("name", name);
        if (!password.equals(repeated)) {
            return again(model, List.of("两次输入的密码不一致。"));
        }
        Outcome outcome =
                administrator.create(token, new Candidate(id.strip(), name.strip(), password), request.getRemoteAddr());
        if (outcome instanceof Outcome.Created created) {
            flash.addAttribute("user", created.id());
            return "redirect:/sign-in";
        }
        if (outcome instanceof Outcome.Closed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return again(model, problems(outcome));
    }

    private List<String> problems(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.reasons();
        }
        if (outcome instanceof Outcome.Locked locked) {
            return List.of("令牌连续输错，请在%d分钟后再试。".formatted(minutesTo(locked.until())));
        }
        return List.of(
                outcome instanceof Outcome.Expired ? "令牌已过期，请重新启动本系统，在控制台上取得新的令牌。" : "令牌不正确，请核对控制台上最近一次启动时显示的令牌。");
    }

    private long minutesTo(Instant until) {
        return Math.max(
                1, Duration.between(clock.instant(), until).plusSeconds(59).toMinutes());
    }

    private static String again(Model model, List<String> problems) {
        model.addAttribute("problems", problems);
        return PAGE;
    }
}
