package org.qingnuan.web;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The sign-in page, which says in Chinese why it was refused. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String out,
            @RequestParam(required = false) String user,
            @SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false)
                    AuthenticationException refused,
            HttpSession session,
            Principal known,
            Model model) {
        if (known != null && error == null) {
            return "redirect:/";
        }
        model.addAttribute("user", user);
        model.addAttribute("signedOut", out != null);
        if (error != null) {
            model.addAttribute("problem", refused == null ? "没有登录成功，请再试一次。" : refused.getMessage());
            session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        }
        return "sign-in";
    }
}
