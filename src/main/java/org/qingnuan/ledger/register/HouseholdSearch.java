package org.qingnuan.ledger.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.HouseholdPage;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds households through fingerprints and shows them masked. Each way of finding is a branch with an index of its own, since
 * no index serves an OR over columns of several tables; a blank text lists the scope in its order.
 */
@Component
class HouseholdSearch {

    private static final int PAGE_SIZE = 50;

    private static final String PLACE = "h.plan = :plan%s%s"
            .formatted(
                    " AND (:body::text IS NULL OR h.body = :body)",
                    " AND (:village::text IS NULL OR h.village = :village)");

    private static final String HIT =
            "SELECT h.id, h.body, h.village, h.sequence_no FROM ledger.household h WHERE " + PLACE + " AND ";

    private static final String ALL =
            "SELECT h.id, h.body, h.village, h.sequence_no FROM ledger.household h WHERE " + PLACE;

    /** A house is found with or without the names of its town and village before it. */
    private static final String ADDRESS = """
            SELECT h.id, h.body, h.village, h.sequence_no FROM jsonb_to_recordset(:addresses::jsonb) AS a(key bytea, place text)
            JOIN ledger.dwelling d ON d.natural_key = a.key AND d.plan = :plan
            JOIN ledger.household h ON h.dwelling = d.id
            LEFT JOIN ledger.area v ON v.id = h.village LEFT JOIN ledger.area b ON b.id = h.body
            WHERE\s""" + PLACE + " AND (a.place = '' OR a.place IN (v.name, b.name || v.name))";

    private static final String PAGE = """
            WITH hit AS MATERIALIZED (%s),
            page AS (SELECT id FROM hit ORDER BY body, village, sequence_no, id LIMIT :limit OFFSET :offset)
            SELECT h.*, (SELECT count(*) FROM hit) AS found FROM page JOIN ledger.household h ON h.id = page.id
            ORDER BY h.body, h.village, h.sequence_no, h.id""";

    private static final String LISTED = """
            SELECT h.*, :found::bigint AS found FROM ledger.household h WHERE\s""" + PLACE + """
             ORDER BY h.body, h.village, h.sequence_no, h.id LIMIT :limit OFFSET :offset""";

    private final JdbcClient jdbc;
    private final SearchTerms terms;

    HouseholdSearch(JdbcClient jdbc, SearchTerms terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    /** By what names one household: nothing else is ever among them. */
    HouseholdPage search(CaseKey scope, String text, int page) {
        String asked = text == null ? "" : text.strip();
        return asked.isEmpty() ? listed(scope, page) : found(scope, terms.exact(asked), page);
    }

    /** The same, and by what people have before them: a masked id, its last four characters, an address. */
    HouseholdPage find(CaseKey scope, String text, int page) {
        String asked = text == null ? "" : text.strip();
        return asked.isEmpty() ? listed(scope, page) : found(scope, terms.all(asked), page);
    }

    private HouseholdPage listed(CaseKey scope, int page) {
        long total = scoped(jdbc.sql("SELECT count(*) FROM (%s) AS h".formatted(ALL)), scope)
                .query(Long.class)
                .single();
        return page(scoped(jdbc.sql(LISTED), scope).param("found", total), page, total);
    }

    private HouseholdPage found(CaseKey scope, Map<String, Object> asked, int page) {
        List<String> branches = new ArrayList<>();
        asked.forEach((term, value) ->
                branches.add(term.equals(SearchTerms.ADDRESSES) ? ADDRESS : HIT + SearchTerms.WAYS.get(term)));
        String hits = String.join(" UNION ", branches);
        JdbcClient.StatementSpec statement = scoped(jdbc.sql(PAGE.formatted(hits)), scope);
        asked.forEach(statement::param);
        return page(statement, page, null);
    }

    private static JdbcClient.StatementSpec scoped(JdbcClient.StatementSpec statement, CaseKey scope) {
        return statement
                .param("plan", scope.plan().value())
                .param("body", scope.area())
                .param("village", scope.village());
    }

    private static HouseholdPage page(JdbcClient.StatementSpec statement, int page, Long known) {
        long[] total = {known == null ? 0 : known};
        List<HouseholdRow> rows = statement
                .param("limit", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query((row, number) -> {
                    total[0] = row.getLong("found");
                    return row(row);
                })
                .list();
        return new HouseholdPage(rows, page, PAGE_SIZE, total[0]);
    }

    private static HouseholdRow row(ResultSet rows) throws SQLException {
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
