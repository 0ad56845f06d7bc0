package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.BatchSplit;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.WhenShort;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the plan says so, keeps those households in an approved batch whom the money reaches in the stated order; the others wait. */
@Component
class Splitting {

    private static final Comparator<SubsidyCase> ACCEPTED = Comparator.comparing(
                    SubsidyCase::acceptedOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(SubsidyCase::household);

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Recipients recipients;
    private final Households households;
    private final Limits limits;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Splitting(
            JdbcClient jdbc,
            Batches batches,
            Recipients recipients,
            Households households,
            Limits limits,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.recipients = recipients;
        this.households = households;
        this.limits = limits;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the batch, which the caller has locked with the funds, now holds only what is available; a contractor's claim is never parted. */
    boolean toWhatIsThere(Batch batch, Map<FundSource, Long> available) {
        WhenShort way = limits.of(batch.plan()).whenShort();
        if (way == WhenShort.WAIT || recipients.advanced(batch)) {
            return false;
        }
        Map<Long, Map<FundSource, Long>> wanted = wanted(batch);
        List<Long> order = order(way, wanted);
        int reached = reached(order, wanted, available);
        if (reached == 0) {
            return false;
        }
        defer(batch, order.subList(reached, order.size()));
        return true;
    }

    /** What each household's open lines take of each source. */
    private Map<Long, Map<FundSource, Long>> wanted(Batch batch) {
        Map<Long, Map<FundSource, Long>> wanted = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT l.household, s.source, sum(s.amount) AS amount
                        FROM finance.line l JOIN finance.entitlement_share s ON s.entitlement = l.entitlement
                        WHERE l.batch = :batch AND l.state = 'OPEN' GROUP BY l.household, s.source""").param("batch", batch.id()).query(rows -> {
            wanted.computeIfAbsent(rows.getLong("household"), none -> new EnumMap<>(FundSource.class))
                    .put(FundSource.valueOf(rows.getString("source")), rows.getLong("amount"));
        });
        return wanted;
    }

    private List<Long> order(WhenShort way, Map<Long, Map<FundSource, Long>> wanted) {
        Comparator<SubsidyCase> order = way == WhenShort.HARDSHIP
                ? Comparator.comparing((SubsidyCase one) -> one.hardship().equals("NONE"))
                        .thenComparing(ACCEPTED)
                : ACCEPTED;
        return households.subsidyCases(wanted.keySet()).stream()
                .sorted(order)
                .map(SubsidyCase::household)
                .toList();
    }

    /** How many of them the money reaches; it ends at the first one that it does not, so that nobody is overtaken. */
    private static int reached(
            List<Long> order, Map<Long, Map<FundSource, Long>> wanted, Map<FundSource, Long> available) {
        Map<FundSource, Long> left = new EnumMap<>(FundSource.class);
        left.putAll(available);
        int reached = 0;
        for (long household : order) {
            wanted.get(household).forEach((source, amount) -> left.merge(source, -amount, Long::sum));
            if (left.values().stream().anyMatch(amount -> amount < 0)) {
                return reached;
            }
            reached++;
        }
        return reached;
    }

    private void defer(Batch batch, List<Long> waiting) {
        CaseKey remainder = batches.remainder(batch, waiting);
        Timestamp now = Timestamp.from(clock.instant());
        Long[] ids = waiting.toArray(Long[]::new);
        jdbc.sql("""
                        INSERT INTO finance.deferral (line, batch, remainder, at)
                        SELECT id, batch, :remainder, :at FROM finance.line
                        WHERE batch = :batch AND state = 'OPEN' AND household = ANY (:households)""")
                .param("remainder", Long.valueOf(remainder.item()))
                .param("at", now)
                .param("batch", batch.id())
                .param("households", ids)
                .update();
        jdbc.sql("""
                        UPDATE finance.line SET state = 'VOID'
                        WHERE batch = :batch AND state = 'OPEN' AND household = ANY (:households)""").param("batch", batch.id()).param("households", ids).update();
        jdbc.sql(
                        "UPDATE finance.batch_household SET excluded = :reason WHERE batch = :batch AND household = ANY (:households)")
                .param("reason", "资金不足，转入批次" + remainder.item() + "等待下一笔资金")
                .param("batch", batch.id())
                .param("households", ids)
                .update();
        events.publishEvent(new BatchSplit(batch.key(), remainder));
    }
}
