package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lots with the tender of their present round, their contract and villages. */
@Component
class LotRows {

    private static final String LOTS = """
            select l.id, l.plan, l.body, l.name, l.state, l.round, t.method, t.announced_on, t.opening_on, t.bidder, t.uscc,
              t.price_fen, t.awarded_on, c.contract_no, c.signed_on
            from ledger.lot l
            left join ledger.tender t on t.lot = l.id and t.round = l.round
            left join ledger.contract c on c.lot = l.id
            where l.plan = :plan and l.body = :body
            """;

    private final JdbcClient jdbc;

    LotRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static CaseKey key(CaseKey body, long id) {
        return body.body().with(Lots.KIND, Long.toString(id));
    }

    /** The number in a lot's key; {@link NoSuchElementException} if it is no lot's. */
    static long id(CaseKey lot) {
        if (!Lots.KIND.equals(lot.kind())) {
            throw new NoSuchElementException("No lot " + lot);
        }
        return Long.parseLong(lot.item());
    }

    Lot get(CaseKey lot) {
        long id = id(lot);
        return ofBody(lot.body()).stream()
                .filter(one -> id(one.key()) == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No lot " + lot));
    }

    List<Lot> ofBody(CaseKey body) {
        Map<Long, List<CaseKey>> villages = villages(body);
        return jdbc.sql(LOTS + " order by l.id")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> lot(row, villages))
                .list();
    }

    /** The lot that a village is in, empty before. */
    Optional<Lot> of(CaseKey village) {
        return ofBody(village.body()).stream()
                .filter(lot -> lot.villages().contains(village.villageKey()))
                .findFirst();
    }

    private Map<Long, List<CaseKey>> villages(CaseKey body) {
        return jdbc
                .sql("""
                        select lot, area from ledger.village
                        where plan = :plan and body = :body and lot is not null and state <> 'WITHDRAWN' order by area
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> Map.entry(
                        row.getLong("lot"), CaseKey.ofVillage(body.plan(), body.area(), row.getString("area"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Lot lot(ResultSet row, Map<Long, List<CaseKey>> villages) throws SQLException {
        Long price = row.getObject("price_fen", Long.class);
        return new Lot(
                key(Rows.body(row), row.getLong("id")),
                row.getString("name"),
                LotState.valueOf(row.getString("state")),
                row.getInt("round"),
                row.getString("method"),
                Rows.day(row, "announced_on"),
                Rows.day(row, "opening_on"),
                row.getString("bidder"),
                row.getString("uscc"),
                price == null ? null : Money.ofFen(price),
                Rows.day(row, "awarded_on"),
                row.getString("contract_no"),
                Rows.day(row, "signed_on"),
                villages.getOrDefault(row.getLong("id"), List.of()));
    }
}
