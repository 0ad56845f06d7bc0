package org.qingnuan.finance.subsidy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Households that get nothing more, asked before each entitlement and each batch (LZ-28). */
@Component
public class Bars {

    private final JdbcClient jdbc;
    private final Clock clock;

    Bars(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of the households that are barred now. */
    public Set<Long> among(Collection<Long> households) {
        return jdbc
                .sql("SELECT household FROM finance.bar WHERE household = ANY (:households) AND lifted_at IS NULL")
                .param("households", households.toArray(Long[]::new))
                .query(Long.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** @param clawback the clawback that bars, null for another origin */
    public void impose(CaseKey village, long household, String origin, Long clawback, String reason, String by) {
        jdbc.sql("""
                        INSERT INTO finance.bar (village, household, origin, clawback, reason, by_user, at)
                        VALUES (:village, :household, :origin, :clawback, :reason, :by, :at)
                        ON CONFLICT (household, origin) DO NOTHING""")
                .param("village", village.toString())
                .param("household", household)
                .param("origin", origin)
                .param("clawback", clawback)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    public void lift(long household, String origin, String by) {
        jdbc.sql("""
                        UPDATE finance.bar SET lifted_by = :by, lifted_at = :at
                        WHERE household = :household AND origin = :origin AND lifted_at IS NULL""")
                .param("household", household)
                .param("origin", origin)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
