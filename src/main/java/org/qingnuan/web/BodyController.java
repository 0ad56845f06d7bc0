package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.CategoryQuota;
import org.qingnuan.ledger.CategoryQuotas;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.ledger.CoverageAssessment;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Quotas;
import org.qingnuan.ledger.Responsibilities;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.TownDuty;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.Starts;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A body's villages, quotas and lots; a town sees and changes only its own. */
@Controller
@RequestMapping("/bodies/{plan}/{area}")
class BodyController {

    private final BodyPages pages;
    private final Villages villages;
    private final Quotas quotas;
    private final CategoryQuotas categories;
    private final Lots lots;
    private final Responsibilities responsibilities;
    private final Staff staff;
    private final Door door;
    private final Starts starts;
    private final Coverage coverage;
    private final BodyOverYears overYears;
    private final Plans plans;

    BodyController(
            BodyPages pages,
            Villages villages,
            Quotas quotas,
            CategoryQuotas categories,
            Lots lots,
            Responsibilities responsibilities,
            Staff staff,
            Door door,
            Starts starts,
            Coverage coverage,
            BodyOverYears overYears,
            Plans plans) {
        this.overYears = overYears;
        this.plans = plans;
        this.coverage = coverage;
        this.responsibilities = responsibilities;
        this.pages = pages;
        this.villages = villages;
        this.quotas = quotas;
        this.categories = categories;
        this.lots = lots;
        this.staff = staff;
        this.door = door;
        this.starts = starts;
    }

    private static String said(CoverageAssessment last) {
        return "清洁取暖全覆盖：%s（%s%s）"
                .formatted(
                        last.covered() ? "已认定" : "暂未认定",
                        Wording.date(last.assessedOn()),
                        last.documentNo() == null ? "" : "，" + last.documentNo());
    }

    static String path(CaseKey body) {
        return "/bodies/" + body.plan() + "/" + body.area();
    }

    @GetMapping
    String body(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.VIEW);
        model.addAttribute("body", pages.of(body, user.getName()));
        model.addAttribute("sendsBack", staff.may(user.getName(), body, Action.SEND_BACK));
        List<CategoryQuota> divided = categories.of(body);
        boolean entersQuota = quotas.leftOpen(body) && staff.may(user.getName(), body, Action.ENTER_QUOTA);
        model.addAttribute("categories", divided);
        model.addAttribute(
                "proofs", !plans.get(body.plan()).rules().householdGates().isEmpty());
        model.addAttribute("distributes", entersQuota && !divided.isEmpty());
        model.addAttribute("entersQuota", entersQuota && divided.isEmpty());
        model.addAttribute(
                "accountable",
                staff.may(user.getName(), body, Action.READ_SUPERVISION)
                        && !plans.get(body.plan()).rules().accountability().isEmpty());
        model.addAttribute("claimed", staff.may(user.getName(), body, Action.READ_CLAWBACKS));
        model.addAttribute("registered", staff.may(user.getName(), body, Action.READ_REGISTER));
        model.addAttribute("doubted", staff.may(user.getName(), body, Action.READ_FLAGS));
        model.addAttribute("subsidised", staff.may(user.getName(), body, Action.READ_SUBSIDIES));
        model.addAttribute("noticed", pages.noticed(body, user.getName()));
        model.addAttribute(
                "coverage",
                coverage.of(body).stream().findFirst().map(BodyController::said).orElse(null));
        model.addAttribute("several", overYears.of(body));
        return "body";
    }

    @PostMapping("/villages")
    String add(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(required = false) String town,
            @RequestParam(required = false) String category,
            @RequestParam String name,
            @RequestParam int quota,
            @RequestParam String route,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        return change(body, flash, "已增加" + name + "，随即启动。", () -> {
            villages.add(body, town, category, name, quota, route, reason, user.getName());
            starts.villages(body);
        });
    }

    @PostMapping("/villages/{village}/quota")
    String quota(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @RequestParam int quota,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        CaseKey key = Door.village(body, village);
        return change(body, flash, "任务户数已调整。", () -> villages.changeQuota(key, quota, reason, user.getName()));
    }

    @PostMapping("/villages/{village}/code")
    String code(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @RequestParam(defaultValue = "") String code,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        CaseKey key = Door.village(body, village);
        return change(body, flash, "统计用区划代码已登记。", () -> villages.changeCode(key, code, reason, user.getName()));
    }

    @PostMapping("/villages/{village}/withdraw")
    String withdraw(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        CaseKey key = Door.village(body, village);
        return change(body, flash, "该村已退出。", () -> villages.withdraw(key, reason, user.getName()));
    }

    @PostMapping("/villages/{village}/defer")
    String defer(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        CaseKey key = Door.village(body, village);
        return change(body, flash, "该村已暂缓改造，以后可以恢复。", () -> villages.defer(key, reason, user.getName()));
    }

    @PostMapping("/villages/{village}/resume")
    String resume(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        CaseKey key = Door.village(body, village);
        return change(body, flash, "该村已恢复改造，随即重新启动。", () -> {
            villages.resume(key, reason, user.getName());
            starts.villages(body);
        });
    }

    @PostMapping("/target")
    String target(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam int households,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.ENTER_QUOTA);
        return change(body, flash, "任务户数已录入。", () -> quotas.enter(body, households, reason, user.getName()));
    }

    @PostMapping("/categories/{category}")
    String distribute(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String category,
            @RequestParam int households,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.ENTER_QUOTA);
        return change(
                body,
                flash,
                "任务户数已下达。",
                () -> categories.distribute(body, category, households, reason, user.getName()));
    }

    @PostMapping("/transfer")
    String transfer(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam String to,
            @RequestParam int households,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        CaseKey receiver = door.open(plan, to, user, Action.MANAGE_VILLAGES);
        return change(
                body,
                flash,
                "任务已调剂 " + households + " 户。",
                () -> quotas.transfer(body, receiver, households, reason, user.getName()));
    }

    @PostMapping("/lots")
    String lot(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam String name,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        return change(body, flash, "已增加标段“" + name + "”，随即启动招标。", () -> {
            lots.add(body, name, user.getName());
            starts.tenders(body);
        });
    }

    @PostMapping("/responsibilities")
    String responsible(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam TownDuty duty,
            @RequestParam String post,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String account,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.MANAGE_VILLAGES);
        return change(body, flash, "已确定“" + duty.label() + "”的责任人。", () -> {
            if (!account.isEmpty() && !staff.people(body, BodyPages.OFFICIALS).contains(account)) {
                throw new SubmissionRefused(
                        List.of(Finding.ofColumn("办理账号", "不是本单位经办人的账号（" + account + "）", "请从列表中选择")));
            }
            responsibilities.name(body, duty, post, name, account.isEmpty() ? null : account, user.getName());
        });
    }

    private static String change(CaseKey body, RedirectAttributes flash, String done, Runnable change) {
        Told.of(flash, done, change);
        return "redirect:" + path(body);
    }
}
