package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.HardshipCategory;
import org.qingnuan.ledger.Identifications;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where civil affairs and poverty relief record whom they identify as in hardship, one by one or by workbook (HZ-31, LZ-56). */
@Controller
@RequestMapping("/bodies/{plan}/{area}/hardship")
class HardshipController {

    private final HardshipPages pages;
    private final Identifications identifications;
    private final Sheets sheets;
    private final Staff staff;
    private final Door door;

    HardshipController(HardshipPages pages, Identifications identifications, Sheets sheets, Staff staff, Door door) {
        this.pages = pages;
        this.identifications = identifications;
        this.sheets = sheets;
        this.staff = staff;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_IDENTIFICATIONS);
        boolean recording = staff.may(user.getName(), body, Action.RECORD_IDENTIFICATIONS);
        model.addAttribute("page", pages.of(body, recording));
        return "hardship";
    }

    @GetMapping("/template")
    void template(@PathVariable String plan, @PathVariable String area, Principal user, HttpServletResponse response)
            throws IOException {
        CaseKey body = recording(plan, area, user);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(SheetKind.IDENTIFICATION.label() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheets.prefilled(SheetKind.IDENTIFICATION, body, response.getOutputStream());
    }

    @PostMapping
    String record(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(required = false) Long household,
            @RequestParam(required = false) HardshipCategory category,
            @RequestParam(required = false) HardshipAuthority authority,
            @RequestParam(defaultValue = "") String documentNo,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> identifiedOn,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> validUntil,
            @RequestParam(defaultValue = "") String note,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = recording(plan, area, user);
        Identifications.Entry entry = new Identifications.Entry(
                household, category, authority, documentNo, identifiedOn.orElse(null), validUntil.orElse(null), note);
        return change(body, flash, "认定已登记。", () -> identifications.record(body, entry, user.getName()));
    }

    @PostMapping("/sheet")
    String sheet(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam MultipartFile file,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        CaseKey body = recording(plan, area, user);
        CheckedSheet checked;
        try (InputStream in = file.getInputStream()) {
            checked = sheets.check(SheetKind.IDENTIFICATION, body, file.getOriginalFilename(), in, user.getName());
        }
        if (checked.sheet() == null) {
            problems(flash, checked.findings());
            return "redirect:" + HardshipPages.path(body);
        }
        return change(body, flash, "名册已登记。", () -> identifications.recordSheet(body, checked.sheet(), user.getName()));
    }

    @PostMapping("/{id}/revoke")
    String revoke(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = recording(plan, area, user);
        return change(body, flash, "认定已撤销。", () -> identifications.revoke(body, id, reason, user.getName()));
    }

    private CaseKey recording(String plan, String area, Principal user) {
        return door.open(plan, area, user, Action.RECORD_IDENTIFICATIONS);
    }

    private static String change(CaseKey body, RedirectAttributes flash, String done, Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute("done", done);
        } catch (SubmissionRefused refused) {
            problems(flash, refused.findings());
        }
        return "redirect:" + HardshipPages.path(body);
    }

    private static void problems(RedirectAttributes flash, List<Finding> findings) {
        flash.addFlashAttribute(
                "problems", findings.stream().map(Finding::sentence).toList());
    }
}
