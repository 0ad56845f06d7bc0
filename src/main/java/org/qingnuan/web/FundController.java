package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.stream.Stream;
import org.qingnuan.finance.AccountProof;
import org.qingnuan.finance.AccountProofs;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.BankLayouts;
import org.qingnuan.finance.FundReports;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
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

/** 资金与拨付: allotments, balances, what was paid and what was not, and everything behind a batch. */
@Controller
@RequestMapping("/plans/{plan}/funds")
class FundController {

    private final FundPages pages;
    private final FundReports reports;
    private final AccountProofs proofs;
    private final BankLayouts layouts;
    private final Door door;

    FundController(FundPages pages, FundReports reports, AccountProofs proofs, BankLayouts layouts, Door door) {
        this.layouts = layouts;
        this.pages = pages;
        this.reports = reports;
        this.proofs = proofs;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        model.addAttribute("page", pages.of(id, user.getName()));
        return "funds";
    }

    @GetMapping("/workbook")
    void workbook(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        PlanSheets.download(response, "资金与拨付.xlsx");
        pages.write(id, user.getName(), response.getOutputStream());
    }

    @GetMapping("/batches/{batch}/audit")
    void audit(@PathVariable String plan, @PathVariable String batch, Principal user, HttpServletResponse response)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        CaseKey key = reports.batches(id).stream()
                .map(FundReports.BatchLine::batch)
                .filter(one -> one.item().equals(batch))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个批次"));
        PlanSheets.download(response, "批次" + batch + "审计.xlsx");
        pages.audit(key, response.getOutputStream());
    }

    @PostMapping("/layout")
    String choose(@PathVariable String plan, @RequestParam String layout, Principal user, RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.RECORD_ALLOTMENTS).plan();
        try {
            layouts.choose(id, layout, user.getName());
            flash.addFlashAttribute("done", "已选用，以后生成的文件都按这种格式；已生成的不变。");
        } catch (SubmissionRefused refused) {
            PlanSheets.problems(flash, refused.findings());
        }
        return "redirect:" + FundPages.path(id);
    }

    @GetMapping("/layouts/{layout}")
    void sample(@PathVariable String plan, @PathVariable String layout, Principal user, HttpServletResponse response)
            throws IOException {
        door.open(plan, null, user, Action.READ_FUNDS);
        BankLayout asked = Stream.of(PayoutWay.values())
                .flatMap(way -> layouts.all(way).stream())
                .filter(one -> one.id().equals(layout))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这种格式"));
        sample(layouts, asked, response);
    }

    /** Hands out a file of the layout without a line. */
    static void sample(BankLayouts layouts, BankLayout layout, HttpServletResponse response) throws IOException {
        boolean workbook = layout.format() == BankLayout.Format.WORKBOOK;
        Downloads.offer(
                response,
                workbook ? Downloads.WORKBOOK : "application/octet-stream",
                layout.name() + "样张." + layout.format().ending());
        layouts.sample(layout, response.getOutputStream());
    }

    @PostMapping("/proof")
    String prove(@PathVariable String plan, Principal user, RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        AccountProof proof = proofs.now(id, user.getName());
        if (proof.agrees()) {
            flash.addFlashAttribute("done", "已核对，全部一致。");
        } else {
            flash.addFlashAttribute("problems", proof.differences());
        }
        return "redirect:" + FundPages.path(id);
    }
}
