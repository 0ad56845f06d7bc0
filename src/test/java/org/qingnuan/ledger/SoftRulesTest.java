package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.ledger.RegisterWorld.bean;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.ledger.RouteFacts.Density;
import org.qingnuan.ledger.RouteFacts.Settlement;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

/** What documents wish of routes and order is told, stands with its reason, and is never refused (HZ-16, HZ-19, HZ-20, LZ-03 to LZ-06). */
class SoftRulesTest {

    private static final List<VillagePriority> PRIORITIES = List.of(
            new VillagePriority("no-burn", "禁燃区周边", "LZ-05"), new VillagePriority("near-city", "城区周边", "LZ-03"));

    private final VillageRoutes routes = bean(VillageRoutes.class);
    private final VillageOrder order = bean(VillageOrder.class);
    private RegisterWorld world;

    private CaseKey village(String tables) {
        world = new RegisterWorld(rules -> rules.routeTable(true).priorities(PRIORITIES));
        world.table.use(world.plan, tables);
        return world.village("东庄村", 10);
    }

    private static RouteFacts facts(Density density, boolean heat, boolean gas, boolean grid, boolean built) {
        return new RouteFacts(Settlement.RURAL, density, heat, false, gas, gas, grid, false, false, built, false);
    }

    @ParameterizedTest
    @CsvSource({
        "SCATTERED, true, true, true, CENTRAL_HEATING, HZ-20",
        "DENSE, false, true, true, COAL_TO_GAS, HZ-24",
        "DENSE, false, false, true, COAL_TO_ELECTRICITY, HZ-21",
        "DENSE, false, false, false, COAL_TO_ELECTRICITY, HZ-21"
    })
    void hezeSuggestsCentralHeatingWhereThereIsAny(
            Density density, boolean heat, boolean gas, boolean grid, String route, String clause) {
        CaseKey village = village("heze-2021");
        routes.note(village, facts(density, heat, gas, grid, false), "county");

        RouteSuggestion first = routes.suggestions(village).get(0);

        assertThat(first.route()).isEqualTo(route);
        assertThat(first.clause()).contains(clause);
    }

    @ParameterizedTest
    @CsvSource({
        "SCATTERED, false, true, true, CENTRAL_HEATING, LZ-06",
        "DENSE, true, true, false, CENTRAL_HEATING, LZ-04",
        "ORDINARY, true, true, false, COAL_TO_ELECTRICITY, LZ-04",
        "DENSE, false, false, false, COAL_TO_ELECTRICITY, LZ-07"
    })
    void laizhouSuggestsCentralHeatingForBuiltShantytownsAndDenseVillages(
            Density density, boolean heat, boolean grid, boolean built, String route, String clause) {
        CaseKey village = village("laizhou-2023");
        routes.note(village, facts(density, heat, false, grid, built), "town");

        RouteSuggestion first = routes.suggestions(village).get(0);

        assertThat(first.route()).isEqualTo(route);
        assertThat(first.clause()).contains(clause);
    }

    @Test
    void anotherRouteIsToldUntilItsReasonIsOnRecordAndWithItAfterwards() {
        CaseKey village = village("laizhou-2023");
        assertThat(routes.warning(village)).as("nothing is known yet").isEmpty();
        routes.note(village, facts(Density.ORDINARY, false, false, true, true), "town");

        assertThat(routes.warning(village).orElseThrow().sentence())
                .isEqualTo("东庄村选用气代煤，推荐的是集中式供暖（列入年度计划的已建成棚改项目应采用集中式供暖，LZ-06），还没有说明理由");
        world.confirmed(village, 0, 1);
        assertThat(world.numbers(village).confirmed())
                .as("nobody is kept from anything")
                .isEqualTo(1);

        CaseKey other = world.village("西庄村", 5);
        routes.note(other, facts(Density.ORDINARY, false, false, true, true), "town");
        routes.choose(other, "COAL_TO_GAS", "热源明年才建成", "town");
        assertThat(routes.warning(other).orElseThrow().reason()).isEqualTo("热源明年才建成");
        routes.choose(other, "CENTRAL_HEATING", null, "town");
        assertThat(routes.warning(other)).isEmpty();
    }

