package org.qingnuan.web;

import java.security.Principal;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A body's public notices with the pages as they were shown, objections to them, and the page for everybody during the term (D-42). */
@Controller
class PublicNoticeController {

    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final PublicNotices notices;
    private final PublicNoticePages pages;
    private final Staff staff;
    private final Door door;

    PublicNoticeController(PublicNotices notices, PublicNoticePages pages, Staff staff, Door door) {
        this.notices = notices;
        this.pages = pages;
        this.staff = staff;
        this.door = door;
    }

    /** What was typed, shown again when it was refused. */
    record Typed(String notice, Integer no, String objector, String phone, String text) {}

    @GetMapping("/bodies/{plan}/{area}/public-notices")
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_PUBLIC_NOTICES);
        model.addAttribute("page", pages.of(body, staff.may(user.getName(), body, Action.RECORD_OBJECTIONS)));
        return "public-notices";
    }

    /** The bytes that were frozen. */
    @GetMapping("/bodies/{plan}/{area}/public-notices/{notice}/page")
    ResponseEntity<byte[]> page(
            @PathVariable String plan, @PathVariable String area, @PathVariable long notice, Principal user) {
        CaseKey body = door.open(plan, area, user, Action.READ_PUBLIC_NOTICES);
        try {
            return served(notices.page(body, notice));
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这次公示", unknown);
        }
    }

    /** For everybody, without signing in; nothing there before the first day and after the last. */
    @GetMapping("/public-notices/{token}")
    ResponseEntity<byte[]> published(@PathVariable String token) {
        try {
            return notices.published(UUID.fromString(token))
                    .map(PublicNoticeController::served)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "现在没有这次公示"));
        } catch (IllegalArgumentException noToken) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "现在没有这次公示", noToken);
        }
    }

    private static ResponseEntity<byte[]> served(byte[] page) {
        return ResponseEntity.ok().contentType(PAGE).body(page);
    }

    @PostMapping("/bodies/{plan}/{area}/public-notices/objections")
    String object(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam long notice,
            @RequestParam(required = false) Integer no,
            @RequestParam(defaultValue = "") String objector,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String text,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.RECORD_OBJECTIONS);
        try {
            notices.object(
                    body,
                    new PublicNotices.Objecting(notice, no, objector, phone.isBlank() ? null : phone, text),
                    user.getName());
            flash.addFlashAttribute("done", "异议已登记，公示期满后由推进办公室逐件答复。");
        } catch (SubmissionRefused refused) {
            flash.addFlashAttribute(
                    "problems",
                    refused.findings().stream().map(Finding::sentence).toList());
            flash.addFlashAttribute("typed", new Typed(Long.toString(notice), no, objector, phone, text));
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这次公示", unknown);
        }
        return "redirect:" + PublicNoticePages.path(body);
    }
}
