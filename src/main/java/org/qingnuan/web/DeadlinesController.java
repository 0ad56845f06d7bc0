package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qingnuan.ledger.AdjustmentRunning;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.DeadlineAdjustments.Examination;
import org.qingnuan.process.DeadlineAdjustments.Request;
import org.qingnuan.process.PlanRefused;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an administrator proposes other dates for a plan, and all others see what became of it. */
@Controller
@RequestMapping("/plans/{plan}/deadlines")
class DeadlinesController {

    /** Before the gate in a field's name. */
    private static final String FIELD = "day:";

    private final DeadlineAdjustments deadlines;
    private final DeadlinePages pages;
    private final DeadlineRights rights;
    private final Plans plans;

    DeadlinesController(DeadlineAdjustments deadlines, DeadlinePages pages, DeadlineRights rights, Plans plans) {
        this.deadlines = deadlines;
        this.pages = pages;
        this.rights = rights;
        this.plans = plans;
    }

    @GetMapping
    String deadlines(@PathVariable String plan, Principal user, Model model) {
        PlanId id = rights.plan(plan, user.getName(), Action.READ_DEADLINES);
        return page(id, user, Map.of(), null, model);
    }

    @PostMapping("/examine")
    String examine(@PathVariable String plan, @RequestParam Map<String, String> fields, Principal user, Model model) {
        PlanId id = rights.plan(plan, user.getName(), Action.ADJUST_DEADLINES);
        Map<String, String> changed = changed(id, fields);
        return page(id, user, changed, examined(DayEntries.of(id, changed).examined(deadlines, "TABLE")), model);
    }

    @PostMapping("/adjustments")
    String adjust(
            @PathVariable String plan,
            @RequestParam Map<String, String> fields,
            Principal user,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        PlanId id = rights.plan(plan, user.getName(), Action.ADJUST_DEADLINES);
        Map<String, String> changed = changed(id, fields);
        DayEntries entries = DayEntries.of(id, changed);
        if (!entries.findings().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(id, user, changed, examined(entries.examined(deadlines, "TABLE")), model);
        }
        return propose(id, entries.request("TABLE"), changed, user, model, flash, response);
    }

    @PostMapping("/model/examine")
    String examineModel(
            @PathVariable String plan,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean structural,
            Principal user,
            Model model)
            throws IOException {
        PlanId id = rights.plan(plan, user.getName(), Action.ADJUST_DEADLINES);
        return page(id, user, Map.of(), examined(deadlines.examine(id, handedIn(file, structural))), model);
    }

    @PostMapping("/model/adjustments")
    String adjustByModel(
            @PathVariable String plan,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean structural,
            Principal user,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        PlanId id = rights.plan(plan, user.getName(), Action.ADJUST_DEADLINES);
        return propose(id, handedIn(file, structural), Map.of(), user, model, flash, response);
    }

    @PostMapping("/adjustments/{number}/undo")
    String undo(
            @PathVariable String plan,
            @PathVariable long number,
            Principal user,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        PlanId id = rights.plan(plan, user.getName(), Action.ADJUST_DEADLINES);
        Request undoing = deadlines.undoing(pages.adjustment(id, number));
        return propose(id, undoing, Map.of(), user, model, flash, response);
    }

    private String propose(
            PlanId plan,
            Request request,
            Map<String, String> typed,
            Principal user,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            CaseKey adjustment = deadlines.propose(plan, request, user.getName());
            flash.addFlashAttribute("proposed", adjustment.item());
            return "redirect:" + DeadlinePages.path(plan);
        } catch (PlanRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(plan, user, typed, ExaminedChange.refused(refused.findings()), model);
        } catch (AdjustmentRunning running) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("problem", pages.open(plan));
            return page(plan, user, typed, null, model);
        }
    }

    private String page(PlanId plan, Principal user, Map<String, String> typed, ExaminedChange examined, Model model) {
        model.addAttribute("page", pages.of(plan, user.getName(), typed));
        model.addAttribute("bases", plans.bases(plan));
        model.addAttribute("defaults", DefaultsController.path(plan));
        model.addAttribute("examined", examined);
        return "deadlines";
    }

    private static ExaminedChange examined(Examination examination) {
        return ExaminedChange.of(examination);
    }

    /** The gates whose field holds another date than the model, by gate. */
    private Map<String, String> changed(PlanId plan, Map<String, String> fields) {
        Map<String, String> now = new LinkedHashMap<>();
        deadlines
                .gates(plan)
                .forEach(gate -> now.put(DeadlinePages.key(gate), gate.due().toString()));
        Map<String, String> changed = new LinkedHashMap<>();
        fields.forEach((name, day) -> {
            String gate = name.startsWith(FIELD) ? name.substring(FIELD.length()) : null;
            if (gate != null && !day.equals(now.get(gate))) {
                changed.put(gate, day);
            }
        });
        return changed;
    }

    private static Request handedIn(MultipartFile file, boolean structural) throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        if (file.isEmpty()) {
            throw new BadRequest("请先选择要上传的模型文件（.bpmn）。");
        }
        return new Request.Model(name.isBlank() ? "上传的文件" : name, file.getBytes(), structural);
    }
}
