package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the villages' facts from the register's tables and its view {@code ledger.village_numbers}. */
@Component
class RegisterFacts implements VillageFacts {

    private static final String NUMBERS = """
            select v.area, v.quota, coalesce(n.surveyed, 0) as surveyed, coalesce(n.confirmed, 0) as confirmed,
              coalesce(n.rejected, 0) as rejected, coalesce(n.installed, 0) as installed,
              coalesce(n.commissioned, 0) as commissioned, coalesce(n.accepted, 0) as accepted, coalesce(n.paid, 0) as paid
            from ledger.village v
            left join ledger.village_numbers n on n.plan = v.plan and n.village = v.area
            where v.plan = :plan and v.body = :body
            """;

    private final JdbcClient jdbc;

    RegisterFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Facts of(CaseKey village) {
        return jdbc.sql("""
                        select n.*,
                          (select c.verdict from ledger.village_conclusion c
                            where c.plan = :plan and c.village = n.area and c.stage = 'survey' order by c.id desc limit 1)
                            is not distinct from 'RETURNED' as survey_returned,
                          (select count(*) from ledger.household h
                            where h.plan = :plan and h.village = n.area
                              and h.eligibility not in ('CONFIRMED', 'REJECTED', 'WAITING', 'WITHDRAWN')) as undecided,
                          exists (select from ledger.equipment_selection s
                            where s.plan = :plan and s.village = n.area) as equipment_chosen,
                          (select c.verdict from ledger.village_conclusion c
                            where c.plan = :plan and c.village = n.area and c.stage = 'acceptance' order by c.id desc limit 1)
                            is not distinct from 'CLOSED' as acceptance_concluded,
                          (select count(*) from ledger.household h
                            where h.plan = :plan and h.village = n.area and h.active and h.acceptance = 'PASSED'
                              and h.payment not in ('PAID', 'CLOSED')) as unsettled,
                          exists (select from ledger.village v join ledger.plan p on p.id = v.plan
                            where v.plan = :plan and v.area = n.area and v.network_ready_on is null
                              and jsonb_exists(p.rules -> 'networkRoutes', v.route)) as network_pending
                        from (%s and v.area = :village) n
                        """.formatted(NUMBERS))
                .param("plan", village.plan().value())
                .param("body", village.area())
                .param("village", village.village())
                .query(RegisterFacts::facts)
                .optional()
                .orElseGet(() -> new Facts(Numbers.ofTask(0), false, 0, false, false, 0, false));
    }

    @Override
    public Map<String, Numbers> ofBody(CaseKey body) {
        return jdbc
                .sql(NUMBERS)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> Map.entry(row.getString("area"), numbers(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Optional<LocalDate> doneOn(CaseKey village, String stage) {
        return jdbc.sql("""
                        select case when :stage = 'household-confirmation'
                          then (select max(h.confirmed_on) from ledger.household h
                            where h.plan = :plan and h.village = :village)
                          else (select case when :stage = 'construction' then greatest(c.concluded_on, (
                              select v.network_ready_on from ledger.village v where v.plan = :plan and v.area = :village))
                            else c.concluded_on end
                            from ledger.village_conclusion c
                            where c.plan = :plan and c.village = :village and c.stage = :stage and c.verdict = 'CLOSED'
                            order by c.id desc limit 1) end as day
                        """)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("stage", stage)
                .query((row, number) -> Optional.ofNullable(Rows.day(row, "day")))
                .single();
    }

    @Override
    public Optional<LocalDate> enteredOn(CaseKey village, String stage) {
        return jdbc.sql("""
                        select greatest(cast(c.recorded_at at time zone 'Asia/Shanghai' as date),
                          case when :stage = 'construction' then v.network_entered_on end) as day
                        from ledger.village_conclusion c
                        join ledger.village v on v.plan = c.plan and v.area = c.village
                        where c.plan = :plan and c.village = :village and c.stage = :stage and c.verdict = 'CLOSED'
                        order by c.id desc limit 1
                        """)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("stage", stage)
                .query((row, number) -> Rows.day(row, "day"))
                .optional();
    }

    private static Facts facts(ResultSet row, int number) throws SQLException {
        return new Facts(
                numbers(row),
                row.getBoolean("survey_returned"),
                row.getInt("undecided"),
                row.getBoolean("equipment_chosen"),
                row.getBoolean("acceptance_concluded"),
                row.getInt("unsettled"),
                row.getBoolean("network_pending"));
    }

    private static Numbers numbers(ResultSet row) throws SQLException {
        return new Numbers(
                row.getInt("quota"),
                row.getInt("surveyed"),
                row.getInt("confirmed"),
                row.getInt("rejected"),
                row.getInt("installed"),
                row.getInt("commissioned"),
                row.getInt("accepted"),
                row.getInt("paid"));
    }
}
