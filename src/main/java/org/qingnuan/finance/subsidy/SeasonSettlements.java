package org.qingnuan.finance.subsidy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.SubsidyItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how a season's sum and its advance were set against each other; a payment in advance is taken off once. */
@Component
public class SeasonSettlements {

    private final JdbcClient jdbc;
    private final Clock clock;

    SeasonSettlements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of entitlements of this batch that were stored just now. */
    void store(long batch, Map<Long, Settled> byHousehold) {
        if (byHousehold.isEmpty()) {
            return;
        }
        Map<Long, Long> entitlements = entitlements(batch, byHousehold);
        List<Part> parts = new ArrayList<>();
        List<Row> taken = new ArrayList<>();
        entitlements.forEach((household, entitlement) -> {
            Settled settled = byHousehold.get(household);
            settled.sources().forEach(source -> parts.add(new Part(entitlement, source, settled)));
            settled.advanced().taken(settled.surplus()).forEach(one -> taken.add(new Row(one, entitlement)));
        });
        storeParts(parts);
        storeTaken(taken);
    }

    /** All that was paid in advance to a household that has no claim to the season any more is to come back. */
    public void takeWhole(Advanced advanced) {
        storeTaken(advanced.whole().stream().map(one -> new Row(one, null)).toList());
    }

    private Map<Long, Long> entitlements(long batch, Map<Long, Settled> byHousehold) {
        Map<Long, Long> entitlements = new HashMap<>();
        jdbc.sql("""
                        SELECT household, id FROM finance.entitlement
                        WHERE batch = :batch AND household = ANY (:households) AND item = :item AND instalment = 1""")
                .param("batch", batch)
                .param("households", byHousehold.keySet().toArray(Long[]::new))
                .param("item", SubsidyItem.RUNNING.name())
                .query(row -> {
                    entitlements.put(row.getLong("household"), row.getLong("id"));
                });
        return entitlements;
    }

    private void storeParts(List<Part> parts) {
        jdbc.sql("""
                        INSERT INTO finance.season_settlement (entitlement, source, whole, advanced, due, surplus)
                        SELECT * FROM unnest(:entitlements::bigint[], :sources::text[], :wholes::bigint[], :advanced::bigint[],
                            :dues::bigint[], :surpluses::bigint[])""")
                .param("entitlements", parts.stream().map(Part::entitlement).toArray(Long[]::new))
                .param("sources", parts.stream().map(part -> part.source.name()).toArray(String[]::new))
                .param(
                        "wholes",
                        parts.stream()
                                .map(part -> part.of(part.settled.whole()))
                                .toArray(Long[]::new))
                .param(
                        "advanced",
                        parts.stream()
                                .map(part -> part.of(part.settled.advanced().bySource()))
                                .toArray(Long[]::new))
                .param(
                        "dues",
                        parts.stream().map(part -> part.of(part.settled.due())).toArray(Long[]::new))
                .param(
                        "surpluses",
                        parts.stream()
                                .map(part -> part.of(part.settled.surplus()))
                                .toArray(Long[]::new))
                .update();
    }

    private void storeTaken(List<Row> taken) {
        jdbc.sql("""
                        INSERT INTO finance.advance_taken (line, source, entitlement, amount, surplus, at)
                        SELECT r.*, :at FROM unnest(:lines::bigint[], :sources::text[], :entitlements::bigint[], :amounts::bigint[],
                            :surpluses::bigint[]) r""")
                .param(
                        "lines",
                        taken.stream().map(row -> row.taken.part().line()).toArray(Long[]::new))
                .param(
                        "sources",
                        taken.stream()
                                .map(row -> row.taken.part().source().name())
                                .toArray(String[]::new))
                .param("entitlements", taken.stream().map(Row::entitlement).toArray(Long[]::new))
                .param(
                        "amounts",
                        taken.stream().map(row -> row.taken.part().fen()).toArray(Long[]::new))
                .param(
                        "surpluses",
                        taken.stream().map(row -> row.taken.surplus()).toArray(Long[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** What a settlement says of one source. */
    private record Part(Long entitlement, FundSource source, Settled settled) {

        Long of(Map<FundSource, Long> amounts) {
            return amounts.getOrDefault(source, 0L);
        }
    }

    /** @param entitlement the season's, null for a household without a claim to it */
    private record Row(Advanced.Taken taken, Long entitlement) {}
}
