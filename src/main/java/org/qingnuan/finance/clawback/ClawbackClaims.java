package org.qingnuan.finance.clawback;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.subsidy.Proportion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is claimed of which payment and source, and what came back of it; the database keeps both within what was paid. */
@Component
class ClawbackClaims {

    /** What of a household's payments is not claimed and did not come back: the most that can be claimed of them. */
    private static final String CLAIMABLE = """
            SELECT l.id AS line, s.source, s.amount
              - coalesce((SELECT sum(i.amount) FROM finance.clawback_item i JOIN finance.clawback c ON c.id = i.clawback
                  WHERE i.line = l.id AND i.source = s.source AND c.state <> 'WITHDRAWN'), 0)
              - coalesce((SELECT sum(e.amount) FROM finance.clawback_entry e JOIN finance.clawback c ON c.id = e.clawback
                  WHERE e.line = l.id AND e.source = s.source AND e.kind IN ('OFFSET', 'REPAID') AND c.state = 'WITHDRAWN'), 0)
              AS amount
            FROM finance.line l JOIN finance.entitlement_share s ON s.entitlement = l.entitlement
            WHERE l.household = :household AND l.state = 'PAID' AND (:line::bigint IS NULL OR l.id = :line)""";

    private static final String OUTSTANDING = """
            SELECT i.line, i.source, i.amount - coalesce((SELECT sum(e.amount) FROM finance.clawback_entry e
                WHERE e.clawback = i.clawback AND e.line = i.line AND e.source = i.source), 0) AS amount
            FROM finance.clawback_item i WHERE i.clawback = :clawback""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ClawbackClaims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An amount of one payment and source. */
    record Part(long line, FundSource source, long fen) {}

    /** How entries of this kind came about; {@code repayment} null unless repaid. */
    record Cause(String kind, Long repayment, String key, String by) {}

    /** What this clawback may claim now: everything, the wrong part of its one payment, or nothing. */
    List<Part> claimable(Clawback clawback) {
        if (!clawback.cause().claims()) {
            return List.of();
        }
        if (clawback.reopens() != null) {
            return writtenOff(clawback.reopens());
        }
        List<Part> all = parts(
                jdbc.sql(CLAIMABLE).param("household", clawback.household()).param("line", clawback.wrongLine()));
        return clawback.whole() ? all : wrong(clawback, all);
    }

    /** What was given up of a clawback's claim. */
    List<Part> writtenOff(long clawback) {
        return parts(jdbc.sql("""
                        SELECT line, source, sum(amount)::bigint AS amount FROM finance.clawback_entry
                        WHERE clawback = :clawback AND kind = 'WRITTEN_OFF' GROUP BY line, source""").param("clawback", clawback));
    }

    private List<Part> wrong(Clawback clawback, List<Part> all) {
        Map<FundSource, Long> shares = new EnumMap<>(FundSource.class);
        all.forEach(part -> shares.put(part.source(), part.fen()));
        if (clawback.cause() == ClawbackCause.ADVANCE_SURPLUS) {
            return surplus(clawback, shares);
        }
        long claimed = Math.min(clawback.wrongAmount(), total(all));
        return Proportion.split(shares, claimed).entrySet().stream()
                .map(part -> new Part(clawback.wrongLine(), part.getKey(), part.getValue()))
                .toList();
    }

    /** As the season's settlement found it, source by source, so that each bears its share of the whole. */
    private List<Part> surplus(Clawback clawback, Map<FundSource, Long> claimable) {
        return parts(jdbc.sql("SELECT line, source, surplus AS amount FROM finance.advance_taken WHERE line = :line")
                        .param("line", clawback.wrongLine()))
                .stream()
                .map(part -> new Part(
                        part.line(), part.source(), Math.min(part.fen(), claimable.getOrDefault(part.source(), 0L))))
                .filter(part -> part.fen() > 0)
                .toList();
    }

    void claim(Clawback clawback, List<Part> parts) {
        parts.forEach(part -> jdbc.sql("""
                        INSERT INTO finance.clawback_item (clawback, line, source, amount)
                        VALUES (:clawback, :line, :source, :amount)""")
                .param("clawback", clawback.id())
                .param("line", part.line())
                .param("source", part.source().name())
                .param("amount", part.fen())
                .update());
    }

    /** What is claimed and did not come back, oldest payment first, within it in the order of the sources. */
    List<Part> outstanding(Clawback clawback) {
        return parts(jdbc.sql(OUTSTANDING).param("clawback", clawback.id()));
    }

    /** Enters an amount against what is outstanding, in its order, and returns it by source. */
    Map<FundSource, Long> enter(Clawback clawback, long fen, Cause cause) {
        Map<FundSource, Long> bySource = new EnumMap<>(FundSource.class);
        long left = fen;
        for (Part part : outstanding(clawback)) {
            long taken = Math.min(left, part.fen());
            if (taken > 0) {
                insert(clawback, new Part(part.line(), part.source(), taken), cause);
                bySource.merge(part.source(), taken, Long::sum);
                left -= taken;
            }
        }
        if (left > 0) {
            throw new IllegalStateException("%d fen more than clawback %s claims".formatted(left, clawback.key()));
        }
        return bySource;
    }

    private void insert(Clawback clawback, Part part, Cause cause) {
        jdbc.sql("""
                        INSERT INTO finance.clawback_entry (clawback, line, source, kind, amount, repayment, key, by_user, at)
                        VALUES (:clawback, :line, :source, :kind, :amount, :repayment, :key, :by, :at)""")
                .param("clawback", clawback.id())
                .param("line", part.line())
                .param("source", part.source().name())
                .param("kind", cause.kind())
                .param("amount", part.fen())
                .param("repayment", cause.repayment())
                .param("key", "%s:%s:line.%d:%s".formatted(clawback.bar(), cause.key(), part.line(), part.source()))
                .param("by", cause.by())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** What came back by repayment or offset, by the entitlement it was paid for and by source. */
    Map<Long, Map<FundSource, Long>> cameBack(Clawback clawback) {
        Map<Long, Map<FundSource, Long>> back = new TreeMap<>();
        jdbc.sql("""
                        SELECT l.entitlement, e.source, sum(e.amount) AS amount
                        FROM finance.clawback_entry e JOIN finance.line l ON l.id = e.line
                        WHERE e.clawback = :clawback AND e.kind IN ('OFFSET', 'REPAID') GROUP BY l.entitlement, e.source""").param("clawback", clawback.id()).query(row -> {
            back.computeIfAbsent(row.getLong("entitlement"), of -> new EnumMap<>(FundSource.class))
                    .put(FundSource.valueOf(row.getString("source")), row.getLong("amount"));
        });
        return back;
    }

    static long total(List<Part> parts) {
        return parts.stream().mapToLong(Part::fen).sum();
    }

    private static List<Part> parts(JdbcClient.StatementSpec statement) {
        List<Part> parts = new ArrayList<>(statement
                .query((row, n) -> new Part(
                        row.getLong("line"), FundSource.valueOf(row.getString("source")), row.getLong("amount")))
                .list());
        parts.removeIf(part -> part.fen() <= 0);
        parts.sort(java.util.Comparator.comparingLong(Part::line).thenComparing(Part::source));
        return List.copyOf(parts);
    }
}
