package org.qingnuan.ledger.season;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.MeterSituation;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.ledger.UsageFlag;
import org.qingnuan.ledger.exchange.SeasonLookup;
import org.qingnuan.ledger.exchange.UsageRow;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Writes a utility's statement down, every row with the household it belongs to and what reviewers should look at. */
@Component
class Statements {

    private static final String PARTIES = """
            SELECT h.id, encode(h.meter_fingerprint, 'hex') AS meter, encode(h.identity_fingerprint, 'hex') AS identity,
                encode(coalesce(a.account_fingerprint, CASE WHEN :fuel = 'POWER' THEN g.power_account_fingerprint END), 'hex') AS account
            FROM %s LEFT JOIN ledger.utility_account a ON a.household = h.id AND a.fuel = :fuel AND a.valid_to IS NULL
            LEFT JOIN ledger.household_registration g ON g.household = h.id AND g.replaced_at IS NULL""".formatted(SeasonLookup.PARTICIPANTS);

    private static final String LAST_READINGS = """
            SELECT DISTINCT ON (r.household) r.household, r.end_reading FROM ledger.usage_row r
            JOIN ledger.usage_statement s ON s.id = r.statement
            WHERE s.plan = :plan AND s.body = :body AND s.season < :no AND s.fuel = :fuel AND s.returned_at IS NULL
              AND r.household IS NOT NULL AND r.end_reading IS NOT NULL
            ORDER BY r.household, s.season DESC""";

    private static final String ROWS = """
            INSERT INTO ledger.usage_row (statement, row_no, name_masked, identity_masked, account_sealed, account_fingerprint,
                account_masked, meter_sealed, meter_masked, new_meter_sealed, new_meter_fingerprint, new_meter_masked, situation,
                start_reading, end_reading, old_end_reading, new_start_reading, quantity, valley_quantity, base_quantity, tariff, read_on, note,
                flags, household, matched_by, unmatched_because)
            SELECT :statement, r.no, r.name, r.identity, r.account, r."accountKey", r."accountShown", r.meter, r."meterShown",
                r."newMeter", r."newMeterKey", r."newMeterShown", r.situation, r.start, r."end", r."oldEnd", r."newStart", r.quantity,
                r.valley, r.base, r.tariff, r."readOn", r.note, coalesce((SELECT array_agg(f) FROM jsonb_array_elements_text(r.flags) f), '{}'), r.household, r.by, r.because
            FROM jsonb_to_recordset(:rows::jsonb) AS r(no integer, name text, identity text, account bytea, "accountKey" bytea,
                "accountShown" text, meter bytea, "meterShown" text, "newMeter" bytea, "newMeterKey" bytea, "newMeterShown" text,
                situation text, start numeric, "end" numeric, "oldEnd" numeric, "newStart" numeric, quantity numeric, valley numeric, base numeric,
                tariff text, "readOn" date,
                note text, flags jsonb, household bigint, by text, because text)
            ORDER BY r.no""";

    private final SeasonRows rows;
    private final Plans plans;
    private final PersonalData personal;

    Statements(SeasonRows rows, Plans plans, PersonalData personal) {
        this.rows = rows;
        this.plans = plans;
        this.personal = personal;
    }

    void write(CaseKey season, Fuel fuel, List<UsageRow> stated, UUID submission, String by) {
        List<Matching.Numbers> numbers =
                stated.stream().map(this::numbers).toList(); // before the fingerprints that they are held against
        Matching matching = new Matching(parties(season, fuel));
        Map<Long, BigDecimal> last = lastReadings(season, fuel);
        BigDecimal usual = rules(season).overUse().get(fuel);
        List<Written> written = new ArrayList<>();
        for (int n = 0; n < stated.size(); n++) {
            UsageRow row = stated.get(n);
            Matching.Match match = matching.of(row, numbers.get(n));
            written.add(written(row, match, flags(row, last.get(match.household()), usual)));
        }
        long statement = insert(season, fuel, submission, by);
        rows.of(season, ROWS)
                .param("statement", statement)
                .param("rows", SealedJson.write(written))
                .update();
    }

    private SeasonRules rules(CaseKey season) {
        return plans.get(season.plan()).rules().season();
    }

