package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads rectifications and complaints by the villages of a lot. */
@Component
@Transactional(readOnly = true)
class StoredOpenDefects implements OpenDefects {

    private final JdbcClient jdbc;
    private final Lots lots;
    private final Villages villages;

    StoredOpenDefects(JdbcClient jdbc, Lots lots, Villages villages) {
        this.jdbc = jdbc;
        this.lots = lots;
        this.villages = villages;
    }

    @Override
    public List<String> ofLot(CaseKey lot) {
        String[] places =
                lots.get(lot).villages().stream().map(CaseKey::toString).toArray(String[]::new);
        return jdbc.sql("""
                        SELECT * FROM (
                            SELECT h.village AS place, '整改' AS kind, h.id AS no, r.reason AS what, r.failed_on AS since
                            FROM ledger.rectification r JOIN ledger.household h ON h.id = r.household
                            WHERE h.village = ANY (:villages) AND r.state <> 'CLOSED'
                            UNION ALL
                            SELECT c.place, '诉求', c.id, NULL, c.received_on FROM ledger.complaint c
                            WHERE c.place = ANY (:villages) AND c.state NOT IN ('JOINED', 'CLOSED')) open
                        ORDER BY since, kind, no""")
                .param("villages", places)
                .query((row, n) -> {
                    String village = villages.get(CaseKey.parse(row.getString("place")))
                            .area()
                            .name();
                    return row.getString("kind").equals("整改")
                            ? "%s户编号%d的整改没有办结：%s".formatted(village, row.getLong("no"), row.getString("what"))
                            : "%s的群众诉求%d没有办结".formatted(village, row.getLong("no"));
                })
                .list();
    }
}
