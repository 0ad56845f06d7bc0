package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateTrial;
import org.qingnuan.finance.RateTrials;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.RateTables;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.SubsidyTables;
import org.qingnuan.shared.PlanId;
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

/** 补贴标准: the rates of a plan in words, their approval by a second person, and trials of other rates. */
@Controller
@RequestMapping("/plans/{plan}/rates")
class RatesController {

    private final RatesPages pages;
    private final RateApprovals approvals;
    private final RateTables tables;
    private final SubsidyTables subsidies;
    private final RateTrials trials;
    private final RateTrialPages trialPages;
    private final Door door;

    RatesController(
            RatesPages pages,
            RateApprovals approvals,
            RateTables tables,
            SubsidyTables subsidies,
            RateTrials trials,
            RateTrialPages trialPages,
            Door door) {
        this.pages = pages;
        this.approvals = approvals;
        this.tables = tables;
        this.subsidies = subsidies;
        this.trials = trials;
        this.trialPages = trialPages;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        PlanId id = door.open(plan, null, user, Action.READ_RATES).plan();
        model.addAttribute("page", pages.of(id, user.getName()));
        return "rates";
    }

    @GetMapping("/table")
    void table(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.READ_RATES).plan();
        Downloads.offer(response, "application/octet-stream", "subsidy.dmn");
        response.getOutputStream().write(tables.of(id));
    }

    /** With a file that file is tried, without one the deployed table on what was decided before. */
    @PostMapping("/trial")
    String trial(
            @PathVariable String plan,
            @RequestParam(required = false) MultipartFile file,
            Principal user,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.READ_RATES).plan();
        try {
            model.addAttribute("page", trialPages.of(id, named(file), run(id, file)));
            return "rate-trial";
        } catch (PlanRefused refused) {
            flash.addFlashAttribute("problems", DraftPages.sentences(refused));
            return "redirect:" + RatesPages.path(id);
        }
    }

    @PostMapping("/trial/workbook")
    void workbook(
            @PathVariable String plan,
            @RequestParam(required = false) MultipartFile file,
            Principal user,
            HttpServletResponse response)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.READ_RATES).plan();
        RateTrial trial;
        try {
            trial = run(id, file);
        } catch (PlanRefused refused) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_ENTITY, String.join("；", DraftPages.sentences(refused)), refused);
        }
        PlanSheets.download(response, "补贴标准试算.xlsx");
        trialPages.write(id, named(file), trial, response.getOutputStream());
    }

    private RateTrial run(PlanId plan, MultipartFile file) throws IOException {
        Decisions deployed = subsidies.tried(plan, tables.of(plan));
        return trials.run(plan, deployed, given(file) ? subsidies.tried(plan, file.getBytes()) : deployed);
    }

    private static String named(MultipartFile file) {
        return given(file) ? file.getOriginalFilename() : "现行的表（重算）";
    }

    private static boolean given(MultipartFile file) {
        return file != null && !file.isEmpty();
    }

    @PostMapping("/approval")
    String approve(
            @PathVariable String plan,
            @RequestParam String fingerprint,
            @RequestParam(defaultValue = "") String opinion,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.APPROVE_RATES).plan();
        try {
            boolean counts = approvals.approve(id, fingerprint, opinion, user.getName());
            flash.addFlashAttribute(
                    "done", counts ? "补贴标准已批准。正在“等待补贴标准”的批次随即按它核定。" : "您已核对补贴标准。它是随方案目录载入的，须财政部门另一人批准后才生效。");
        } catch (SubmissionRefused refused) {
            PlanSheets.problems(flash, refused.findings());
        }
        return "redirect:" + RatesPages.path(id);
    }
}
