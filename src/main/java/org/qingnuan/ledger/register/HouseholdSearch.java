package org.qingnuan.ledger.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.ledger.HouseholdPage;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds households by what identifies them exactly, through fingerprints, and shows them masked. */
@Component
class HouseholdSearch {

    private static final int PAGE_SIZE = 50;

    private static final String WHERE = """
             FROM ledger.household h
            WHERE h.plan = :plan AND (:body::text IS NULL OR h.body = :body) AND (:village::text IS NULL OR h.village = :village)
              AND (:text = '' OR h.id::text = :text OR h.device_serial = :serial OR h.name_fingerprint = :name
                OR h.phone_fingerprint = :name OR h.identity_fingerprint = :identity OR h.meter_fingerprint = :meter)""";

    private final JdbcClient jdbc;
    private final PersonalData personal;

    HouseholdSearch(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    HouseholdPage search(CaseKey scope, String text, int page) {
        String asked = text == null ? "" : text.strip();
        long total = statement("SELECT count(*)" + WHERE, scope, asked)
                .query(Long.class)
                .single();
        List<HouseholdRow> rows = statement(
                        "SELECT h.*" + WHERE
                                + " ORDER BY h.body, h.village, h.sequence_no, h.id LIMIT :limit OFFSET :offset",
                        scope,
                        asked)
                .param("limit", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query(HouseholdSearch::row)
                .list();
        return new HouseholdPage(rows, page, PAGE_SIZE, total);
    }

    private JdbcClient.StatementSpec statement(String sql, CaseKey scope, String text) {
        return jdbc.sql(sql)
                .param("plan", scope.plan().value())
                .param("body", scope.area())
                .param("village", scope.village())
                .param("text", text)
                .param("serial", Spelling.number(text))
                .param("name", personal.fingerprint(text))
                .param("identity", personal.fingerprint(ResidentIds.canonical(text)))
                .param("meter", personal.fingerprint(Spelling.number(text)));
    }

    private static HouseholdRow row(ResultSet rows, int number) throws SQLException {
        String decided = rows.getString("decision_reason");
        return new HouseholdRow(
                rows.getLong("id"),
                CaseKey.ofVillage(
                        new PlanId(rows.getString("plan")), rows.getString("body"), rows.getString("village")),
                rows.getInt("sequence_no"),
                rows.getString("name_masked"),
                rows.getString("identity_masked"),
                rows.getString("phone_masked"),
                rows.getString("route"),
                rows.getInt("rooms"),
                rows.getString("eligibility"),
                decided == null ? rows.getString("proposal_reason") : decided,
                rows.getString("retrofit"),
                rows.getObject("installed_on", LocalDate.class),
                rows.getObject("commissioned_on", LocalDate.class),
                rows.getString("acceptance"),
                rows.getObject("inspected_on", LocalDate.class),
                rows.getString("failure_reason"),
                rows.getString("payment"));
    }
}
