package org.qingnuan.ledger;

import java.time.Clock;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of papers such as 督办〔2021〕第3号, without gaps per plan, kind and year. */
@Component
class DocumentNumbers {

    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next number of a kind; the counter's row stays locked until the transaction ends. */
    String next(PlanId plan, String sign) {
        int year = ChinaTime.today(clock).getYear();
        int next = jdbc.sql("""
                        insert into ledger.document_number as n(plan, kind, year, last)
                        values (:plan, :kind, :year, 1)
                        on conflict (plan, kind, year) do update set last = n.last + 1 returning last
                        """)
                .param("plan", plan.value())
                .param("kind", sign)
                .param("year", year)
                .query(Integer.class)
                .single();
        return "%s〔%d〕第%d号".formatted(sign, year, next);
    }
}
