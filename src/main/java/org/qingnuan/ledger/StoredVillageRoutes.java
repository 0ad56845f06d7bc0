package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Facts and choices in the database; the table itself is asked beside the engine. */
@Service
@Transactional
class StoredVillageRoutes implements VillageRoutes {

    private static final String TABLE = "route";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BodyRows bodies;
    private final Villages villages;
    private final NoBurnZones zones;
    private final Decisions decisions;
    private final PlaceEvents changes;
    private final Plans plans;

    StoredVillageRoutes(
            JdbcClient jdbc,
            Clock clock,
            BodyRows bodies,
            Villages villages,
            NoBurnZones zones,
            Decisions decisions,
            PlaceEvents changes,
            Plans plans) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.bodies = bodies;
        this.villages = villages;
        this.zones = zones;
        this.decisions = decisions;
        this.changes = changes;
        this.plans = plans;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RouteFacts> facts(CaseKey village) {
        return village(
                        village,
                        "select * from ledger.route_fact where plan = :plan and village = :village order by id desc limit 1")
                .query(StoredVillageRoutes::facts)
                .optional();
    }

    @Override
    public void note(CaseKey village, RouteFacts facts, String by) {
        Rules.refuse(facts.qualityCoal() && zones.accepted(village), "本村已经验收，不能再登记为暂用民用优质燃煤", "暂用民用优质燃煤只是改造完成前的过渡");
        village(village, """
                        insert into ledger.route_fact(plan, village, settlement, density, heat_network, waste_heat, gas_network,
                          gas_secured, grid_capacity, geothermal, biomass, built_shantytown, quality_coal, by_user, at)
                        values (:plan, :village, :settlement, :density, :heatNetwork, :wasteHeat, :gasNetwork,
                          :gasSecured, :gridCapacity, :geothermal, :biomass, :builtShantytown, :qualityCoal, :by, :at)
                        """)
                .param("settlement", facts.settlement().name())
                .param("density", facts.density().name())
                .param("heatNetwork", facts.heatNetwork())
                .param("wasteHeat", facts.wasteHeat())
                .param("gasNetwork", facts.gasNetwork())
                .param("gasSecured", facts.gasSecured())
                .param("gridCapacity", facts.gridCapacity())
                .param("geothermal", facts.geothermal())
                .param("biomass", facts.biomass())
                .param("builtShantytown", facts.builtShantytown())
                .param("qualityCoal", facts.qualityCoal())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** Not read-only: the engine keeps a history of what its tables decided. */
    @Override
    public List<RouteSuggestion> suggestions(CaseKey village) {
        return facts(village).map(facts -> suggestions(village, facts)).orElse(List.of());
    }

    private List<RouteSuggestion> suggestions(CaseKey village, RouteFacts facts) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("settlement", facts.settlement().name());
        inputs.put("density", facts.density().name());
        inputs.put("heatNetwork", facts.heatNetwork());
        inputs.put("wasteHeat", facts.wasteHeat());
        inputs.put("gasNetwork", facts.gasNetwork());
        inputs.put("gasSecured", facts.gasSecured());
        inputs.put("gridCapacity", facts.gridCapacity());
        inputs.put("geothermal", facts.geothermal());
        inputs.put("biomass", facts.biomass());
        inputs.put("builtShantytown", facts.builtShantytown());
        return decisions.decide(village.plan(), TABLE, inputs).stream()
                .map(row -> new RouteSuggestion(
                        row.get("route").toString(),
                        row.get("technique").toString(),
                        row.get("reason").toString(),
                        row.get("clause").toString()))
                .toList();
    }

    @Override
    public void choose(CaseKey village, String route, String reason, String by) {
        bodies.lock(village.body());
        Rules.refuse(RouteSuggestion.TEMPORARY.equals(route), "民用优质燃煤只能暂时使用，不是改造方式", "请选择改造方式；暂用的在条件里登记");
        Rules.refuse(!Routes.known(route), "不认识的技术路线", "请选择" + Routes.all());
        List<RouteSuggestion> suggested = suggestions(village);
        Rules.refuse(suggested.isEmpty(), "还没有登记本村的条件，无从推荐", "请先登记管网、电网和居住条件");
        RouteSuggestion first = suggested.get(0);
        boolean another = !first.route().equals(route);
        Rules.refuse(
                another && (reason == null || reason.isBlank()),
                "与推荐的“" + first.technique() + "”（" + first.clause() + "）不同，没有说明理由",
                "请填写理由，说明后即可采用");
        Village before = villages.get(village);
        Rules.refuse(
                before.state().isGone(), before.area().name() + before.state().label(), "不能再调整");
        Rules.refuse(before.numbers().confirmed() > 0, "本村已有确认的改造户，不能再整村变更路线", "请逐户办理变更");
        Rules.refuse(
                plans.get(village.plan()).rules().roster().oneRoute()
                        && before.numbers().surveyed() > 0
                        && !before.route().equals(route),
                "本村已经登记摸底结果，一村只能一种方式，不能再变更路线",
                "请先退回摸底，确定路线后重新登记");
        village(village, "update ledger.village set route = :route where plan = :plan and area = :village")
                .param("route", route)
                .update();
        village(village, """
                        insert into ledger.route_choice(plan, village, suggested, chosen, clause, reason, by_user, at)
                        values (:plan, :village, :suggested, :chosen, :clause, :reason, :by, :at)
                        """)
                .param("suggested", first.route())
                .param("chosen", route)
                .param("clause", first.clause())
                .param("reason", another ? reason.strip() : null)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        changes.append(
                village.villageKey(), "确定技术路线", Map.of("route", before.route()), Map.of("route", route), reason, by);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RouteChoice> lastChoice(CaseKey village) {
        return village(
                        village,
                        "select * from ledger.route_choice where plan = :plan and village = :village order by id desc limit 1")
                .query((row, number) -> new RouteChoice(
                        row.getString("suggested"),
                        row.getString("chosen"),
                        row.getString("clause"),
                        row.getString("reason"),
                        row.getString("by_user"),
                        Rows.instant(row, "at")))
                .optional();
    }

    @Override
    public Optional<SoftWarning> warning(CaseKey key) {
        Village village = villages.get(key);
        return suggestions(key).stream()
                .findFirst()
                .filter(first -> !first.route().equals(village.route()))
                .map(first -> new SoftWarning(
                        village.area().name(),
                        "选用%s，推荐的是%s（%s，%s）"
                                .formatted(
                                        Routes.label(village.route()),
                                        first.technique(),
                                        first.reason(),
                                        first.clause()),
                        lastChoice(key)
                                .filter(choice -> choice.chosen().equals(village.route()))
                                .map(RouteChoice::reason)
                                .orElse(null)));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean onQualityCoal(CaseKey village) {
        return facts(village).filter(RouteFacts::qualityCoal).isPresent() && !zones.accepted(village);
    }

    private JdbcClient.StatementSpec village(CaseKey village, String sql) {
        return jdbc.sql(sql).param("plan", village.plan().value()).param("village", village.village());
    }

    private static RouteFacts facts(ResultSet row, int number) throws SQLException {
        return new RouteFacts(
                RouteFacts.Settlement.valueOf(row.getString("settlement")),
                RouteFacts.Density.valueOf(row.getString("density")),
                row.getBoolean("heat_network"),
                row.getBoolean("waste_heat"),
                row.getBoolean("gas_network"),
                row.getBoolean("gas_secured"),
                row.getBoolean("grid_capacity"),
                row.getBoolean("geothermal"),
                row.getBoolean("biomass"),
                row.getBoolean("built_shantytown"),
                row.getBoolean("quality_coal"));
    }
}
