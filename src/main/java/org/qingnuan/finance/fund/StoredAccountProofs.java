package org.qingnuan.finance.fund;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.AccountProof;
import org.qingnuan.finance.AccountProofs;
import org.qingnuan.finance.Proof;
import org.qingnuan.shared.PlanId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proofs as rows; a difference also goes to the log, where operators look. */
@Component
class StoredAccountProofs implements AccountProofs {

    private static final Logger LOG = LoggerFactory.getLogger(StoredAccountProofs.class);

    private final JdbcClient jdbc;
    private final Proofs proofs;
    private final Clock clock;

    StoredAccountProofs(JdbcClient jdbc, Proofs proofs, Clock clock) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void daily(PlanId plan) {
        if (!done(plan, ChinaTime.today(clock))) {
            keep(plan, null);
        }
    }

    private boolean done(PlanId plan, LocalDate day) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM finance.account_proof WHERE plan = :plan AND day = :day AND by_user IS NULL)")
                .param("plan", plan.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional
    public AccountProof now(PlanId plan, String by) {
        return keep(plan, by);
    }

    private AccountProof keep(PlanId plan, String by) {
        Proof proof = proofs.of(plan);
        AccountProof kept =
                new AccountProof(clock.instant(), by, proof.comparisons().size(), proof.differences());
        jdbc.sql("""
                        INSERT INTO finance.account_proof (plan, day, at, by_user, comparisons, differences)
                        VALUES (:plan, :day, :at, :by, :comparisons, :differences)
                        ON CONFLICT (plan, day) WHERE by_user IS NULL DO NOTHING""")
                .param("plan", plan.value())
                .param("day", ChinaTime.today(clock))
                .param("at", Timestamp.from(kept.at()))
                .param("by", by)
                .param("comparisons", kept.comparisons())
                .param("differences", kept.differences().toArray(String[]::new))
                .update();
        if (!kept.agrees()) {
            LOG.error("方案 {} 的资金核对不一致：{}", plan, String.join("", kept.differences()));
        }
        return kept;
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountProof> last(PlanId plan, int most) {
        return jdbc.sql("SELECT * FROM finance.account_proof WHERE plan = :plan ORDER BY id DESC LIMIT :most")
                .param("plan", plan.value())
                .param("most", most)
                .query((rows, n) -> new AccountProof(
                        rows.getTimestamp("at").toInstant(),
                        rows.getString("by_user"),
                        rows.getInt("comparisons"),
                        List.of((String[]) rows.getArray("differences").getArray())))
                .list();
    }
}
