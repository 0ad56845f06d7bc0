package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import org.qingnuan.finance.Allotments;
import org.qingnuan.finance.BankLayouts;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.AdjustmentRunning;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.DailyReminders;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.RateTables;
import org.qingnuan.process.SeasonStarts;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 准备情况: what a plan lacks before it can start, the tables that are given here, and its start. */
@Controller
@RequestMapping("/plans/{plan}/readiness")
class ReadinessController {

    private final ReadinessPages pages;
    private final PlanStarting starting;
    private final DailyReminders reminders;
    private final SeasonStarts seasons;
    private final CatalogueSheets catalogues;
    private final Equipment equipment;
    private final AllotmentSheets allotmentSheets;
    private final Allotments allotments;
    private final BankLayouts layouts;
    private final RateTables rates;
    private final Door door;

    ReadinessController(
            ReadinessPages pages,
            PlanStarting starting,
            DailyReminders reminders,
            SeasonStarts seasons,
            CatalogueSheets catalogues,
            Equipment equipment,
            AllotmentSheets allotmentSheets,
            Allotments allotments,
            BankLayouts layouts,
            RateTables rates,
            Door door) {
        this.pages = pages;
        this.starting = starting;
        this.reminders = reminders;
        this.seasons = seasons;
        this.catalogues = catalogues;
        this.equipment = equipment;
        this.allotmentSheets = allotmentSheets;
        this.allotments = allotments;
        this.layouts = layouts;
        this.rates = rates;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        CaseKey key = door.open(plan, null, user, Action.READ_READINESS);
        model.addAttribute("page", pages.of(key.plan(), user.getName()));
        return "readiness";
    }

    @PostMapping("/start")
    String start(@PathVariable String plan, Principal user, RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        PlanStarting.Outcome outcome = starting.start(id, user.getName());
        if (outcome instanceof PlanStarting.Outcome.Refused refused) {
            flash.addFlashAttribute("refused", "还不能启动，缺少：");
            flash.addFlashAttribute("problems", refused.sentences());
        } else if (outcome instanceof PlanStarting.Outcome.AlreadyStarted) {
            flash.addFlashAttribute("done", "方案早已启动，没有重复启动。");
        } else {
            reminders.begin(id);
            seasons.begin(id);
            flash.addFlashAttribute("done", "方案已启动，任务正在下达到各责任主体。");
        }
        return "redirect:" + ReadinessPages.path(id);
    }

    @GetMapping("/equipment/template")
    void catalogue(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        PlanSheets.download(response, "设备目录.xlsx");
        catalogues.template(id, response.getOutputStream());
    }

    @PostMapping("/equipment")
    String catalogue(
            @PathVariable String plan, @RequestParam MultipartFile file, Principal user, RedirectAttributes flash)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        CatalogueSheets.Read read;
        try (InputStream in = file.getInputStream()) {
            read = catalogues.read(id, in);
        }
        if (read.findings().isEmpty()) {
            equipment.loadCatalogue(id, read.items());
            flash.addFlashAttribute(
                    "done", "设备目录已载入，共%d个型号。".formatted(read.items().size()));
        } else {
            PlanSheets.problems(flash, read.findings());
        }
        return "redirect:" + ReadinessPages.path(id);
    }

    @GetMapping("/allotments/template")
    void allotments(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        door.open(plan, null, user, Action.RECORD_ALLOTMENTS);
        PlanSheets.download(response, "资金指标.xlsx");
        allotmentSheets.template(response.getOutputStream());
    }

    @PostMapping("/allotments")
    String allotments(
            @PathVariable String plan, @RequestParam MultipartFile file, Principal user, RedirectAttributes flash)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.RECORD_ALLOTMENTS).plan();
        AllotmentSheets.Read read;
        try (InputStream in = file.getInputStream()) {
            read = allotmentSheets.read(id, in);
        }
        if (!read.findings().isEmpty()) {
            PlanSheets.problems(flash, read.findings());
            return "redirect:" + ReadinessPages.path(id);
        }
        try {
            int added = allotments.record(id, read.allotments(), user.getName());
            flash.addFlashAttribute("done", added == 0 ? "这些指标文都已登记过，没有变化。" : "已登记%d份指标文。".formatted(added));
        } catch (SubmissionRefused refused) {
            PlanSheets.problems(flash, refused.findings());
        }
        return "redirect:" + ReadinessPages.path(id);
    }

    @GetMapping("/rates/template")
    void rates(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        Downloads.offer(response, "application/octet-stream", "subsidy.dmn");
        response.getOutputStream().write(rates.of(id));
    }

    @PostMapping("/rates")
    String rates(
            @PathVariable String plan,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) String reason,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        try {
            RateTables.Supplied supplied = rates.supply(id, file.getBytes(), reason, user.getName());
            String done = Wording.counted("补充%d行", supplied.added(), "改正%d行", supplied.corrected());
            flash.addFlashAttribute("done", done.isEmpty() ? "表中没有新的标准，没有变化。" : "补贴标准已" + done + "，以后的核定都按它。");
        } catch (PlanRefused refused) {
            flash.addFlashAttribute("problems", DraftPages.sentences(refused));
        } catch (AdjustmentRunning running) {
            flash.addFlashAttribute("problems", List.of(running.getMessage()));
        }
        return "redirect:" + ReadinessPages.path(id);
    }

    @GetMapping("/bank-file")
    void bankFile(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.READ_READINESS).plan();
        FundController.sample(layouts, layouts.of(id, PayoutWay.BANK), response);
    }
}
