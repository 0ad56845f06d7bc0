package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places of which a condition may be demanded, without those that left. */
@Component
class ConditionPlaces {

    /** A place by name; route and lot of villages alone, null above, the lot also before there is one. */
    record Place(CaseKey key, String name, String route, CaseKey lot) {}

    private static final String VILLAGES = """
            select v.plan, v.body, v.area, a.name, v.route, v.lot from ledger.village v join ledger.area a on a.id = v.area
            where v.plan = :plan and v.body = :body and v.state <> 'WITHDRAWN'
              and (cast(:village as text) is null or v.area = :village) and (cast(:lot as bigint) is null or v.lot = :lot)
            order by v.area
            """;

    private final JdbcClient jdbc;

    ConditionPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Place plan(CaseKey place) {
        String name = jdbc.sql(
                        "select a.name from ledger.plan p join ledger.area a on a.id = p.area where p.id = :plan")
                .param("plan", place.plan().value())
                .query(String.class)
                .single();
        return new Place(CaseKey.ofPlan(place.plan()), name, null, null);
    }

    Place body(CaseKey place) {
        String name = jdbc.sql("select name from ledger.area where id = :body")
                .param("body", place.area())
                .query(String.class)
                .single();
        return new Place(place.body(), name, null, null);
    }

    /** The village itself, the lot's villages, or all of the body. */
    List<Place> villages(CaseKey place) {
        return jdbc.sql(VILLAGES)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("village", place.village())
                .param("lot", isLot(place) ? LotRows.id(place) : null)
                .query(ConditionPlaces::village)
                .list();
    }

    /** The lot itself, the village's lot if it has one, or all of the body. */
    List<Place> lots(CaseKey place) {
        return jdbc.sql("""
                        select l.id, l.name from ledger.lot l
                        where l.plan = :plan and l.body = :body and (cast(:lot as bigint) is null or l.id = :lot)
                          and (cast(:village as text) is null
                            or l.id = (select v.lot from ledger.village v where v.plan = :plan and v.area = :village))
                        order by l.id
                        """)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("village", place.village())
                .param("lot", isLot(place) ? LotRows.id(place) : null)
                .query((row, number) ->
                        new Place(LotRows.key(place, row.getLong("id")), row.getString("name"), null, null))
                .list();
    }

    /** The last day of the frame that ends with the works: the village's, or the first of the lot's villages; empty while none has a date. */
    Optional<LocalDate> worksDue(CaseKey villageOrLot) {
        return jdbc.sql("""
                        select min(f.due) as due from ledger.frame_state f
                        join ledger.village v on v.plan = f.plan and v.body = f.body and v.area = f.village
                        where f.plan = :plan and f.body = :body and v.state <> 'WITHDRAWN'
                          and (cast(:village as text) is null or v.area = :village)
                          and (cast(:lot as bigint) is null or v.lot = :lot)
                          and f.frame = coalesce((select s.frame from ledger.stage_state s
                            where s.subject = f.subject and s.stage = 'construction'), 'works')
                        """)
                .param("plan", villageOrLot.plan().value())
                .param("body", villageOrLot.area())
                .param("village", villageOrLot.village())
                .param("lot", isLot(villageOrLot) ? LotRows.id(villageOrLot) : null)
                .query((row, number) -> Optional.ofNullable(Rows.day(row, "due")))
                .single();
    }

    /** The same for a lot, empty for any other place. */
    Optional<LocalDate> worksDueOfLot(CaseKey place) {
        return isLot(place) ? worksDue(place) : Optional.empty();
    }

    static boolean isLot(CaseKey place) {
        return "lot".equals(place.kind());
    }

    private static Place village(ResultSet row, int number) throws SQLException {
        CaseKey body = Rows.body(row);
        Long lot = row.getObject("lot", Long.class);
        return new Place(
                CaseKey.ofVillage(body.plan(), body.area(), row.getString("area")),
                row.getString("name"),
                row.getString("route"),
                lot == null ? null : LotRows.key(body, lot));
    }
}
