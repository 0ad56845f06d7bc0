package org.qingnuan.ledger.season;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonReview;
import org.qingnuan.ledger.SeasonReviewStep;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The reviews of a season's readings in the plan's order, each by another person than all before (LZ-39). */
@Component
class SeasonReviews {

    private static final String OF_SEASON =
            " FROM ledger.season_review r WHERE r.plan = :plan AND r.body = :body AND r.season = :no ";

    private final SeasonRows rows;
    private final Plans plans;

    SeasonReviews(SeasonRows rows, Plans plans) {
        this.rows = rows;
        this.plans = plans;
    }

    List<SeasonReview> of(CaseKey season) {
        return rows.of(season, "SELECT r.*" + OF_SEASON + "ORDER BY r.round, r.no")
                .query((row, n) -> new SeasonReview(
                        row.getInt("round"),
                        row.getInt("no"),
                        row.getString("label"),
                        row.getBoolean("approved"),
                        row.getString("opinion"),
                        row.getString("decided_by"),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    /** The approvals of the present round; a refusal ended the one before. */
    int approved(CaseKey season) {
        int round = round(season);
        return (int)
                of(season).stream().filter(review -> review.round() == round).count();
    }

    Optional<SeasonReviewStep> next(CaseKey season) {
        List<SeasonReviewStep> steps = steps(season);
        int approved = approved(season);
        return approved < steps.size() ? Optional.of(steps.get(approved)) : Optional.empty();
    }

    List<SeasonReviewStep> steps(CaseKey season) {
        return plans.get(season.plan()).rules().season().reviews();
    }

    private int round(CaseKey season) {
        return 1
                + (int) of(season).stream().filter(review -> !review.approved()).count();
    }

    /** Whether the person handed a statement in, settled rows or reviewed in the present round. */
    boolean hasActed(CaseKey season, String person) {
        return rows.of(season, """
                        SELECT EXISTS (SELECT FROM ledger.usage_statement s
                            WHERE s.plan = :plan AND s.body = :body AND s.season = :no AND s.returned_at IS NULL
                              AND (s.handed_by = :person
                                OR EXISTS (SELECT FROM ledger.usage_row r WHERE r.statement = s.id AND r.resolved_by = :person)))
                          OR EXISTS (SELECT""" + OF_SEASON + "AND r.round = :round AND r.decided_by = :person)")
                .param("person", person)
                .param("round", round(season))
                .query(Boolean.class)
                .single();
    }

    void record(CaseKey season, SeasonReviewStep step, Map<String, String> fields, String by) {
        rows.of(season, """
                        INSERT INTO ledger.season_review (plan, body, season, round, no, role, label, decided_by, approved, opinion, decided_at)
                        VALUES (:plan, :body, :no, :round, :step, :role, :label, :by, :approved, :opinion, :at)""")
                .param("round", round(season))
                .param("step", approved(season) + 1)
                .param("role", step.role())
                .param("label", step.label())
                .param("by", by)
                .param("approved", SeasonTasks.approves(fields))
                .param("opinion", fields.get("opinion"))
                .param("at", rows.now())
                .update();
    }
}
