package org.qingnuan.ledger.season;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.exchange.SeasonLookup;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Applies what a person decided about rows that belong to nobody and households without a reading. */
@Component
class Resolutions {

    private static final String RESOLVED = """
            UPDATE ledger.usage_row SET household = :household, matched_by = CASE WHEN :household::bigint IS NULL THEN NULL ELSE 'PERSON' END,
                rejected = :household::bigint IS NULL, resolution = :reason, resolved_by = :by, resolved_at = :at,
                flags = CASE WHEN :household::bigint IS NULL THEN flags ELSE flags || '{BY_PERSON}' END
            WHERE id = :id AND household IS NULL AND NOT rejected""";

    private static final String ZERO = """
            INSERT INTO ledger.usage_row (statement, row_no, situation, quantity, flags, household, matched_by, resolution, resolved_by, resolved_at)
            SELECT s.id, 0, 'NORMAL', 0, '{ZERO_USE,BY_PERSON}', :household, 'PERSON', :reason, :by, :at FROM ledger.usage_statement s
            WHERE s.plan = :plan AND s.body = :body AND s.season = :no AND s.fuel = :fuel AND s.returned_at IS NULL
            ON CONFLICT (statement, household) DO NOTHING""";

    private final SeasonRows rows;
    private final SeasonLookup lookup;

    Resolutions(SeasonRows rows, SeasonLookup lookup) {
        this.rows = rows;
        this.lookup = lookup;
    }

    void apply(CaseKey season, List<SheetRow> decided, String by) {
        Map<Long, Fuel> lacking = lookup.lacking(season).stream()
                .collect(Collectors.toMap(SeasonLookup.Lacking::household, SeasonLookup.Lacking::fuel));
        Map<Boolean, List<SheetRow>> kinds = decided.stream()
                .filter(row -> row.text("action") != null)
                .collect(Collectors.partitioningBy(row -> row.text("action").equals("ZERO")));
        kinds.get(false).forEach(row -> resolve(season, row, by));
        kinds.get(true).forEach(row -> zero(season, row, lacking::get, by));
    }

    private void resolve(CaseKey season, SheetRow row, String by) {
        boolean assigned = row.text("action").equals("ASSIGN");
        rows.of(season, RESOLVED)
                .param("household", assigned ? row.integer("assigned") : null)
                .param("reason", row.text("reason"))
                .param("by", by)
                .param("at", rows.now())
                .param("id", number(row))
                .update();
    }

    private void zero(CaseKey season, SheetRow row, Function<Long, Fuel> lacking, String by) {
        long household = number(row);
        Fuel fuel = lacking.apply(household);
        if (fuel == null) {
            return; // a row of the same sheet was given to it
        }
        rows.of(season, ZERO)
                .param("household", household)
                .param("fuel", fuel.name())
                .param("reason", row.text("reason"))
                .param("by", by)
                .param("at", rows.now())
                .update();
    }

    private static long number(SheetRow row) {
        return Long.parseLong(row.text("item").substring(1));
    }
}
