package org.qingnuan.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.ledger.HouseholdCondition;
import org.qingnuan.ledger.HouseholdProofs;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
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

/** The page on which a town adds promises and devices that came in late, or closes who will have none (LZ-27, LZ-29). */
@Controller
@RequestMapping("/bodies/{plan}/{area}/villages/{village}/proofs")
class ProofController {

    private final HouseholdProofs proofs;
    private final Plans plans;
    private final Villages villages;
    private final Door door;

    ProofController(HouseholdProofs proofs, Plans plans, Villages villages, Door door) {
        this.proofs = proofs;
        this.plans = plans;
        this.villages = villages;
        this.door = door;
    }

    private static String path(CaseKey village) {
        return BodyController.path(village.body()) + "/villages/" + village.village() + "/proofs";
    }

    @GetMapping
    String proofs(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            Principal user,
            Model model) {
        CaseKey key = village(plan, area, village, user);
        model.addAttribute(
                "page",
                new Page(
                        villages.get(key).area().name(),
                        plans.body(key.body()).area().name(),
                        BodyController.path(key.body()),
                        path(key),
                        proofs.lacking(key).stream().map(ProofController::line).toList()));
        return "proofs";
    }

    @PostMapping("/{household}/{kind}")
    String record(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @PathVariable String household,
            @PathVariable String kind,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate since,
            Principal user,
            RedirectAttributes flash) {
        CaseKey key = village(plan, area, village, user);
        HouseholdCondition condition = HouseholdCondition.of(kind)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这一项"));
        return change(
                key,
                flash,
                "已登记；此前因此退出拨付的，随即另行拨付。",
                () -> proofs.record(household(key, household), condition, since, user.getName()));
    }

    @PostMapping("/{household}/close")
    String close(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @PathVariable String household,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey key = village(plan, area, village, user);
        return change(key, flash, "已按不享受补贴办结。", () -> proofs.close(household(key, household), reason, user.getName()));
    }

    private static String change(CaseKey village, RedirectAttributes flash, String done, Runnable change) {
        Told.of(flash, done, change);
        return "redirect:" + path(village);
    }

    private static CaseKey household(CaseKey village, String household) {
        if (!household.matches("[0-9]{1,18}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这一户");
        }
        return village.with("household", household);
    }

    private CaseKey village(String plan, String area, String village, Principal user) {
        CaseKey key = Door.village(door.open(plan, area, user, Action.MANAGE_VILLAGES), village);
        return villages.get(key).key();
    }

    private static Line line(HouseholdProofs.Lacking lacking) {
        return new Line(
                lacking.household().item(),
                lacking.no(),
                lacking.name(),
                lacking.refused() ? "已因此退出拨付" : "尚未拨付",
                lacking.refused(),
                lacking.lacks().stream()
                        .map(kind -> new Missing(
                                kind.key(), kind.lacking(), kind == HouseholdCondition.COMMITMENT ? "签订日期" : "配套日期"))
                        .toList());
    }

    record Page(String village, String body, String back, String path, List<Line> lines) {}

    record Line(String household, int no, String name, String state, boolean refused, List<Missing> missing) {}

    record Missing(String kind, String text, String day) {}
}
