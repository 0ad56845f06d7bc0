package org.qingnuan.web;

import java.util.List;
import org.qingnuan.process.FirstSignIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which somebody with a one-time token sets the first password. */
@Controller
class FirstSignInController {

    private static final String PAGE = "first-sign-in";

    private final FirstSignIn signIn;

    FirstSignInController(FirstSignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/first-sign-in")
    String ask(@RequestParam(defaultValue = "") String user, Model model) {
        model.addAttribute("user", user);
        return PAGE;
    }

    @PostMapping("/first-sign-in")
    String set(
            @RequestParam String user,
            @RequestParam String token,
            @RequestParam String password,
            @RequestParam String repeated,
            Model model,
            RedirectAttributes flash) {
        model.addAttribute("user", user);
        if (!password.equals(repeated)) {
            return again(model, List.of("两次输入的密码不一致。"));
        }
        FirstSignIn.Outcome outcome = signIn.set(user.strip(), token, password);
        if (outcome instanceof FirstSignIn.Outcome.Done) {
            flash.addAttribute("user", user.strip());
            return "redirect:/sign-in";
        }
        return again(model, problems(outcome));
    }

    private static List<String> problems(FirstSignIn.Outcome outcome) {
        if (outcome instanceof FirstSignIn.Outcome.Refused refused) {
            return refused.reasons();
        }
        if (outcome instanceof FirstSignIn.Outcome.Locked) {
            return List.of("一次性口令连续输错，请在15分钟后再试。");
        }
        return List.of(
                outcome instanceof FirstSignIn.Outcome.Expired ? "一次性口令已过期，请联系系统管理员换发。" : "用户名或一次性口令不正确，或密码已经设置过。");
    }

    private static String again(Model model, List<String> problems) {
        model.addAttribute("problems", problems);
        return PAGE;
    }
}
