package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.qingnuan.finance.Allotments;
import org.qingnuan.finance.Allotments.Allotment;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LevelSettlements;
import org.qingnuan.finance.LevelSettlements.Ask;
import org.qingnuan.finance.LevelSettlements.Disposal;
import org.qingnuan.finance.LevelSettlements.Paper;
import org.qingnuan.finance.LevelSettlements.View;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 资金清算: what was advanced from above against what accepted households come to, agreed by two persons and booked. */
@Controller
@RequestMapping("/plans/{plan}/settlements")
class LevelSettlementController {

    private static final String YUAN = "\\d{1,12}(\\.\\d{1,2})?";

    private final LevelSettlementPages pages;
    private final LevelSettlements settlements;
    private final Allotments allotments;
    private final Door door;

    LevelSettlementController(
            LevelSettlementPages pages, LevelSettlements settlements, Allotments allotments, Door door) {
        this.pages = pages;
        this.settlements = settlements;
        this.allotments = allotments;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        model.addAttribute("page", pages.of(id, user.getName()));
        return "settlements";
    }

    @GetMapping("/{settlement}")
    String show(@PathVariable String plan, @PathVariable long settlement, Principal user, Model model) {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        known(id, settlement);
        model.addAttribute("page", pages.sheet(id, settlement, user.getName()));
        return "settlement";
    }

    @GetMapping("/{settlement}/workbook")
    void workbook(
            @PathVariable String plan, @PathVariable long settlement, Principal user, HttpServletResponse response)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        known(id, settlement);
        PlanSheets.download(response, "资金清算表.xlsx");
        pages.write(id, settlement, user.getName(), response.getOutputStream());
    }

    @PostMapping
    String prepare(
            @PathVariable String plan,
            @RequestParam FundSource source,
            @RequestParam(required = false) String rate,
            @RequestParam(required = false) Disposal disposal,
            @RequestParam(required = false) String note,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.SETTLE_WITH_SUPERIOR).plan();
        String yuan = rate == null ? "" : rate.strip().replace(",", "");
        if (!yuan.isEmpty() && !yuan.matches(YUAN)) {
            flash.addFlashAttribute("problem", "每户补助标准应以元为单位，最多两位小数，照上级文件填写；文件没有写的空着。");
            return "redirect:" + LevelSettlementPages.path(id);
        }
        Ask ask = new Ask(source, yuan.isEmpty() ? null : Money.of(yuan), disposal, note);
        Told.of(flash, "已编制，等待另一人同意。", () -> settlements.prepare(id, ask, user.getName()));
        return "redirect:" + LevelSettlementPages.path(id);
    }

    @PostMapping("/{settlement}/decision")
    String decide(
            @PathVariable String plan,
            @PathVariable long settlement,
            @RequestParam boolean agree,
            @RequestParam(required = false) String opinion,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.SETTLE_WITH_SUPERIOR).plan();
        known(id, settlement);
        Told.of(
                flash,
                agree ? "已同意，数字从此不再更改。" : "已退回，可以重新编制。",
                () -> settlements.decide(id, settlement, agree, opinion, user.getName()));
        return back(id, settlement);
    }

    @PostMapping("/{settlement}/return")
    String returnUp(
            @PathVariable String plan,
            @PathVariable long settlement,
            @RequestParam String documentNo,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @RequestParam String amount,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.SETTLE_WITH_SUPERIOR).plan();
        known(id, settlement);
        book(
                flash,
                documentNo,
                date,
                amount,
                "已登记缴回。",
                paper -> settlements.returnUp(id, settlement, paper, user.getName()));
        return back(id, settlement);
    }

    @PostMapping("/{settlement}/carry")
    String carryOver(
            @PathVariable String plan,
            @PathVariable long settlement,
            @RequestParam String into,
            @RequestParam String documentNo,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @RequestParam String amount,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.SETTLE_WITH_SUPERIOR).plan();
        known(id, settlement);
        PlanId later = door.open(into, null, user, Action.RECORD_ALLOTMENTS).plan();
        book(
                flash,
                documentNo,
                date,
                amount,
                "已结转，接收的方案已登记这笔指标。",
                paper -> settlements.carryOver(id, settlement, later, paper, user.getName()));
        return back(id, settlement);
    }

    @PostMapping("/{settlement}/receipt")
    String receive(
            @PathVariable String plan,
            @PathVariable long settlement,
            @RequestParam String documentNo,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @RequestParam String amount,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.RECORD_ALLOTMENTS).plan();
        View answered = known(id, settlement);
        book(
                flash,
                documentNo,
                date,
                amount,
                "已登记补拨的指标文。",
                paper -> allotments.record(
                        id,
                        List.of(new Allotment(
                                0,
                                answered.source(),
                                paper.documentNo(),
                                paper.date(),
                                paper.amount(),
                                null,
                                null,
                                null,
                                answered.no())),
                        user.getName()));
        return back(id, settlement);
    }

    private static void book(
            RedirectAttributes flash,
            String documentNo,
            LocalDate date,
            String amount,
            String done,
            Consumer<Paper> booking) {
        String yuan = amount.strip().replace(",", "");
        if (documentNo.isBlank() || !yuan.matches(YUAN)) {
            flash.addFlashAttribute("problem", "没有填写文号，或金额不是以元为单位、最多两位小数的数。请照缴款书或指标文填写。");
            return;
        }
        Told.of(flash, done, () -> booking.accept(new Paper(documentNo.strip(), date, Money.of(yuan))));
    }

    private View known(PlanId plan, long settlement) {
        try {
            return settlements.get(plan, settlement);
        } catch (NoSuchElementException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份清算", none);
        }
    }

    private static String back(PlanId plan, long settlement) {
        return "redirect:" + LevelSettlementPages.path(plan) + "/" + settlement;
    }
}
