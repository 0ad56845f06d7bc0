package org.qingnuan.ledger.exchange;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the register already holds against a sheet, each question one statement for all rows. */
@Component
class RegisterLookup {

    private static final String PLACE = "coalesce(b.name, h.body) || coalesce(v.name, h.village)";
    private static final String PLACES =
            " LEFT JOIN ledger.area b ON b.id = h.body LEFT JOIN ledger.area v ON v.id = h.village ";
    private static final String ASKED =
            " FROM jsonb_array_elements_text(:asked::jsonb) AS a(hex) JOIN %s = decode(a.hex, 'hex') ";

    /** The columns of what contractors report in optional columns of their sheets, by the sheets' keys. */
    private static final Map<String, String> REPORTED = Map.of(
            FactColumns.DEVICE_TYPE,
            "device_type",
            "energyClass",
            "energy_class",
            "warrantyUntil",
            "warranty_until",
            "installers",
            "installers_sealed",
            HouseholdFact.POWER_METER.key(),
            "power_meter_sealed",
            "indoorTemperature",
            "indoor_temperature",
            "outletTemperature",
            "outlet_temperature",
            "gasAlarm",
            "gas_alarm",
            "gasValve",
            "gas_valve",
            "gasOn",
            "gas_on");

    private final JdbcClient jdbc;
    private final PersonalData personal;

