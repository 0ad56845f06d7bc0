package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.Tasks;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What leads away from the page of a plan's deadlines: models, folders and tasks. */
@Controller
@RequestMapping("/plans/{plan}/deadlines")
class DeadlineDownloads {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final DeadlineAdjustments deadlines;
    private final Adjustments adjustments;
    private final Tasks tasks;
    private final DeadlinePages pages;
    private final DeadlineRights rights;

    DeadlineDownloads(
            DeadlineAdjustments deadlines,
            Adjustments adjustments,
            Tasks tasks,
            DeadlinePages pages,
            DeadlineRights rights) {
        this.deadlines = deadlines;
        this.adjustments = adjustments;
        this.tasks = tasks;
        this.pages = pages;
        this.rights = rights;
    }

    @GetMapping("/models/{model}")
    void model(@PathVariable String plan, @PathVariable String model, Principal user, HttpServletResponse response)
            throws IOException {
        PlanId id = rights.plan(plan, user.getName(), Action.READ_DEADLINES);
        byte[] bytes = deadlines.model(id, model);
        Downloads.offer(response, "application/xml", id + "." + model + ".bpmn");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    @GetMapping("/folder")
    void folder(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId id = rights.plan(plan, user.getName(), Action.READ_DEADLINES);
        Downloads.zip(response, id + ".zip", deadlines.exported(id));
    }

    @GetMapping("/adjustments/{number}/files")
    void proposed(@PathVariable String plan, @PathVariable long number, Principal user, HttpServletResponse response)
            throws IOException {
        PlanId id = rights.plan(plan, user.getName(), Action.READ_DEADLINES);
        Downloads.zip(response, id + "-" + number + ".zip", adjustments.files(pages.adjustment(id, number)));
    }

    /** To the adjustment's task in Tasklist where one waits for the person, else to their list of tasks. */
    @GetMapping("/adjustments/{number}/task")
    String task(@PathVariable String plan, @PathVariable long number, Principal user) {
        PlanId id = rights.plan(plan, user.getName(), Action.READ_DEADLINES);
        CaseKey adjustment = pages.adjustment(id, number);
        return tasks.open(user.getName()).stream()
                .filter(task -> task.subject().equals(adjustment))
                .findFirst()
                .map(task -> "redirect:" + TASKLIST + "#/?task=" + task.taskId())
                .orElse("redirect:" + TASKLIST);
    }
}
