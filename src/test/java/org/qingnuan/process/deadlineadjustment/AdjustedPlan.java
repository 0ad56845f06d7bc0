package org.qingnuan.process.deadlineadjustment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.DeadlineAdjustments.Request;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator and the leading group at work on a plan's dates. */
final class AdjustedPlan {

    static final String WORKS = "village-retrofit/works";
    static final String HANDOVER = "village-retrofit/handover";

    private final PlayedPlan plan;

    AdjustedPlan(PlayedPlan plan) {
        this.plan = plan;
    }

    String administrator() {
        return plan.person("administrator", plan.key());
    }

    /** New last days, {@code gate, day, gate, day …}, as the table on the page hands them in. */
    static Request.Days days(String... days) {
        Map<String, LocalDate> map = new LinkedHashMap<>();
        for (int i = 0; i < days.length; i += 2) {
            map.put(days[i], LocalDate.parse(days[i + 1]));
        }
        return new Request.Days("TABLE", null, map);
    }

    CaseKey proposed(Request request) {
        CaseKey adjustment =
                plan.bean(DeadlineAdjustments.class).propose(plan.key().plan(), request, administrator());
        plan.runJobs();
        return adjustment;
    }

    CaseKey justified(Request request) {
        CaseKey adjustment = proposed(request);
        plan.work(
                adjustment,
                "userTask_justifyAdjustment",
                "decision",
                "submit",
                "reason",
                "连续降雨影响施工",
                "legalBasis",
                "测政办字〔2021〕8号",
                "pastConfirmed",
                "true");
        return adjustment;
    }

    /** Approved; the deployment waits for its job. */
    CaseKey approvedOnly(Request request) {
        CaseKey adjustment = justified(request);
        plan.completeOnly(
                plan.holder(adjustment, "userTask_approveAdjustment"),
                adjustment,
                "userTask_approveAdjustment",
                null,
                "decision",
                "approve");
        return adjustment;
    }

    /** The whole way, every case included. */
    Adjustment moved(String... days) {
        return moved(days(days));
    }

    Adjustment moved(Request request) {
        CaseKey adjustment = approvedOnly(request);
        plan.runJobs();
        return plan.bean(Adjustments.class).get(adjustment);
    }

    /** What was written down for a case, as {@code frame outcome before after}. */
    List<String> audit(CaseKey subject) {
        return plan.bean(JdbcClient.class)
                .sql("""
                        select frame || ' ' || outcome || ' ' || coalesce(to_char(due_before, 'MM-DD'), '-') || ' '
                          || to_char(due_after, 'MM-DD')
                        from ledger.adjusted_deadline where subject = :subject order by id
                        """)
                .param("subject", subject.toString())
                .query(String.class)
                .list();
    }
}
