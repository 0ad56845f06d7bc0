package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads assessments of coverage and what they depend on. */
@Component
class CoverageRows {

    private final JdbcClient jdbc;

    CoverageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean complete(CaseKey body) {
        return notAccepted(body).isEmpty() && villages(body) > 0;
    }

    private int villages(CaseKey body) {
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
        return jdbc.sql("""
                        select a.name from ledger.village v join ledger.area a on a.id = v.area
                        where v.plan = :plan and v.body = :body and v.state <> 'WITHDRAWN'
                          and not exists (select from ledger.stage_state s
                            where s.subject = v.plan || '.' || v.body || '.' || v.area and s.stage = 'acceptance'
                              and s.recorded_at is not null)
                        order by v.area
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(String.class)
                .list();
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
