package org.qingnuan.ledger;

import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads assessments of coverage and what they depend on. */
@Component
class CoverageRows {

    private final JdbcClient jdbc;
    private final Plans plans;

    CoverageRows(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    boolean complete(CaseKey body) {
        return notAccepted(body).isEmpty() && (villages(body) > 0 || below(body).isPresent());
    }

    int villages(CaseKey body) {
        return jdbc.sql("""
                        select count(*) from ledger.village where plan = :plan and body = :body and state <> 'WITHDRAWN'
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Integer.class)
                .single();
    }

    /** The names of the body's villages whose acceptance has not ended. */
    List<String> notAccepted(CaseKey body) {
        return notAccepted(body, "");
    }

    private List<String> notAccepted(CaseKey body, String which) {
        return jdbc.sql("""
                        select a.name from ledger.village v join ledger.area a on a.id = v.area
                        where v.plan = :plan and v.body = :body and v.state <> 'WITHDRAWN'
                          and not exists (select from ledger.stage_state s
                            where s.subject = v.plan || '.' || v.body || '.' || v.area and s.stage = 'acceptance'
                              and s.recorded_at is not null)
                        """ + which + "order by v.area")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(String.class)
                .list();
    }

    /** Those of them that lie in the plain. */
    List<String> notAcceptedInThePlain(CaseKey body) {
        return notAccepted(body, "and v.plain ");
    }

    /** Whether the office's last word is that the body is covered. */
    boolean covered(CaseKey body) {
        return of(body).stream().findFirst().filter(CoverageAssessment::covered).isPresent();
    }

    /** The plan under which the body's towns work, empty where there is none or it is not there (JN-27). */
    Optional<PlanId> below(CaseKey body) {
        return Optional.ofNullable(
                        plans.get(body.plan()).rules().subordinatePlans().get(body.area()))
                .map(PlanId::new)
                .filter(plan ->
                        plans.all().stream().anyMatch(known -> known.id().equals(plan)));
    }

    /** The names of the towns below the body that are not assessed as covered. */
    List<String> lackingBelow(CaseKey body) {
        return below(body).stream()
                .flatMap(plan -> plans.bodies(plan).stream())
                .filter(town -> !covered(town.key()))
                .map(town -> town.area().name())
                .toList();
    }

    List<CoverageAssessment> of(CaseKey body) {
        return jdbc.sql("""
                        select a.covered, a.assessed_on, a.document_no, a.opinion, a.by_user, a.at, c.measure
                        from ledger.coverage_assessment a left join ledger.coverage_completion c on c.assessment = a.id
                        where a.plan = :plan and a.body = :body order by a.id desc
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> new CoverageAssessment(
                        row.getBoolean("covered"),
                        Rows.day(row, "assessed_on"),
                        row.getString("document_no"),
                        row.getString("opinion"),
                        row.getString("by_user"),
                        Rows.instant(row, "at"),
                        row.getString("measure")))
                .list();
    }
}
