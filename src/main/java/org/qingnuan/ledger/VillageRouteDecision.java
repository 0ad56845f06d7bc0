package org.qingnuan.ledger;

import java.time.Clock;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The route on which the village's assembly decided is the village's route from then on, for all its households (LZ-11, LZ-34). */
@Component
class VillageRouteDecision {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Plans plans;
    private final PlaceEvents changes;

    VillageRouteDecision(JdbcClient jdbc, Clock clock, Plans plans, PlaceEvents changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.plans = plans;
        this.changes = changes;
    }

    /**
     * Of a body that the caller has locked; nothing happens when the village has the route already. {@link SubmissionRefused}
     * for a route that the plan does not name, and for another one once households are confirmed.
     */
    void take(CaseKey village, String route, String by) {
        Rules.refuse(!plans.get(village.plan()).rules().routes().contains(route), "本方案没有这种改造方式", "请在列出的改造方式中选择");
        String before = place(village, "select route from ledger.village where plan = :plan and area = :village")
                .query(String.class)
                .single();
        if (before.equals(route)) {
            return;
        }
        boolean confirmed = place(village, """
                        select exists (select from ledger.household
                          where plan = :plan and village = :village and confirmed_on is not null and eligibility <> 'WITHDRAWN')
                        """).query(Boolean.class).single();
        Rules.refuse(confirmed, "本村已有确认的改造户，改造方式已定为" + Routes.label(before), "确户之后不能再整村改变改造方式");
        place(village, "update ledger.village set route = :route where plan = :plan and area = :village")
                .param("route", route)
                .update();
        place(village, """
                        update ledger.household set route = :route, change = 'ROUTE', change_reason = '代表大会确定改造方式',
                          change_submission = null, changed_by = :by, changed_at = :at
                        where plan = :plan and village = :village and route <> :route
                        """)
                .param("route", route)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        changes.append(village.villageKey(), "代表大会确定改造方式", Map.of("route", before), Map.of("route", route), null, by);
    }

    private JdbcClient.StatementSpec place(CaseKey village, String sql) {
        return jdbc.sql(sql).param("plan", village.plan().value()).param("village", village.village());
    }
}
