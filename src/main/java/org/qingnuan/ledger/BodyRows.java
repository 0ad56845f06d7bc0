package org.qingnuan.ledger;

import java.util.NoSuchElementException;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row of a responsible body, which is locked by whoever changes its villages, lots or plan. */
@Component
class BodyRows {

    /** As it stands; {@code approvedPlan} is null before. */
    record Row(int target, int openVillages, Integer approvedPlan, boolean finished, int assigned) {}

    private final JdbcClient jdbc;

    BodyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locked to the end of the transaction. */
    Row lock(CaseKey body) {
        rowLocked(body, "for update");
        return get(body);
    }

    /** Locked against changes only. */
    Row share(CaseKey body) {
        rowLocked(body, "for share");
        return get(body);
    }

    Row get(CaseKey body) {
        return jdbc.sql("""
                        select target, open_villages, approved_plan, finished_at is not null as finished,
                          (select coalesce(sum(quota), 0) from ledger.village v
                            where v.plan = b.plan and v.body = b.area and v.state <> 'WITHDRAWN') as assigned
                        from ledger.body b where plan = :plan and area = :area
                        """)
                .param("plan", body.plan().value())
                .param("area", body.area())
                .query(Row.class)
                .optional()
                .orElseThrow(() -> unknown(body));
    }

    private void rowLocked(CaseKey body, String mode) {
        jdbc.sql("select area from ledger.body where plan = :plan and area = :area " + mode)
                .param("plan", body.plan().value())
                .param("area", body.area())
                .query(String.class)
                .optional()
                .orElseThrow(() -> unknown(body));
    }

    private static NoSuchElementException unknown(CaseKey body) {
        return new NoSuchElementException("No responsible body " + body);
    }
}
