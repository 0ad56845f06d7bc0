package org.qingnuan.ledger.register;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.exchange.Qualification;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a household as it stands, in clear, for whoever changes it. */
@Component
class HouseholdNow {

    private static final String STANDING = """
            SELECT h.*, d.address_sealed, g.actual_resident, g.permanent_resident, g.premises, g.demolition,
                g.benefited_on, p.name_sealed AS holder_sealed, p.bank, p.account_sealed,
                EXISTS (SELECT FROM ledger.rectification r WHERE r.household = h.id AND r.state <> 'CLOSED') AS rectifying
            FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling
            LEFT JOIN ledger.household_registration g ON g.household = h.id AND g.replaced_at IS NULL
            LEFT JOIN ledger.payee p ON p.household = h.id AND p.valid_to IS NULL
            WHERE h.id = :id AND h.plan = :plan AND h.village = :village""";

    private final JdbcClient jdbc;
    private final PersonalData personal;

    HouseholdNow(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** A household; {@code values} by the keys of {@link ChangedValues}, those without a payee absent. */
    record Standing(
            long id,
            int no,
            String head,
            String eligibility,
            String decisionReason,
            String retrofit,
            String payment,
            boolean rectifying,
            Map<String, String> values) {}

    Optional<Standing> of(CaseKey village, long household) {
        return jdbc.sql(STANDING)
                .param("id", household)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((row, number) -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    put(values, "name", personal.open(row.getBytes("name_sealed")));
                    put(values, "identity", personal.open(row.getBytes("identity_sealed")));
                    put(values, "phone", personal.open(row.getBytes("phone_sealed")));
                    put(values, "address", personal.open(row.getBytes("address_sealed")));
                    put(values, "residents", row.getString("residents"));
                    put(values, "rooms", row.getString("rooms"));
                    put(values, "area", plain(row.getBigDecimal("heated_area")));
                    put(values, "previousHeating", row.getString("previous_heating"));
                    put(values, "hardship", row.getString("hardship"));
                    put(values, "route", row.getString("route"));
                    put(values, "actualResident", flag(row, "actual_resident"));
                    put(values, "permanentResident", flag(row, "permanent_resident"));
                    put(values, "premises", row.getString("premises"));
                    put(values, "demolition", flag(row, "demolition"));
                    if (row.getString("premises") != null) {
                        String benefitedOn = row.getString("benefited_on");
                        put(values, "benefitedOn", benefitedOn == null ? Qualification.NO_BENEFIT : benefitedOn);
                    }
                    for (HouseholdFact fact : HouseholdFact.values()) {
                        put(values, fact.key(), stands(row, fact));
                    }
                    put(values, "holder", personal.open(row.getBytes("holder_sealed")));
                    put(values, "bank", row.getString("bank"));
                    put(values, "account", personal.open(row.getBytes("account_sealed")));
                    return new Standing(
                            row.getLong("id"),
                            row.getInt("sequence_no"),
                            row.getString("name_masked"),
                            row.getString("eligibility"),
                            row.getString("decision_reason"),
                            row.getString("retrofit"),
                            row.getString("payment"),
                            row.getBoolean("rectifying"),
                            values);
                })
                .optional();
    }

    /** Holds the row until the transaction ends: a payment batch that takes it up comes before or after, never between. */
    void lock(long household) {
        jdbc.sql("SELECT id FROM ledger.household WHERE id = :id FOR NO KEY UPDATE")
                .param("id", household)
                .query(Long.class)
                .single();
    }

    /** The household of the village that this person has at this address, as papers name it. */
    Optional<Long> find(CaseKey village, byte[] identity, byte[] dwelling) {
        return jdbc.sql("""
                        SELECT h.id FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling
                        WHERE h.plan = :plan AND h.village = :village AND h.active AND h.identity_fingerprint = :identity
                          AND d.natural_key = :dwelling ORDER BY h.id""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("identity", identity)
                .param("dwelling", dwelling)
                .query(Long.class)
                .optional();
    }

    /** What stands of an optional fact, in clear; null for nothing. */
    private String stands(ResultSet row, HouseholdFact fact) throws SQLException {
        return fact.personal() ? personal.open(row.getBytes(fact.column() + "_sealed")) : row.getString(fact.column());
    }

    private static String flag(ResultSet row, String column) throws SQLException {
        Boolean flag = row.getObject(column, Boolean.class);
        return flag == null ? null : flag.toString();
    }

    private static void put(Map<String, String> values, String key, String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private static String plain(BigDecimal area) {
        return area.stripTrailingZeros().toPlainString();
    }
}
