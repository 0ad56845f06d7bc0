package org.qingnuan.web;

import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.DeadlineExtensions;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a town asks for later last days, and where everybody of the body reads what was asked and decided. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/extensions")
class ExtensionController {

    private final ExtensionPages pages;
    private final DeadlineExtensions extensions;
    private final Staff staff;
    private final Door door;

    ExtensionController(ExtensionPages pages, DeadlineExtensions extensions, Staff staff, Door door) {
        this.pages = pages;
        this.extensions = extensions;
        this.staff = staff;
        this.door = door;
    }

    /** What was typed, shown again when it was refused. */
    record Typed(String place, String frame, LocalDate until, String reason) {}

    @GetMapping
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.VIEW);
        model.addAttribute("page", pages.of(body, staff.may(user.getName(), body, Action.REQUEST_EXTENSION)));
        return "extensions";
    }

    @PostMapping
    String request(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String frame,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) MultipartFile file,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        CaseKey body = door.open(plan, area, user, Action.REQUEST_EXTENSION);
        try (InputStream in = file == null || file.isEmpty() ? null : file.getInputStream()) {
            Extensions.Paper paper = in == null ? null : new Extensions.Paper(file.getOriginalFilename(), in);
            extensions.request(place(body, place), frame, until, reason, paper, user.getName());
            flash.addFlashAttribute("done", "延期申请已提交，由推进办公室审批。");
        } catch (SubmissionRefused refused) {
            List<String> problems =
                    refused.findings().stream().map(Finding::sentence).toList();
            flash.addFlashAttribute("problems", problems);
            flash.addFlashAttribute("typed", new Typed(place, frame, until, reason));
        }
        return "redirect:" + ExtensionPages.path(body);
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
