package org.qingnuan.ledger.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a sheet already says when it is downloaded: the households it is about and what is known of them, persons masked but on a roster that takes over an earlier plan's or what the body brought in for its villages. */
@Component
class Prefill {

    private static final Map<String, String> ROUTES = Map.of(
            "CENTRAL_HEATING", "集中供热",
            "COAL_TO_GAS", "气代煤",
            "COAL_TO_ELECTRICITY", "电代煤",
            "GEOTHERMAL", "地热能",
            "BIOMASS", "生物质能");

    private static final Map<SheetKind, String> WHICH = Map.of(
            SheetKind.CONFIRMATION, "h.eligibility <> 'WITHDRAWN'",
            SheetKind.PROGRESS, "h.eligibility = 'CONFIRMED'",
            SheetKind.COMMISSIONING, "h.eligibility = 'CONFIRMED' AND h.retrofit <> 'NONE'",
            SheetKind.CONTRIBUTIONS, "h.eligibility = 'CONFIRMED'",
            SheetKind.INSPECTION,
                    "h.eligibility = 'CONFIRMED' AND h.retrofit = 'COMMISSIONED' AND h.acceptance <> 'PASSED'"
                            + " AND coalesce(h.in_home, 'PASSED') = 'PASSED'",
            SheetKind.IN_HOME, "h.eligibility = 'CONFIRMED' AND h.in_home <> 'PASSED'",
            SheetKind.COMMITMENT, "h.eligibility = 'CONFIRMED'");

    private static final Set<String> DECIDED = Set.of("CONFIRMED", "REJECTED", "WAITING");

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final SeasonPrefill seasons;
    private final CarriedPrefill carried;
    private final SealedJson json;

    Prefill(JdbcClient jdbc, PersonalData personal, SeasonPrefill seasons, CarriedPrefill carried, SealedJson json) {
        this.carried = carried;
        this.json = json;
        this.jdbc = jdbc;
        this.personal = personal;
        this.seasons = seasons;
    }

    /** Rows by column key; none for the sheets that begin empty. */
    List<Map<String, String>> rows(SheetKind kind, CaseKey village) {
        if (kind == SheetKind.ROSTER) {
            List<Map<String, String>> known = carried.roster(village);
            return known.isEmpty() ? imported(village) : known;
        }
        if (!WHICH.containsKey(kind)) {
            return seasons.rows(kind, village);
        }
        return jdbc.sql("""
                        SELECT h.*, d.address_sealed, coalesce(h.retrofitted_rooms, h.rooms) AS rooms_to_count,
                            (SELECT string_agg(f.shown, '；' ORDER BY f.kind, f.id) FROM ledger.flag f
                                WHERE f.household = h.id AND f.cleared_at IS NULL) AS doubts,
                            (SELECT p.there_since FROM ledger.household_proof p WHERE p.household = h.id AND p.kind = 'COMMITMENT') AS signed_on
                        FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling
                        WHERE h.plan = :plan AND h.village = :village AND %s ORDER BY h.sequence_no, h.id""".formatted(WHICH.get(kind)))
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((rows, n) -> row(kind, rows))
                .list();
    }

    /** What a roster of the whole body said of the village, unless a roster of its own came after it. */
    private List<Map<String, String>> imported(CaseKey village) {
        return jdbc.sql("""
                        SELECT s.content FROM (SELECT id, content FROM ledger.sheet
                            WHERE subject = :subject AND kind = 'ROSTER' AND applied_at IS NOT NULL ORDER BY applied_at DESC LIMIT 1) s
                        JOIN ledger.submission u ON u.sheet = s.id AND u.task = 'register.importRoster'""")
                .param("subject", village.toString())
                .query((rows, n) -> json.openRows(rows.getBytes("content")))
                .optional()
                .orElse(List.of());
    }

    private Map<String, String> row(SheetKind kind, ResultSet rows) throws SQLException {
        Map<String, String> values = new HashMap<>();
        values.put("household", rows.getString("id"));
        values.put("no", rows.getString("sequence_no"));
        values.put("name", rows.getString("name_masked"));
        values.put("address", personal.open(rows.getBytes("address_sealed")));
        switch (kind) {
            case CONFIRMATION -> {
                values.put("identity", rows.getString("identity_masked"));
                values.put("proposal", proposal(rows));
                values.put("proposalReason", reason(rows));
                values.put("doubts", rows.getString("doubts"));
                String eligibility = rows.getString("eligibility");
                values.put("result", DECIDED.contains(eligibility) ? eligibility : null);
                values.put("reason", rows.getString("decision_reason"));
            }
            case PROGRESS -> {
                values.put("route", ROUTES.get(rows.getString("route")));
                values.put("model", rows.getString("device_model"));
                values.put("serial", rows.getString("device_serial"));
                values.put("meter", personal.open(rows.getBytes("meter_sealed")));
                values.put("installedOn", rows.getString("installed_on"));
                values.put(FactColumns.DEVICE_TYPE, rows.getString("device_type"));
                values.put("energyClass", rows.getString("energy_class"));
                values.put("warrantyUntil", rows.getString("warranty_until"));
                values.put("installers", personal.open(rows.getBytes("installers_sealed")));
                values.put(HouseholdFact.POWER_METER.key(), personal.open(rows.getBytes("power_meter_sealed")));
            }
            case COMMISSIONING -> {
                values.put("model", rows.getString("device_model"));
                values.put("installedOn", rows.getString("installed_on"));
                values.put("commissionedOn", rows.getString("commissioned_on"));
                values.put("oldStoveRemovedOn", rows.getString("old_stove_removed_on"));
                values.put("indoorTemperature", rows.getString("indoor_temperature"));
                values.put("outletTemperature", rows.getString("outlet_temperature"));
                values.put("gasAlarm", flag(rows, "gas_alarm"));
                values.put("gasValve", flag(rows, "gas_valve"));
                values.put("gasOn", rows.getString("gas_on"));
            }
            case COMMITMENT -> {
                values.put("identity", rows.getString("identity_masked"));
                values.put("signedOn", rows.getString("signed_on"));
            }
            case IN_HOME -> {
                values.put("model", rows.getString("device_model"));
                values.put("serial", rows.getString("device_serial"));
            }
            case INSPECTION -> {
                values.put("model", rows.getString("device_model"));
                values.put("serial", rows.getString("device_serial"));
                values.put("commissionedOn", rows.getString("commissioned_on"));
                values.put("rooms", rows.getString("rooms_to_count"));
            }
            case CONTRIBUTIONS -> {
                // what was paid before stands in receipts of its own
            }
            default -> throw new IllegalArgumentException("Nothing is known for " + kind);
        }
        return values;
    }

    private static String flag(ResultSet rows, String column) throws SQLException {
        Boolean flag = rows.getObject(column, Boolean.class);
        return flag == null ? null : flag.toString();
    }

    private static String proposal(ResultSet rows) throws SQLException {
        Boolean eligible = rows.getObject("proposed_eligible", Boolean.class);
        if (eligible == null) {
            return "未甄别";
        }
        return eligible ? "建议确认" : rows.getBoolean("proposal_hard") ? "不得确认" : "建议不确认";
    }

    /** With its clause, or that it is a default of ours. */
    private static String reason(ResultSet rows) throws SQLException {
        String clause = rows.getString("proposal_clause");
        return rows.getString("proposal_reason") + (clause == null ? "" : "（" + clause + "）");
    }
}
