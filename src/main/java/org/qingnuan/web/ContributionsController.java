package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.finance.Contributions;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** Money that a town collects of its households, keeps for them and hands over to the implementer (LZ-50). */
@Controller
@RequestMapping("/bodies/{plan}/{area}/contributions")
class ContributionsController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String YUAN = "\\d{1,10}(\\.\\d{1,2})?";

    private final ContributionsPages pages;
    private final Contributions contributions;
    private final Sheets sheets;
    private final Villages villages;
    private final Door door;

    ContributionsController(
            ContributionsPages pages, Contributions contributions, Sheets sheets, Villages villages, Door door) {
        this.pages = pages;
        this.contributions = contributions;
        this.sheets = sheets;
        this.villages = villages;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        model.addAttribute("page", pages.of(body(plan, area, user, Action.READ_CONTRIBUTIONS), user.getName()));
        return "contributions";
    }

    @GetMapping("/sheet")
    void sheet(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam String village,
            Principal user,
            HttpServletResponse response)
            throws IOException {
        Village known = village(body(plan, area, user, Action.KEEP_CONTRIBUTIONS), village);
        response.setContentType(WORKBOOK);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                known.area().name() + "-" + SheetKind.CONTRIBUTIONS.label() + ".xlsx",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheets.prefilled(SheetKind.CONTRIBUTIONS, known.key(), response.getOutputStream());
    }

    @PostMapping("/receipts")
    String collect(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam String village,
            @RequestParam MultipartFile file,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        CaseKey body = body(plan, area, user, Action.KEEP_CONTRIBUTIONS);
        CaseKey known = village(body, village).key();
        try (InputStream in = file.getInputStream()) {
            CheckedSheet checked =
                    sheets.check(SheetKind.CONTRIBUTIONS, known, file.getOriginalFilename(), in, user.getName());
            if (checked.findings().isEmpty()) {
                change(flash, () -> {
                    int booked = contributions.collect(known, checked.sheet(), user.getName());
                    return booked == 0 ? "这些收据以前都已登记，没有变化。" : "已登记收据" + booked + "张。";
                });
            } else {
                problems(flash, checked.findings());
            }
        }
        return "redirect:" + ContributionsPages.path(body);
    }

    @PostMapping("/hand-overs")
    String handOver(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam String recipient,
            @RequestParam String amount,
            @RequestParam String documentNo,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate on,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.KEEP_CONTRIBUTIONS);
        if (!amount.strip().matches(YUAN)) {
            problems(flash, List.of(Finding.ofField("金额", amount, "不是金额", "请以元填写，最多两位小数")));
        } else {
            change(flash, () -> {
                contributions.handOver(body, recipient, Money.of(amount.strip()), documentNo, on, user.getName());
                return "已登记拨付。";
            });
        }
        return "redirect:" + ContributionsPages.path(body);
    }

    @PostMapping("/receipts/{receipt}/refund")
    String refund(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long receipt,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate on,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.KEEP_CONTRIBUTIONS);
        change(flash, () -> {
            contributions.refund(body, receipt, on, reason, user.getName());
            return "已登记退款。";
        });
        return "redirect:" + ContributionsPages.path(body);
    }

    /** What a change says when it is done. */
    private interface Change {
        String made();
    }

    private static void change(RedirectAttributes flash, Change change) {
        try {
            flash.addFlashAttribute("done", change.made());
        } catch (SubmissionRefused refused) {
            problems(flash, refused.findings());
        }
    }

    private static void problems(RedirectAttributes flash, List<Finding> findings) {
        flash.addFlashAttribute(
                "problems", findings.stream().map(Finding::sentence).toList());
    }

    private Village village(CaseKey body, String area) {
        return villages.of(body).stream()
                .filter(village -> village.area().id().equals(area))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个村"));
    }

    private CaseKey body(String plan, String area, Principal user, Action action) {
        CaseKey body = door.open(plan, area, user, action);
        if (!pages.exists(body.plan())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "本方案没有改造户缴款");
        }
        return body;
    }
}
