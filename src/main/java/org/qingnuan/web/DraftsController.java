package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.TargetSheet;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanDrafts;
import org.qingnuan.process.PlanFolders.Created;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.PlanStage;
import org.qingnuan.process.StageChange;
import org.qingnuan.shared.PlanId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an administrator prepares a plan: from another one, step by step, to its deployment. */
@Controller
@RequestMapping("/drafts")
class DraftsController {

    /** Before the frame in a field's name. */
    private static final String FIELD = "day:";

    /** Before the stage in the name of the field that says behind which it comes. */
    private static final String AFTER = "after:";

    private final PlanDrafts drafts;
    private final Plans plans;
    private final DraftPages pages;
    private final DraftRights rights;

    DraftsController(PlanDrafts drafts, Plans plans, DraftPages pages, DraftRights rights) {
        this.drafts = drafts;
        this.plans = plans;
        this.pages = pages;
        this.rights = rights;
    }

    static String path(PlanId draft) {
        return "/drafts/" + draft;
    }

    @GetMapping
    String list(Principal user, Model model) {
        rights.require(user);
        return list(new DraftForm(), List.of(), model);
    }

    private String list(DraftForm form, List<String> problems, Model model) {
        model.addAttribute("installed", plans.all());
        model.addAttribute("drafts", drafts.drafts());
        model.addAttribute("sources", drafts.sources());
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "drafts";
    }

    @GetMapping("/template")
    void template(Principal user, HttpServletResponse response) throws IOException {
        rights.require(user);
        Downloads.offer(response, Downloads.WORKBOOK, "任务表.xlsx");
        TargetSheet.template(List.of(), response.getOutputStream());
    }

    @PostMapping
    String create(
            @ModelAttribute DraftForm form,
            @RequestParam(required = false) MultipartFile targets,
            Principal user,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        rights.require(user);
        byte[] workbook = targets == null || targets.isEmpty() ? null : targets.getBytes();
        DraftForm.Read read = form.read(workbook);
        if (!read.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return list(form, read.problems(), model);
        }
        try {
            Created created = drafts.create(read.order());
            flash.addFlashAttribute("done", "方案草稿已建立，请按下面的提示核对。");
            flash.addFlashAttribute("remarks", created.remarks());
            return "redirect:" + path(read.order().id());
        } catch (PlanRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return list(form, DraftPages.sentences(refused), model);
        }
    }

    @GetMapping("/{plan}")
    String show(@PathVariable String plan, Principal user, Model model) {
        model.addAttribute("page", pages.of(rights.draft(plan, user)));
        return "draft";
    }

    @PostMapping("/{plan}/dates")
    String changeDates(
            @PathVariable String plan,
            @RequestParam Map<String, String> fields,
            Principal user,
            RedirectAttributes flash) {
        PlanId draft = rights.draft(plan, user);
        Map<String, LocalDate> days = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (field.getKey().startsWith(FIELD) && field.getKey().indexOf('/') > FIELD.length()) {
                days.put(field.getKey().substring(FIELD.length()), day(field.getValue()));
            }
        }
        return done(draft, "日期已修改，模型上的标签随之更新。", flash, () -> drafts.changeDates(draft, days));
    }

    /** Each stage by its own field: ticked to have it; for one of the plan's own also behind which it comes. */
    @PostMapping("/{plan}/stages")
    String changeStages(
            @PathVariable String plan,
            @RequestParam(required = false) List<String> stage,
            @RequestParam Map<String, String> fields,
            Principal user,
            RedirectAttributes flash) {
        PlanId draft = rights.draft(plan, user);
        List<String> wanted = stage == null ? List.of() : stage;
        return done(draft, "环节已修改，模型和图随之更新。", flash, () -> {
            StageChange change = change(drafts.stages(draft), wanted, fields);
            if (change.isEmpty()) {
                throw new PlanRefused(List.of(new ModelFinding("环节", null, "没有改动", "请勾选要加的，或去掉不要的")));
            }
            List<String> remarks = drafts.changeStages(draft, change);
            if (!remarks.isEmpty()) {
                flash.addFlashAttribute("remarks", remarks);
            }
        });
    }

    private static StageChange change(List<PlanStage> stages, List<String> wanted, Map<String, String> fields) {
        List<String> without = stages.stream()
                .filter(one -> one.there() && !wanted.contains(one.id()))
                .map(PlanStage::id)
                .toList();
        List<StageChange.Added> with = stages.stream()
                .filter(one -> !one.there() && wanted.contains(one.id()))
                .map(one -> new StageChange.Added(one.id(), after(fields.get(AFTER + one.id()))))
                .toList();
        return new StageChange(without, with);
    }

    private static String after(String chosen) {
        return chosen == null || chosen.isBlank() ? null : chosen;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new BadRequest("“" + text + "”不是日期。");
        }
    }

    @PostMapping("/{plan}/deploy")
    String deploy(@PathVariable String plan, Principal user, RedirectAttributes flash) {
        PlanId draft = rights.draft(plan, user);
        return done(draft, "方案已部署，还没有启动。请到“准备情况”里补齐人员等各项，再启动。", flash, () -> drafts.deploy(draft, user.getName()));
    }

    @PostMapping("/{plan}/discard")
    String discard(@PathVariable String plan, Principal user, RedirectAttributes flash) {
        PlanId draft = rights.draft(plan, user);
        try {
            drafts.discard(draft);
            flash.addFlashAttribute("done", "草稿 " + draft + " 已放弃。");
            return "redirect:/drafts";
        } catch (PlanRefused refused) {
            flash.addFlashAttribute("problems", DraftPages.sentences(refused));
            return "redirect:" + path(draft);
        }
    }

    /** Back to the draft, with what became of it. */
    static String done(PlanId draft, String done, RedirectAttributes flash, Runnable change) {
        return done(path(draft), done, flash, change);
    }

    static String done(String back, String done, RedirectAttributes flash, Runnable change) {
        try {
            change.run();
            flash.addFlashAttribute("done", done);
        } catch (PlanRefused refused) {
            flash.addFlashAttribute("problems", DraftPages.sentences(refused));
        }
        return "redirect:" + back;
    }
}
