package org.qingnuan.ledger.register;

import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.NoticeList;
import org.qingnuan.ledger.NoticeSource;
import org.qingnuan.ledger.NoticeTable;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The confirmed households of a village as everybody may see them: names masked, nothing else of a person. */
@Component
class RosterNotice implements NoticeSource {

    private static final Map<String, String> ROUTES =
            Map.of("CENTRAL_HEATING", "集中供热", "COAL_TO_GAS", "气代煤", "COAL_TO_ELECTRICITY", "电代煤");

    private final JdbcClient jdbc;
    private final Withdrawals withdrawals;

    RosterNotice(JdbcClient jdbc, Withdrawals withdrawals) {
        this.jdbc = jdbc;
        this.withdrawals = withdrawals;
    }

    @Override
    public NoticeList list() {
        return NoticeList.ROSTER;
    }

    @Override
    public NoticeTable table(CaseKey village) {
        return new NoticeTable(
                List.of("户主", "改造方式"),
                jdbc.sql("""
                                SELECT id, name_masked, route FROM ledger.household
                                WHERE plan = :plan AND village = :village AND active AND eligibility = 'CONFIRMED'
                                ORDER BY sequence_no, id""")
                        .param("plan", village.plan().value())
                        .param("village", village.village())
                        .query((row, n) -> new NoticeTable.Row(
                                row.getLong("id"),
                                List.of(
                                        row.getString("name_masked"),
                                        ROUTES.getOrDefault(row.getString("route"), row.getString("route")))))
                        .list());
    }

    @Override
    public void remove(CaseKey village, long household, String reason, String by) {
        withdrawals.withdraw(village.with("household", Long.toString(household)), reason, by);
    }
}
