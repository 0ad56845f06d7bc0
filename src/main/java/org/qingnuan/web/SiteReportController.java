package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.ReportKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.SiteReporting;
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

/** The page on which a town reports difficulties and issues of the works, and where everybody of the body reads what came of them. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/reports")
class SiteReportController {

    private final SiteReportPages pages;
    private final SiteReporting reporting;
    private final Staff staff;
    private final Door door;

    SiteReportController(SiteReportPages pages, SiteReporting reporting, Staff staff, Door door) {
        this.pages = pages;
        this.reporting = reporting;
        this.staff = staff;
        this.door = door;
    }

    /** What was typed, shown again when it was refused. */
    record Typed(String place, ReportKind kind, String against, String text) {}

    @GetMapping
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_SUPERVISION);
        model.addAttribute("page", pages.of(body, staff.may(user.getName(), body, Action.REPORT_ISSUES)));
        return "reports";
    }

    @PostMapping
    String report(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String against,
            @RequestParam(defaultValue = "") String text,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.REPORT_ISSUES);
        ReportKind what = kind(kind);
        try {
            reporting.raise(place(body, place), what, against, text, user.getName());
            flash.addFlashAttribute("done", said(what));
        } catch (SubmissionRefused refused) {
            List<String> problems =
                    refused.findings().stream().map(Finding::sentence).toList();
            flash.addFlashAttribute("problems", problems);
            flash.addFlashAttribute("typed", new Typed(place, what, against, text));
        }
        return "redirect:" + SiteReportPages.path(body);
    }

    private static String said(ReportKind kind) {
        if (kind.incident()) {
            return "已登记，由实施企业处理后再由本单位核实。";
        }
        return kind.against() ? "已提出，由施工单位处理后再由本单位核实。" : "已反映，由推进办公室协调处理。";
    }

    private static ReportKind kind(String name) {
        try {
            return ReportKind.valueOf(name);
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "没有这个类别", notOurs);
        }
    }

    /** A village of the body by its id; the body itself for none. */
    private static CaseKey place(CaseKey body, String village) {
        try {
            return village.isBlank() ? body : CaseKey.ofVillage(body.plan(), body.area(), village);
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个村", notOurs);
        }
    }
}
