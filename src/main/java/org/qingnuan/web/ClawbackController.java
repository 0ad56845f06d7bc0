package org.qingnuan.web;

import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.ClawbackCases;
import org.qingnuan.process.CoalReporting;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
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

/** A body's coal findings and clawbacks: reported, opened and read here, worked in Tasklist (LZ-28). */
@Controller
@RequestMapping("/bodies/{plan}/{area}/clawbacks")
class ClawbackController {

    private static final String YUAN = "[0-9]{1,11}(\\.[0-9]{1,2})?";

    private final ClawbackPages pages;
    private final Clawbacks clawbacks;
    private final ClawbackCases cases;
    private final CoalReporting coal;
    private final Households households;
    private final Door door;

    ClawbackController(
            ClawbackPages pages,
            Clawbacks clawbacks,
            ClawbackCases cases,
            CoalReporting coal,
            Households households,
            Door door) {
        this.pages = pages;
        this.clawbacks = clawbacks;
        this.cases = cases;
        this.coal = coal;
        this.households = households;
        this.door = door;
    }

    /** What was typed of a report, shown again when it was refused. */
    record Typed(String village, String household, LocalDate foundOn, String text, boolean noBurnZone) {}

    static String paperPath(CaseKey clawback) {
        return ClawbackPages.path(clawback.body()) + "/" + clawback.village() + "/" + clawback.item() + "/paper";
    }

    static String agreementPath(CaseKey clawback) {
        return ClawbackPages.path(clawback.body()) + "/" + clawback.village() + "/" + clawback.item() + "/agreement";
    }

    static String againPath(CaseKey clawback) {
        return ClawbackPages.path(clawback.body()) + "/" + clawback.village() + "/" + clawback.item() + "/again";
    }

    @GetMapping
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_CLAWBACKS);
        model.addAttribute("page", pages.of(body, user.getName()));
        return "clawbacks";
    }

    @PostMapping("/findings")
    String report(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam String village,
            @RequestParam(defaultValue = "") String household,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate foundOn,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean noBurnZone,
            @RequestParam(required = false) MultipartFile file,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        CaseKey body = door.open(plan, area, user, Action.REPORT_COAL);
        CaseKey place = Door.village(body, village);
        try (InputStream in = file == null || file.isEmpty() ? null : file.getInputStream()) {
            Extensions.Paper evidence = in == null ? null : new Extensions.Paper(file.getOriginalFilename(), in);
            coal.report(new CoalFindings.Report(place, household, foundOn, text, noBurnZone), evidence, user.getName());
            flash.addFlashAttribute("done", "线索已上报，先听取农户陈述，再由推进办公室认定；认定以前不产生任何后果。");
        } catch (SubmissionRefused refused) {
            refuse(flash, refused);
            flash.addFlashAttribute("typed", new Typed(village, household, foundOn, text, noBurnZone));
        }
        return "redirect:" + ClawbackPages.path(body);
    }

    @PostMapping
    String open(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam String village,
            @RequestParam(defaultValue = "") String household,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.OPEN_CLAWBACKS);
        CaseKey place = Door.village(body, village);
        try {
            cases.open(order(place, household, line, amount, reason, user.getName()));
            flash.addFlashAttribute("done", "追缴已提起，由财政部门的另一人作出决定。");
        } catch (SubmissionRefused refused) {
            refuse(flash, refused);
        }
        return "redirect:" + ClawbackPages.path(body);
    }

    @PostMapping("/{village}/{clawback}/agreement")
    String agree(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @PathVariable long clawback,
            @RequestParam(defaultValue = "0") int parts,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate first,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.OPEN_CLAWBACKS);
        CaseKey key = Door.village(body, village).with("clawback", Long.toString(clawback));
        try {
            clawbacks.agree(key, new Clawbacks.Agreement(parts, first, reason), user.getName());
            flash.addFlashAttribute("done", "已登记分期还款，还款期限改为最后一期的日期。");
        } catch (SubmissionRefused refused) {
            refuse(flash, refused);
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这件追缴", unknown);
        }
        return "redirect:" + ClawbackPages.path(body);
    }

    @PostMapping("/{village}/{clawback}/again")
    String reopen(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @PathVariable long clawback,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.OPEN_CLAWBACKS);
        CaseKey settled = Door.village(body, village).with("clawback", Long.toString(clawback));
        try {
            cases.reopen(settled, reason, user.getName());
            flash.addFlashAttribute("done", "核销的金额已重新提起追缴，由财政部门的另一人作出决定。");
        } catch (SubmissionRefused refused) {
            refuse(flash, refused);
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这件追缴", unknown);
        }
        return "redirect:" + ClawbackPages.path(body);
    }

    /** Of one payment when its number is given, else of a household that has left. */
    private ClawbackOrder order(
            CaseKey village, String household, String line, String amount, String reason, String by) {
        List<HouseholdRow> found = household.isBlank()
                ? List.of()
                : households.search(village, household, 0).rows();
        requireThat(found.size() == 1, "农户", "在本村台账中找不到唯一的一户", "请填写户编号，或户主全名");
        requireThat(!reason.isBlank(), "理由", "没有填写", "请写明追缴的理由和依据");
        HouseholdRow row = found.get(0);
        if (line.isBlank()) {
            requireThat(row.eligibility().equals("WITHDRAWN"), "农户", "没有退出改造", "错付、多付的请填写付款编号和多付金额");
            return ClawbackOrder.whole(
                    village, row.id(), ClawbackCause.WITHDRAWAL, "withdrawal." + row.id(), reason.strip(), "默认", by);
        }
        requireThat(line.matches("[0-9]{1,18}"), "付款编号", "应是数字", "请按拨付明细填写付款编号");
        requireThat(amount.matches(YUAN), "多付金额", "应是大于0的金额，最多两位小数", "请填写多付的金额（元）");
        Money wrong = Money.of(amount);
        return new ClawbackOrder(
                village,
                row.id(),
                ClawbackCause.WRONG_PAYMENT,
                "line." + line + ":" + wrong.toYuan(),
                reason.strip(),
                "默认",
                village.with("line", line),
                wrong,
                by);
    }

    private static void requireThat(boolean holds, String label, String reason, String remedy) {
        if (!holds) {
            throw new SubmissionRefused(List.of(Finding.ofColumn(label, reason, remedy)));
        }
    }

    /** The decision as it was booked, A4. */
    @GetMapping("/{village}/{clawback}/paper")
    String paper(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @PathVariable long clawback,
            Principal user,
            Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_CLAWBACKS);
        try {
            ClawbackView view = clawbacks.get(Door.village(body, village).with("clawback", Long.toString(clawback)));
            requireBooked(view);
            model.addAttribute("paper", pages.paper(view));
            return "clawback-paper";
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份文书", unknown);
        }
    }

    private static void requireBooked(ClawbackView view) {
        if (view.bookedOn() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "还没有作出追缴决定");
        }
    }

    private static void refuse(RedirectAttributes flash, SubmissionRefused refused) {
        flash.addFlashAttribute(
                "problems", refused.findings().stream().map(Finding::sentence).toList());
    }
}