    @Test
    void whereAVillageGoesOneWayItsRouteIsNotChangedBehindItsRoster() {
        world = new RegisterWorld(
                rules -> rules.routeTable(true).roster(new RosterRules(true, false, false, false, false, false)));
        world.table.use(world.plan, "heze-2021");
        CaseKey village = world.village("东庄村", 10);
        routes.note(village, facts(Density.DENSE, true, true, true, false), "county");
        world.survey(village, world.roster(0, 1).rows());

        assertThatThrownBy(() -> routes.choose(village, "CENTRAL_HEATING", null, "county"))
                .hasMessageContaining("请先退回摸底");
    }

    @Test
    void theVillageSheetWarnsOfAPriorityThatComesLateAndTakesItWithOrWithoutAReason() {
        village("laizhou-2023");
        List<Map<String, String>> rows = List.of(
                row("甲村", null, "1", null), row("乙村", "no-burn", "2", null), row("丙村", "near-city", "3", "管网明年到"));

        CheckedSheet checked = world.sheets.check(SheetKind.VILLAGES, world.xihe(), rows, "town");

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.warnings())
                .extracting(Finding::row, Finding::column, Finding::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "推进次序", "应优先改造的村（禁燃区周边，LZ-05）排在没有优先情形的村之后"));
        world.villages.register(
                world.xihe(),
                world.hand(world.xihe(), "responsible-body.userTask_registerVillages", Map.of(), checked.sheet()),
                "town");
        assertThat(order.of(world.xihe()).stream().limit(3))
                .extracting(WorkOrder::name, WorkOrder::priority, WorkOrder::place, WorkOrder::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("甲村", null, 1, null),
                        org.assertj.core.groups.Tuple.tuple("乙村", "no-burn", 2, null),
                        org.assertj.core.groups.Tuple.tuple("丙村", "near-city", 3, "管网明年到"));
        assertThat(order.warnings(world.xihe()))
                .extracting(SoftWarning::sentence)
                .containsExactly(
                        "乙村属于“禁燃区周边”（LZ-05），应优先改造，推进次序却在其他村之后，还没有说明理由", "丙村属于“城区周边”（LZ-03），应优先改造，推进次序却在其他村之后，理由：管网明年到");
        assertThat(world.sheets
                        .check(SheetKind.VILLAGES, world.xihe(), List.of(row("丁村", null, "0", null)), "town")
                        .findings())
                .extracting(Finding::column)
                .containsExactly("推进次序");
    }

    @Test
    void anOfficialPutsAVillageIntoItsPlaceAndTheWarningEnds() {
        CaseKey first = village("laizhou-2023");
        CaseKey second = world.village("西庄村", 5);
        order.put(first, null, 1, null, "town");
        order.put(second, "no-burn", 2, null, "town");
        assertThat(order.warnings(world.xihe())).hasSize(1);

        order.put(first, null, 3, null, "town");

        assertThat(order.warnings(world.xihe())).isEmpty();
        assertThatThrownBy(() -> order.put(first, "high-need", 1, null, "town")).hasMessageContaining("没有这种优先情形");
        assertThatThrownBy(() -> order.put(first, null, 0, null, "town")).hasMessageContaining("推进次序");
    }

    private static Map<String, String> row(String name, String priority, String place, String reason) {
        Map<String, String> row = new HashMap<>(
                Map.of("name", name, "quota", "5", "route", "COAL_TO_GAS", "plain", "true", "order", place));
        if (priority != null) {
            row.put("priority", priority);
        }
        if (reason != null) {
            row.put("orderReason", reason);
        }
        return row;
    }
}
