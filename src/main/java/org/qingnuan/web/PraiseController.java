package org.qingnuan.web;

import java.security.Principal;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Praises;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Praise circulars of a body (JY-21); not there in a plan whose document has none. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/praises")
class PraiseController {

    private final Praises praises;
    private final PraisePages pages;
    private final Plans plans;
    private final Door door;

    PraiseController(Praises praises, PraisePages pages, Plans plans, Door door) {
        this.praises = praises;
        this.pages = pages;
        this.plans = plans;
        this.door = door;
    }

    static String path(CaseKey body) {
        return BodyController.path(body) + "/praises";
    }

    @GetMapping
    String praises(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = body(plan, area, user, Action.READ_SUPERVISION);
        model.addAttribute("page", pages.of(body, user.getName()));
        return "praises";
    }

    @PostMapping
    String issue(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "") String frame,
            @RequestParam(required = false) String documentNo,
            @RequestParam(defaultValue = "") String text,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.PRAISE);
        Told.of(flash, "表扬通报已签发，可以打印盖章。", () -> praises.issue(body, frame, documentNo, text, user.getName()));
        return "redirect:" + path(body);
    }

    /** The circular as it was issued, A4. */
    @GetMapping("/{praise}")
    String paper(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long praise,
            Principal user,
            Model model) {
        CaseKey body = body(plan, area, user, Action.READ_SUPERVISION);
        model.addAttribute(
                "paper",
                praises.of(body).stream()
                        .filter(one -> one.id() == praise)
                        .findFirst()
                        .map(pages::paper)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份文书")));
        return "praise-paper";
    }

    private CaseKey body(String plan, String area, Principal user, Action action) {
        CaseKey body = door.open(plan, area, user, action);
        if (!plans.get(body.plan()).rules().praiseCirculars()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "本方案没有表扬通报");
        }
        return body;
    }
}
