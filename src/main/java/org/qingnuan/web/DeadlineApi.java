package org.qingnuan.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.AdjustmentRunning;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.DeadlineAdjustments.Gate;
import org.qingnuan.process.DeadlineAdjustments.RunningVersion;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A plan's deadlines for the diagram in Cockpit, with the same rights and checks as the page. */
@RestController
@RequestMapping("/api/plans/{plan}/deadlines")
class DeadlineApi {

    /** Bytes; far above any real request. */
    private static final int LARGEST = 64 * 1024;

    private final DeadlineAdjustments deadlines;
    private final DeadlinePages pages;
    private final DeadlineRights rights;
    private final Plans plans;
    private final Staff staff;
    private final Clock clock;
    private final ObjectMapper json;

    DeadlineApi(
            DeadlineAdjustments deadlines,
            DeadlinePages pages,
            DeadlineRights rights,
            Plans plans,
            Staff staff,
            Clock clock,
            ObjectMapper json) {
        this.deadlines = deadlines;
        this.pages = pages;
        this.rights = rights;
        this.plans = plans;
        this.staff = staff;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param page the path of the plan's page
     * @param differences where the plan's folder is not what is deployed
     * @param open what the adjustment that is not finished waits for, null when there is none
     * @param folder what is to be known of the plan's folder, null when it equals what is deployed
     */
    record Overview(
            String plan,
            int year,
            LocalDate today,
            boolean adjustable,
            String page,
            String open,
            String folder,
            List<DatedTimer> gates,
            List<RunningVersion> versions,
            List<DeadlinesPage.DifferenceLine> differences,
            TaskPage.Csrf csrf) {}

    /** @param key what a request names the gate by */
    record DatedTimer(
            String key,
            String model,
            String event,
            String name,
            LocalDate due,
            String dueText,
            int open,
            int overdue,
            int finished) {}

    record Days(Map<String, String> days) {}

    /** @param task the path that leads to the task in Tasklist */
    record Proposed(String number, String task) {}

    record Problem(String message, List<String> findings) {}

    @GetMapping
    Overview deadlines(@PathVariable String plan, Principal user, CsrfToken token) {
        PlanId id = rights.plan(plan, user.getName(), Action.READ_DEADLINES);
        return new Overview(
                plans.get(id).name(),
                plans.get(id).year(),
                ChinaTime.today(clock),
                staff.may(user.getName(), CaseKey.ofPlan(id), Action.ADJUST_DEADLINES),
                DeadlinePages.path(id),
                pages.open(id),
                pages.folder(id),
                deadlines.gates(id).stream().map(DeadlineApi::timer).toList(),
                deadlines.versions(id),
                pages.differences(id),
                new TaskPage.Csrf(token.getHeaderName(), token.getToken()));
    }

    @PostMapping("/examine")
    ExaminedChange examine(@PathVariable String plan, Principal user, HttpServletRequest request) throws IOException {
        PlanId id = rights.plan(plan, user.getName(), Action.ADJUST_DEADLINES);
        return ExaminedChange.of(entries(id, request).examined(deadlines, "DIAGRAM"));
    }

    @PostMapping("/adjustments")
    ResponseEntity<Object> propose(@PathVariable String plan, Principal user, HttpServletRequest request)
            throws IOException {
        PlanId id = rights.plan(plan, user.getName(), Action.ADJUST_DEADLINES);
        DayEntries entries = entries(id, request);
        if (!entries.findings().isEmpty()) {
            throw new PlanRefused(entries.findings());
        }
        CaseKey adjustment = deadlines.propose(id, entries.request("DIAGRAM"), user.getName());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Proposed(
                        adjustment.item(), DeadlinePages.path(id) + "/adjustments/" + adjustment.item() + "/task"));
    }

    private static DatedTimer timer(Gate gate) {
        return new DatedTimer(
                DeadlinePages.key(gate),
                gate.model(),
                gate.event(),
                gate.name(),
                gate.due(),
                Wording.date(gate.due()),
                gate.open(),
                gate.overdue(),
                gate.finished());
    }

    private DayEntries entries(PlanId plan, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "提交的内容太大");
        }
        try {
            Days typed = json.readValue(body, Days.class);
            if (typed == null || typed.days() == null || typed.days().containsValue(null)) {
                throw new BadRequest("请写明要改动的期限。");
            }
            return DayEntries.of(plan, typed.days());
        } catch (JsonProcessingException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "提交的内容读不出来", unreadable);
        }
    }

    @ExceptionHandler(PlanRefused.class)
    ResponseEntity<Problem> refused(PlanRefused refused) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY)
                .body(new Problem(
                        "期限没有改动，请先改正。",
                        refused.findings().stream()
                                .map(finding -> finding.sentence())
                                .toList()));
    }

    @ExceptionHandler(AdjustmentRunning.class)
    ResponseEntity<Problem> running(AdjustmentRunning running) {
        String open = pages.open(running.plan());
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(new Problem(open == null ? running.getMessage() : open, List.of()));
    }

    @ExceptionHandler(BadRequest.class)
    ResponseEntity<Problem> bad(BadRequest bad) {
        return ResponseEntity.badRequest().body(new Problem(bad.getMessage(), List.of()));
    }

    @ExceptionHandler(ResponseStatusException.class)
    ResponseEntity<Problem> status(ResponseStatusException status) {
        return ResponseEntity.status(status.getStatusCode()).body(new Problem(status.getReason(), List.of()));
    }
}