    private long insert(CaseKey season, Fuel fuel, UUID submission, String by) {
        return rows.of(season, """
                        INSERT INTO ledger.usage_statement (plan, body, season, fuel, submission, handed_by, handed_at)
                        VALUES (:plan, :body, :no, :fuel, :submission, :by, :at) RETURNING id""")
                .param("fuel", fuel.name())
                .param("submission", submission)
                .param("by", by)
                .param("at", rows.now())
                .query(Long.class)
                .single();
    }

    private List<Matching.Party> parties(CaseKey season, Fuel fuel) {
        return rows.of(season, PARTIES)
                .param("fuel", fuel.name())
                .query((row, n) -> new Matching.Party(
                        row.getLong("id"), row.getString("meter"), row.getString("identity"), row.getString("account")))
                .list();
    }

    private Map<Long, BigDecimal> lastReadings(CaseKey season, Fuel fuel) {
        return rows
                .of(season, LAST_READINGS)
                .param("fuel", fuel.name())
                .query((row, n) -> Map.entry(row.getLong("household"), row.getBigDecimal("end_reading")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Matching.Numbers numbers(UsageRow row) {
        return new Matching.Numbers(hex(row.meter()), hex(row.identity()), hex(row.account()));
    }

    private String hex(String number) {
        return number == null ? null : HexFormat.of().formatHex(personal.fingerprint(number));
    }

    private static List<UsageFlag> flags(UsageRow row, BigDecimal lastReading, BigDecimal usual) {
        List<UsageFlag> flags = new ArrayList<>();
        add(flags, row.quantity().signum() == 0, UsageFlag.ZERO_USE);
        add(flags, usual != null && row.quantity().compareTo(usual) > 0, UsageFlag.OVER_USE);
        add(flags, row.situation() == MeterSituation.ESTIMATED, UsageFlag.ESTIMATED);
        add(flags, row.situation() == MeterSituation.METER_CHANGED, UsageFlag.METER_CHANGED);
        add(flags, row.situation() == MeterSituation.ROLLED_OVER, UsageFlag.ROLLED_OVER);
        boolean differs = lastReading != null && row.start() != null && lastReading.compareTo(row.start()) != 0;
        add(flags, differs, UsageFlag.START_DIFFERS);
        return flags;
    }

    private static void add(Collection<UsageFlag> flags, boolean holds, UsageFlag flag) {
        if (holds) {
            flags.add(flag);
        }
    }

    private Written written(UsageRow row, Matching.Match match, List<UsageFlag> flags) {
        return new Written(
                row.rowNumber(),
                row.name() == null || row.name().contains("*") ? row.name() : personal.maskName(row.name()),
                personal.maskId(row.identity()),
                sealed(row.account()),
                key(row.account()),
                personal.maskAccount(row.account()),
                sealed(row.meter()),
                personal.maskAccount(row.meter()),
                sealed(row.newMeter()),
                key(row.newMeter()),
                personal.maskAccount(row.newMeter()),
                row.situation().name(),
                row.start(),
                row.end(),
                row.oldEnd(),
                row.newStart(),
                row.quantity(),
                row.valley(),
                row.base(),
                row.tariff() == null ? null : row.tariff().name(),
                row.readOn() == null ? null : row.readOn().toString(),
                row.note(),
                flags,
                match.household(),
                match.by(),
                match.because());
    }

    private String sealed(String number) {
        return bytes(number, personal::seal);
    }

    private String key(String number) {
        return bytes(number, personal::fingerprint);
    }

    private static String bytes(String number, Function<String, byte[]> made) {
        return number == null ? null : "\\x" + HexFormat.of().formatHex(made.apply(number));
    }

    /** A row as the statement takes it, numbers sealed. */
    private record Written(
            int no,
            String name,
            String identity,
            String account,
            String accountKey,
            String accountShown,
            String meter,
            String meterShown,
            String newMeter,
            String newMeterKey,
            String newMeterShown,
            String situation,
            BigDecimal start,
            BigDecimal end,
            BigDecimal oldEnd,
            BigDecimal newStart,
            BigDecimal quantity,
            BigDecimal valley,
            BigDecimal base,
            String tariff,
            String readOn,
            String note,
            List<UsageFlag> flags,
            Long household,
            String by,
            String because) {}
}
