package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.AccountabilityOpening;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
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

/** The page on which the office or the leading group brings up a matter for accountability, and reads what came of it. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/accountability")
class AccountabilityController {

    private final AccountabilityPages pages;
    private final AccountabilityOpening opening;
    private final Staff staff;
    private final Door door;

    AccountabilityController(AccountabilityPages pages, AccountabilityOpening opening, Staff staff, Door door) {
        this.pages = pages;
        this.opening = opening;
        this.staff = staff;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_SUPERVISION);
        model.addAttribute("page", pages.of(body, staff.may(user.getName(), body, Action.OPEN_ACCOUNTABILITY)));
        return "accountability";
    }

    /** The decision as it is handed over, A4. */
    @GetMapping("/{inquiry}")
    String paper(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String inquiry,
            Principal user,
            Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_SUPERVISION);
        model.addAttribute(
                "paper",
                pages.paper(body, inquiry)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份文书")));
        return "accountability-paper";
    }

    @PostMapping
    String open(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String respondent,
            @RequestParam(defaultValue = "") String facts,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.OPEN_ACCOUNTABILITY);
        AccountabilityInquiries.Matter matter = new AccountabilityInquiries.Matter(cause, respondent, facts);
        try {
            opening.open(body, matter, user.getName());
            flash.addFlashAttribute("done", "已提请，由推进办公室的另一人研究。");
        } catch (SubmissionRefused refused) {
            List<String> problems =
                    refused.findings().stream().map(Finding::sentence).toList();
            flash.addFlashAttribute("problems", problems);
            flash.addFlashAttribute("typed", matter);
        }
        return "redirect:" + AccountabilityPages.path(body);
    }
}
