package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.BoardSelection;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Reminders;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.TaskReminders;
import org.qingnuan.shared.CaseKey;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the board's script calls; whatever it asks for, a person sees the bodies they may see and no others. */
@RestController
@RequestMapping("/api/board")
class BoardController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final BoardPages pages;
    private final BoardWorkbook workbook;
    private final DeadlineFacts deadlines;
    private final Plans plans;
    private final Reminders reminders;
    private final TaskReminders clicks;
    private final Staff staff;

    BoardController(
            BoardPages pages,
            BoardWorkbook workbook,
            DeadlineFacts deadlines,
            Plans plans,
            Reminders reminders,
            TaskReminders clicks,
            Staff staff) {
        this.pages = pages;
        this.workbook = workbook;
        this.deadlines = deadlines;
        this.plans = plans;
        this.reminders = reminders;
        this.clicks = clicks;
        this.staff = staff;
    }

    /** What a person may look at, and the token that their clicks need. */
    record Overview(List<Facts.Choice> plans, TaskPage.Csrf csrf) {}

    record Reminded(boolean now) {}

    /** The filters as the address says them. */
    record Filters(String body, String stage, String contractor) {

        static String blankToNull(String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    @GetMapping
    Overview overview(Principal user, CsrfToken token) {
        List<Facts.Choice> seen = staff.bodies(user.getName()).stream()
                .map(CaseKey::plan)
                .distinct()
                .map(plans::get)
                .map(plan -> new Facts.Choice(plan.id().value(), plan.name()))
                .toList();
        return new Overview(seen, new TaskPage.Csrf(token.getHeaderName(), token.getToken()));
    }

    /** Names of groups by id, for whoever may look at a board. */
    @GetMapping("/groups")
    Map<String, String> groups(Principal user) {
        return staff.groupNames(user.getName());
    }

    @GetMapping("/{plan}")
    BoardPage board(@PathVariable String plan, Filters filters, Principal user) {
        List<Body> seen = seen(plan, user);
        boolean reminds = seen.stream().anyMatch(body -> staff.may(user.getName(), body.key(), Action.REMIND));
        return pages.of(scope(seen, filters, user), known(seen).name(), seen, reminds);
    }

    @GetMapping("/{plan}/trend")
    BoardPage.Trend trend(@PathVariable String plan, Filters filters, Principal user) {
        return pages.trend(scope(seen(plan, user), filters, user));
    }

    @GetMapping("/{plan}/cases")
    List<BoardPage.CaseLine> cases(
            @PathVariable String plan,
            Filters filters,
            @RequestParam(required = false) String frame,
            @RequestParam(required = false) BoardColumn column,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate lateOn,
            Principal user) {
        return pages.cases(scope(seen(plan, user), filters, user), new BoardSelection(frame, column, lateOn));
    }

    @GetMapping("/{plan}/workbook")
    void workbook(@PathVariable String plan, Filters filters, Principal user, HttpServletResponse response)
            throws IOException {
        List<Body> seen = seen(plan, user);
        BoardScope scope = scope(seen, filters, user);
        response.setContentType(WORKBOOK);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("期限看板.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        workbook.write(scope, known(seen).name(), response.getOutputStream());
    }

    /** The gates of one case, which a path could not name: its key may hold a slash. */
    @GetMapping("/deadlines")
    List<BoardPage.DeadlineLine> deadlines(@RequestParam String subject, Principal user) {
        return deadlines.of(visible(subject, user));
    }

    @PostMapping("/reminders")
    Reminded remind(@RequestParam String task, Principal user) {
        CaseKey subject = reminders.subject(task);
        if (!staff.may(user.getName(), subject, Action.REMIND)) {
            throw new Forbidden("您不能催办这个单位的任务。");
        }
        TaskReminders.Outcome outcome = clicks.remind(task, user.getName());
        if (outcome == TaskReminders.Outcome.NOBODY_THERE) {
            throw new BadRequest("还没有人可以办理这项任务，催办不会有人收到。请系统管理员先把办理人员加入该组。");
        }
        return new Reminded(outcome == TaskReminders.Outcome.REMINDED);
    }

    private CaseKey visible(String text, Principal user) {
        CaseKey subject;
        try {
            subject = CaseKey.parse(text);
        } catch (IllegalArgumentException notOurs) {
            throw new NoSuchElementException("No case " + text);
        }
        if (!staff.may(user.getName(), subject, Action.VIEW)) {
            throw new Forbidden("您没有这个单位的权限。");
        }
        return subject;
    }

    /** The plan's bodies that the person may see. */
    private List<Body> seen(String plan, Principal user) {
        List<Body> seen = staff.bodies(user.getName()).stream()
                .filter(body -> body.plan().value().equals(plan))
                .map(plans::body)
                .toList();
        if (seen.isEmpty()) {
            throw new Forbidden("您没有这个方案的权限。");
        }
        return seen;
    }

    private Plan known(List<Body> seen) {
        return plans.get(seen.get(0).key().plan());
    }

    /** With the plan's own milestones for whoever may look at the plan itself. */
    private BoardScope scope(List<Body> seen, Filters filters, Principal user) {
        String asked = Filters.blankToNull(filters.body());
        CaseKey whole = CaseKey.ofPlan(seen.get(0).key().plan());
        List<String> bodies = Stream.concat(
                        staff.may(user.getName(), whole, Action.VIEW)
                                ? Stream.of(BoardPages.WHOLE_PLAN)
                                : Stream.empty(),
                        seen.stream().map(body -> body.area().id()))
                .filter(body -> asked == null || asked.equals(body))
                .map(body -> body.equals(BoardPages.WHOLE_PLAN) ? BoardScope.WHOLE_PLAN : body)
                .toList();
        if (bodies.isEmpty()) {
            throw new Forbidden("您没有这个单位的权限。");
        }
        return new BoardScope(
                seen.get(0).key().plan(),
                bodies,
                Filters.blankToNull(filters.stage()),
                Filters.blankToNull(filters.contractor()));
    }
}
