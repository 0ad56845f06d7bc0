package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.qingnuan.finance.BankStatements;
import org.qingnuan.finance.BankStatements.As;
import org.qingnuan.finance.BankStatements.Handed;
import org.qingnuan.finance.BankStatements.Settlement;
import org.qingnuan.finance.BankStatements.Taken;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 银行对账: statements in, what they are, the queue settled by two persons, and the sheet that reconciles both balances. */
@Controller
@RequestMapping("/plans/{plan}/bank")
class BankController {

    private static final String YUAN = "\\d{1,12}(\\.\\d{1,2})?";

    private final BankPages pages;
    private final BankStatements statements;
    private final Door door;

    BankController(BankPages pages, BankStatements statements, Door door) {
        this.pages = pages;
        this.statements = statements;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        model.addAttribute("page", pages.of(id, user.getName()));
        return "bank";
    }

    @GetMapping("/template")
    void template(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        door.open(plan, null, user, Action.RECORD_BANK_STATEMENTS);
        PlanSheets.download(response, "银行流水.xlsx");
        statements.template(response.getOutputStream());
    }

    @GetMapping("/workbook")
    void workbook(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.READ_FUNDS).plan();
        PlanSheets.download(response, "银行对账.xlsx");
        pages.write(id, user.getName(), response.getOutputStream());
    }

    @PostMapping("/statements")
    String take(
            @PathVariable String plan,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam String balance,
            @RequestParam MultipartFile file,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.RECORD_BANK_STATEMENTS).plan();
        String yuan = balance.strip().replace(",", "");
        if (!yuan.matches(YUAN)) {
            flash.addFlashAttribute("problem", "期末余额应以元为单位，最多两位小数，照银行对账单填写。");
            return "redirect:" + BankPages.path(id);
        }
        Handed handed = new Handed(id, from, to, Money.of(yuan), file.getOriginalFilename(), user.getName());
        try (InputStream in = file.getInputStream()) {
            Taken taken = statements.take(handed, in);
            if (taken.findings().isEmpty()) {
                flash.addFlashAttribute("done", told(taken));
            } else {
                PlanSheets.problems(flash, taken.findings());
            }
        }
        return "redirect:" + BankPages.path(id);
    }

    private static String told(Taken taken) {
        if (taken.added() == 0) {
            return "共%d笔流水，都已登记过，没有变化。".formatted(taken.rows());
        }
        return "共%d笔流水，新登记%d笔：%s。"
                .formatted(
                        taken.rows(),
                        taken.added(),
                        taken.kinds().entrySet().stream()
                                .map(kind -> kind.getKey().label() + kind.getValue() + "笔")
                                .collect(Collectors.joining("、")));
    }

    @PostMapping("/match")
    String match(@PathVariable String plan, Principal user, RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.RECORD_BANK_STATEMENTS).plan();
        int matched = statements.matchAgain(id, user.getName());
        flash.addFlashAttribute("done", matched == 0 ? "已重新比对，没有新的相符。" : "已重新比对，%d笔对上了。".formatted(matched));
        return "redirect:" + BankPages.path(id);
    }

    @PostMapping("/entries/{entry}/proposal")
    String propose(
            @PathVariable String plan,
            @PathVariable long entry,
            @RequestParam As as,
            @RequestParam(required = false) String line,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.SETTLE_BANK_ENTRIES).plan();
        String number = line == null ? "" : line.strip();
        if (as != As.OTHER && !number.matches("[0-9]{1,18}")) {
            flash.addFlashAttribute("problem", "没有填写付款编号。请在批次的审计表里查到这笔付款的编号，只填数字。");
            return "redirect:" + BankPages.path(id);
        }
        Settlement settlement = new Settlement(as, as == As.OTHER ? null : Long.valueOf(number), reason);
        change(flash, "已提出认定，等待另一人确认。", () -> statements.propose(id, entry, settlement, user.getName()));
        return "redirect:" + BankPages.path(id);
    }

    @PostMapping("/entries/{entry}/decision")
    String decide(
            @PathVariable String plan,
            @PathVariable long entry,
            @RequestParam boolean approve,
            @RequestParam(required = false) String opinion,
            Principal user,
            RedirectAttributes flash) {
        PlanId id = door.open(plan, null, user, Action.SETTLE_BANK_ENTRIES).plan();
        change(
                flash,
                approve ? "已确认。" : "已退回，由提出人重新核实。",
                () -> statements.decide(id, entry, approve, opinion, user.getName()));
        return "redirect:" + BankPages.path(id);
    }

    private static void change(RedirectAttributes flash, String done, Runnable change) {
        try {
            Told.of(flash, done, change);
        } catch (NoSuchElementException settled) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这笔待处理的流水，可能已经办结", settled);
        }
    }
}
