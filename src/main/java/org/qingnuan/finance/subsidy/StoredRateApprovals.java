package org.qingnuan.finance.subsidy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateFiles;
import org.qingnuan.finance.RateTable;
import org.qingnuan.finance.RatesApproved;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Approvals by the content of the table, so that a plan deployed again with the same rates keeps them. */
@Component
class StoredRateApprovals implements RateApprovals {

    static final String WAITING = "现行补贴标准尚未经第二人批准，请财政人员在“补贴标准”页批准";

    private static final String BATCH = "batch";

    private final JdbcClient jdbc;
    private final RateFiles files;
    private final RateLock lock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredRateApprovals(
            JdbcClient jdbc, RateFiles files, RateLock lock, ApplicationEventPublisher events, Clock clock) {
        this.lock = lock;
        this.events = events;
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<RateTable> current(PlanId plan) {
        return files.fingerprint(plan).map(fingerprint -> of(plan, fingerprint));
    }

    private RateTable of(PlanId plan, String fingerprint) {
        return jdbc.sql("SELECT * FROM finance.rate_table WHERE plan = :plan AND fingerprint = :fingerprint")
                .param("plan", plan.value())
                .param("fingerprint", fingerprint)
                .query((rows, n) -> new RateTable(
                        fingerprint,
                        rows.getString("entered_by"),
                        instant(rows, "entered_at"),
                        rows.getString("checked_by"),
                        instant(rows, "checked_at"),
                        rows.getString("approved_by"),
                        instant(rows, "approved_at"),
                        rows.getString("opinion")))
                .optional()
                .orElse(new RateTable(fingerprint, null, null, null, null, null, null, null));
    }

    @Override
    @Transactional
    public void entered(PlanId plan, String by) {
        String fingerprint =
                files.fingerprint(plan).orElseThrow(() -> new IllegalStateException("方案 " + plan + " 没有补贴标准表"));
        jdbc.sql("""
                        INSERT INTO finance.rate_table (plan, fingerprint, entered_by, entered_at)
                        VALUES (:plan, :fingerprint, :by, :at) ON CONFLICT (plan, fingerprint) DO NOTHING""")
                .param("plan", plan.value())
                .param("fingerprint", fingerprint)
                .param("by", by)
                .param("at", now())
                .update();
    }

    @Override
    @Transactional
    public boolean approve(PlanId plan, String fingerprint, String opinion, String by) {
        lock.change(plan);
        RateTable table = current(plan).orElseThrow(() -> refused("方案没有补贴标准表", "请先补上补贴标准"));
        if (!table.fingerprint().equals(fingerprint)) {
            throw refused("补贴标准在您查看以后已变更", "请重新查看后再批准");
        }
        if (by.equals(table.enteredBy())) {
            throw refused("录入和批准补贴标准须由不同的人办理，您录入了现行标准", "请由其他财政人员批准");
        }
        if (by.equals(table.checkedBy())) {
            throw refused("核对和批准补贴标准须由不同的人办理，您已核对过现行标准", "请由其他财政人员批准");
        }
        if (table.enteredBy() == null && table.checkedBy() == null && !table.approved()) {
            check(plan, fingerprint, by);
            return false;
        }
        if (!store(plan, fingerprint, opinion, by)) {
            throw refused("补贴标准已经批准", "请刷新后查看");
        }
        events.publishEvent(new RatesApproved(waiting(plan)));
        return true;
    }

    /** The first of two who look at a table of which nobody is known to have brought it in. */
    private void check(PlanId plan, String fingerprint, String by) {
        jdbc.sql(
                        "INSERT INTO finance.rate_table (plan, fingerprint, checked_by, checked_at) VALUES (:plan, :fingerprint, :by, :at)")
                .param("plan", plan.value())
                .param("fingerprint", fingerprint)
                .param("by", by)
                .param("at", now())
                .update();
    }

    /** Nobody computes meanwhile, so that no batch begins to wait unseen. */
    private List<CaseKey> waiting(PlanId plan) {
        return jdbc.sql("""
                        SELECT village, id FROM finance.batch
                        WHERE plan = :plan AND state = 'DRAFT' AND missing_rates <> '{}' ORDER BY id""")
                .param("plan", plan.value())
                .query((rows, n) -> CaseKey.parse(rows.getString("village")).with(BATCH, rows.getString("id")))
                .list();
    }

    private boolean store(PlanId plan, String fingerprint, String opinion, String by) {
        return jdbc.sql("""
                        UPDATE finance.rate_table
                        SET approved_by = :by, approved_at = :at, opinion = nullif(trim(:opinion), '')
                        WHERE plan = :plan AND fingerprint = :fingerprint AND approved_by IS NULL""")
                        .param("plan", plan.value())
                        .param("fingerprint", fingerprint)
                        .param("opinion", opinion)
                        .param("by", by)
                        .param("at", now())
                        .update()
                == 1;
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }

    private static Instant instant(ResultSet rows, String column) throws SQLException {
        Timestamp at = rows.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