    RegisterLookup(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** Whether the stage was sent back and not finished again, so that what it recorded may be corrected. */
    boolean sentBack(CaseKey village, String stage) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.stage_state
                            WHERE subject = :subject AND stage = :stage AND sent_back_at IS NOT NULL)""")
                .param("subject", village.villageKey().toString())
                .param("stage", stage)
                .query(Boolean.class)
                .single();
    }

    /** The village's households but the withdrawn ones, by id. */
    Map<Long, Known> households(CaseKey village) {
        return jdbc
                .sql("""
                        SELECT h.*, EXISTS (SELECT FROM ledger.rectification r WHERE r.household = h.id AND r.state <> 'CLOSED') AS rectifying,
                            (SELECT p.there_since FROM ledger.household_proof p WHERE p.household = h.id AND p.kind = 'COMMITMENT') AS signed_on
                        FROM ledger.household h
                        WHERE h.plan = :plan AND h.village = :village AND h.eligibility <> 'WITHDRAWN'""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(this::known)
                .list()
                .stream()
                .collect(Collectors.toMap(Known::id, Function.identity()));
    }

    /** Where else in the plan these people are registered: place by fingerprint in hex. */
    Map<String, String> identitiesElsewhere(CaseKey village, Collection<String> fingerprints) {
        return places(
                "SELECT a.hex, " + PLACE + " AS place"
                        + ASKED.formatted("ledger.household h ON h.active AND h.identity_fingerprint") + PLACES
                        + "WHERE h.plan = :plan AND h.village <> :village",
                village,
                fingerprints);
    }

    /** Where else in the plan these accounts are in use: place by fingerprint in hex. */
    Map<String, String> accountsElsewhere(CaseKey village, Collection<String> fingerprints) {
        return places(
                "SELECT a.hex, " + PLACE + " AS place"
                        + ASKED.formatted("ledger.payee p ON p.valid_to IS NULL AND p.account_fingerprint")
                        + " JOIN ledger.household h ON h.id = p.household " + PLACES
                        + "WHERE h.plan = :plan AND h.village <> :village",
                village,
                fingerprints);
    }

    /** Where else in the plan these power accounts are registered: place by fingerprint in hex. */
    Map<String, String> powerAccountsElsewhere(CaseKey village, Collection<String> fingerprints) {
        return utilitiesElsewhere(village, HouseholdFact.POWER_ACCOUNT, fingerprints);
    }

    /** Where else in the plan these numbers of a fact are registered: place by fingerprint in hex. */
    Map<String, String> utilitiesElsewhere(CaseKey village, HouseholdFact fact, Collection<String> fingerprints) {
        return places(
                "SELECT a.hex, " + PLACE + " AS place"
                        + ASKED.formatted("ledger.household h ON h.active AND h." + fact.column() + "_fingerprint")
                        + PLACES + "WHERE h.plan = :plan AND h.village <> :village",
                village,
                fingerprints);
    }

    /** Where else in the plan these meters hang as electricity meters, or as whatever meter an installation has: place by fingerprint in hex. */
    Map<String, String> powerMetersElsewhere(CaseKey village, Collection<String> fingerprints) {
        Map<String, String> places =
                new HashMap<>(utilitiesElsewhere(village, HouseholdFact.POWER_METER, fingerprints));
        meters(fingerprints).forEach((hex, holder) -> {
            if (!holder.village().equals(village.village())
                    && holder.plan().equals(village.plan().value())) {
                places.putIfAbsent(hex, holder.place());
            }
        });
        return places;
    }

    /** Which households of the plan have these electricity meters: by fingerprint in hex. */
    Map<String, Holder> powerMeters(CaseKey village, Collection<String> fingerprints) {
        return holders(
                "SELECT a.hex AS found, h.id, h.plan, h.village, " + PLACE + " AS place"
                        + ASKED.formatted(
                                "ledger.household h ON h.active AND h.plan = :plan AND h.power_meter_fingerprint")
                        + PLACES,
                fingerprints,
                village.plan().value());
    }

    /** Which households, in whatever village or plan, carry these device serials: by serial. */
    Map<String, Holder> serials(Collection<String> serials) {
        return holders(
                "SELECT a.text AS found, h.id, h.plan, h.village, " + PLACE + " AS place"
                        + " FROM jsonb_array_elements_text(:asked::jsonb) AS a(text)"
                        + " JOIN ledger.household h ON h.active AND h.device_serial = a.text " + PLACES,
                serials,
                null);
    }

    /** Which households carry these meters: by fingerprint in hex. */
    Map<String, Holder> meters(Collection<String> fingerprints) {
        return holders(
                "SELECT a.hex AS found, h.id, h.plan, h.village, " + PLACE + " AS place"
                        + ASKED.formatted("ledger.household h ON h.active AND h.meter_fingerprint") + PLACES,
                fingerprints,
                null);
    }

    String hex(String text) {
        return HexFormat.of().formatHex(personal.fingerprint(text));
    }

    /** A household that holds what may exist once, told to others by its place only. */
    record Holder(long household, String plan, String village, String place) {}

    private Map<String, String> places(String sql, CaseKey village, Collection<String> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(sql)
                .param("asked", SealedJson.write(asked))
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((rows, n) -> Map.entry(rows.getString("hex"), rows.getString("place")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    private Map<String, Holder> holders(String sql, Collection<String> asked, String plan) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        List<Map.Entry<String, Holder>> found = jdbc.sql(sql)
                .param("asked", SealedJson.write(asked))
                .param("plan", plan)
                .query((rows, n) -> Map.entry(
                        rows.getString("found"),
                        new Holder(
                                rows.getLong("id"),
                                rows.getString("plan"),
                                rows.getString("village"),
                                rows.getString("place"))))
                .list();
        return found.stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    private Known known(ResultSet rows, int number) throws SQLException {
        return new Known(
                rows.getLong("id"),
                rows.getInt("sequence_no"),
                rows.getObject("surveyed_on", LocalDate.class),
                rows.getString("route"),
                rows.getObject("proposed_eligible", Boolean.class),
                "WAITING".equals(rows.getString("proposal_code")),
                rows.getBoolean("proposal_hard")
                        ? "%s（依据：%s）".formatted(rows.getString("proposal_reason"), rows.getString("proposal_clause"))
                        : null,
                rows.getString("eligibility"),
                rows.getString("retrofit"),
                rows.getString("device_model"),
                rows.getString("device_serial"),
                personal.open(rows.getBytes("meter_sealed")),
                rows.getObject("installed_on", LocalDate.class),
                rows.getObject("commissioned_on", LocalDate.class),
                rows.getObject("old_stove_removed_on", LocalDate.class),
                rows.getString("acceptance"),
                rows.getObject("inspected_on", LocalDate.class),
                rows.getString("failure_reason"),
                rows.getString("payment"),
                rows.getBoolean("rectifying"),
                rows.getString("in_home"),
                rows.getObject("signed_on", LocalDate.class),
                reported(rows));
    }

    /** What contractors reported in optional columns, by their keys, persons in clear. */
    private Map<String, String> reported(ResultSet rows) throws SQLException {
        Map<String, String> reported = new HashMap<>();
        for (Map.Entry<String, String> column : REPORTED.entrySet()) {
            String value = reported(rows, column.getValue());
            if (value != null) {
                reported.put(column.getKey(), value);
            }
        }
        return reported;
    }

    private String reported(ResultSet rows, String column) throws SQLException {
        if (column.endsWith("_sealed")) {
            return personal.open(rows.getBytes(column));
        }
        Object value = rows.getObject(column);
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value == null ? null : value.toString();
    }
}
