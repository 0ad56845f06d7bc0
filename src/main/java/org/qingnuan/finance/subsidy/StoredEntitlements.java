package org.qingnuan.finance.subsidy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.qingnuan.finance.BatchView.Share;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.Entitlements;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads entitlements for people. */
@Component
class StoredEntitlements implements Entitlements {

    private final JdbcClient jdbc;

    StoredEntitlements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<EntitlementView> of(long household) {
        return jdbc.sql("""
                        SELECT e.*, coalesce((SELECT string_agg(s.source || ':' || s.amount, ',' ORDER BY s.source)
                                     FROM finance.entitlement_share s WHERE s.entitlement = e.id), '') AS shares, t.*
                        FROM finance.entitlement e
                        CROSS JOIN LATERAL (SELECT sum(x.whole) AS whole, sum(x.advanced) AS advanced, sum(x.surplus) AS surplus
                            FROM finance.season_settlement x WHERE x.entitlement = e.id) t
                        WHERE e.household = :household ORDER BY e.item, e.season, e.instalment""")
                .param("household", household)
                .query((rows, n) -> new EntitlementView(
                        rows.getLong("household"),
                        SubsidyItem.valueOf(rows.getString("item")),
                        rows.getInt("season"),
                        rows.getInt("instalment"),
                        Money.ofFen(rows.getLong("amount")),
                        shares(rows.getString("shares")),
                        rows.getString("rule_version"),
                        rows.getString("clause"),
                        rows.getString("caps"),
                        rows.getString("explanation"),
                        settlement(rows)))
                .list();
    }

    private static EntitlementView.Settlement settlement(ResultSet rows) throws SQLException {
        return rows.getObject("whole") == null
                ? null
                : new EntitlementView.Settlement(
                        Money.ofFen(rows.getLong("whole")),
                        Money.ofFen(rows.getLong("advanced")),
                        Money.ofFen(rows.getLong("surplus")));
    }

    private static List<Share> shares(String text) {
        return Arrays.stream(text.split(","))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split(":"))
                .map(part -> new Share(FundSource.valueOf(part[0]), Money.ofFen(Long.parseLong(part[1]))))
                .toList();
    }
}
