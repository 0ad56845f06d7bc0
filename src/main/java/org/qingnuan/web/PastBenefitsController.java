package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.PastBenefits;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
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

/** 以往享受名单: whom the county gave what in earlier years, from its old workbooks (LZ-36). */
@Controller
@RequestMapping("/plans/{plan}/past-benefits")
class PastBenefitsController {

    private final PastBenefits benefits;
    private final Plans plans;
    private final Staff staff;
    private final Door door;

    PastBenefitsController(PastBenefits benefits, Plans plans, Staff staff, Door door) {
        this.benefits = benefits;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/past-benefits";
    }

    @GetMapping
    String show(@PathVariable String plan, Principal user, Model model) {
        model.addAttribute("page", page(plan, user, List.of(), false));
        return "past-benefits";
    }

    /** Asked by POST, so that nobody's id stands in an address or a log. */
    @PostMapping("/search")
    String search(
            @PathVariable String plan, @RequestParam(defaultValue = "") String asked, Principal user, Model model) {
        PlanId id = door.open(plan, null, user, Action.READ_READINESS).plan();
        model.addAttribute("page", page(plan, user, asked.isBlank() ? List.of() : benefits.find(id, asked), true));
        return "past-benefits";
    }

    private Page page(String plan, Principal user, List<PastBenefits.Benefit> found, boolean searched) {
        var key = door.open(plan, null, user, Action.READ_READINESS);
        PlanId id = key.plan();
        return new Page(
                plans.get(id).name(),
                path(id),
                ReadinessPages.path(id),
                staff.may(user.getName(), key, Action.PREPARE_PLAN),
                benefits.count(id),
                benefits.imports(id).stream().map(this::line).toList(),
                searched,
                found.stream().map(PastBenefitsController::found).toList());
    }

    @GetMapping("/template")
    void template(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        PlanSheets.download(response, "以往享受名单.xlsx");
        benefits.template(id, response.getOutputStream());
    }

    @PostMapping
    String load(@PathVariable String plan, @RequestParam MultipartFile file, Principal user, RedirectAttributes flash)
            throws IOException {
        PlanId id = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        PastBenefits.Loaded loaded;
        try (InputStream in = file.getInputStream()) {
            loaded = benefits.load(id, file.getOriginalFilename(), in, user.getName());
        }
        PlanSheets.problems(flash, loaded.findings());
        if (loaded.done() != null) {
            flash.addFlashAttribute("done", told(loaded.done()));
            if (loaded.done().refused() > 0) {
                flash.addFlashAttribute(
                        "refused", path(id) + "/imports/" + loaded.done().id() + "/refused");
            }
        }
        return "redirect:" + path(id);
    }

    private static String told(PastBenefits.Import done) {
        return Wording.counted("登记%d行", done.added(), "%d行已有，没有重复登记", done.known(), "%d行有误，没有登记", done.refused()) + "。";
    }

    @GetMapping("/imports/{id}/refused")
    void refused(@PathVariable String plan, @PathVariable UUID id, Principal user, HttpServletResponse response)
            throws IOException {
        PlanId of = door.open(plan, null, user, Action.PREPARE_PLAN).plan();
        benefits.imports(of).stream()
                .filter(one -> one.id().equals(id) && one.refused() > 0)
                .findFirst()
                .orElseThrow();
        PlanSheets.download(response, "以往享受名单（有误的行）.xlsx");
        benefits.refused(of, id, response.getOutputStream());
    }

    private Line line(PastBenefits.Import done) {
        return new Line(
                done.id().toString(),
                done.fileName(),
                done.added(),
                done.known(),
                done.refused(),
                staff.name(done.by()),
                Wording.date(done.at()));
    }

    private static Found found(PastBenefits.Benefit benefit) {
        return new Found(
                benefit.year() + "年",
                benefit.name(),
                benefit.identity(),
                benefit.place(),
                benefit.item(),
                benefit.amount() == null ? "—" : Wording.money(benefit.amount()),
                benefit.source());
    }

    record Page(
            String plan,
            String path,
            String back,
            boolean preparing,
            int count,
            List<Line> imports,
            boolean searched,
            List<Found> found) {}

    record Line(String id, String file, int added, int known, int refused, String by, String at) {}

    record Found(String year, String name, String identity, String place, String item, String amount, String source) {}
}
