package org.qingnuan.ledger.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an earlier plan knew of the households it left to this village's roster: in clear, as the clerk who surveys them anew has to hand it in. */
@Component
class CarriedPrefill {

    private static final String CANDIDATES = """
            SELECT h.*, d.address_sealed, p.name_sealed AS holder_sealed, p.bank, p.account_sealed,
                row_number() OVER (ORDER BY h.sequence_no, h.id) AS no
            FROM ledger.carried_household c JOIN ledger.household h ON h.id = c.from_household JOIN ledger.dwelling d ON d.id = h.dwelling
            JOIN ledger.area a ON a.id = :village
            LEFT JOIN LATERAL (SELECT * FROM ledger.payee p WHERE p.household = h.id ORDER BY p.id DESC LIMIT 1) p ON true
            WHERE c.plan = :plan AND c.body = :body AND c.village_name = a.name AND c.household IS NULL
            ORDER BY no""";

    /** What the earlier plan's retrofit alone was about. */
    private static final Set<HouseholdFact> OF_THE_EARLIER_PLAN =
            Set.of(HouseholdFact.FUNDING_BATCH, HouseholdFact.RETROFIT_YEAR, HouseholdFact.REMARK);

    private final JdbcClient jdbc;
    private final PersonalData personal;

    CarriedPrefill(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** Rows of the roster; none once they are surveyed. */
    List<Map<String, String>> roster(CaseKey village) {
        return jdbc.sql(CANDIDATES)
                .param("plan", village.plan().value())
                .param("body", village.area())
                .param("village", village.village())
                .query(this::row)
                .list();
    }

    private Map<String, String> row(ResultSet rows, int number) throws SQLException {
        Map<String, String> values = new HashMap<>();
        values.put("no", rows.getString("no"));
        values.put("name", personal.open(rows.getBytes("name_sealed")));
        values.put("identity", personal.open(rows.getBytes("identity_sealed")));
        values.put("phone", personal.open(rows.getBytes("phone_sealed")));
        values.put("address", personal.open(rows.getBytes("address_sealed")));
        values.put("residents", rows.getString("residents"));
        values.put("rooms", rows.getString("rooms"));
        values.put(
                "area", rows.getBigDecimal("heated_area").stripTrailingZeros().toPlainString());
        values.put("previousHeating", rows.getString("previous_heating"));
        values.put("route", rows.getString("route"));
        values.put("willing", Boolean.toString(rows.getBoolean("willing")));
        values.put("hardship", rows.getString("hardship"));
        values.put("holder", personal.open(rows.getBytes("holder_sealed")));
        values.put("bank", rows.getString("bank"));
        values.put("account", personal.open(rows.getBytes("account_sealed")));
        for (HouseholdFact fact : HouseholdFact.values()) {
            if (!OF_THE_EARLIER_PLAN.contains(fact)) {
                values.put(
                        fact.key(),
                        fact.personal()
                                ? personal.open(rows.getBytes(fact.column() + "_sealed"))
                                : rows.getString(fact.column()));
            }
        }
        return values;
    }
}
