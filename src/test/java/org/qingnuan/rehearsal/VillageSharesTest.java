package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Body;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

class VillageSharesTest {

    private static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    private static final List<Body> BODIES = List.of(
            body("zichuan-kaifaqu", "开发区", 200),
            body("hongshan", "洪山镇", 458),
            body("kunlun", "昆仑镇", 500),
            body("shuangyang", "双杨镇", 30),
            body("luocun", "罗村镇", 200),
            body("zhaili", "寨里镇", 300),
            body("longquan", "龙泉镇", 200),
            body("xihe", "西河镇", 150),
            body("jiangjunlu", "将军路街道", 160));

    private static final List<String> ROUTES = List.of("CENTRAL_HEATING", "COAL_TO_GAS");

    @Test
    void villagesTakeTheRoutesOfThePlanAndTheFirstOfEachBodyGas() {
        List<String> routes = List.of("CENTRAL_HEATING", "COAL_TO_GAS", "COAL_TO_ELECTRICITY");

        var shares = VillageShares.of(BODIES, 2198, routes, new Chance(1));

        assertThat(shares.values().stream().flatMap(List::stream).map(VillageShare::route))
                .containsAll(routes)
                .isSubsetOf(routes);
        assertThat(shares.values()).allMatch(villages -> villages.get(0).route().equals("COAL_TO_GAS"));
    }

    @Test
    void countyOfFifteenThousandHouseholdsHasVillagesOfAboutAHundredWithDifferentNames() {
        Body large = body("caoxian", "曹县", 15_000);

        var villages =
                VillageShares.of(List.of(large), 15_000, ROUTES, new Chance(1)).get("caoxian");

        assertThat(villages).hasSize(150).extracting(VillageShare::name).doesNotHaveDuplicates();
    }

    @Test
    void sharesOfEachBodyAddUpToItsQuota() {
        var shares = VillageShares.of(BODIES, 2198, ROUTES, new Chance(1));

        assertThat(shares.keySet())
                .containsExactlyElementsOf(
                        BODIES.stream().map(body -> body.area().id()).toList());
        BODIES.forEach(body -> assertThat(shares.get(body.area().id()))
                .extracting(VillageShare::quota)
                .allMatch(quota -> quota > 0)
                .satisfies(quotas -> assertThat(
                                quotas.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(body.target())));
    }

    @Test
    void smallRehearsalGivesEveryBodyAtLeastOneHousehold() {
        for (int households : new int[] {9, 60, 1000, 2197}) {
            var quotas = VillageShares.quotas(BODIES, households);

            assertThat(quotas.values()).allMatch(quota -> quota >= 1);
            assertThat(quotas.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(households);
        }
    }

    @Test
    void moreHouseholdsAreSurveyedThanTheQuotaAsksForAndNamesDoNotRepeatInABody() {
        var shares = VillageShares.of(BODIES, 2198, ROUTES, new Chance(1));

        shares.values().forEach(villages -> {
            Set<String> names = new HashSet<>();
            assertThat(villages).allMatch(village -> names.add(village.name()));
            assertThat(villages).allMatch(village -> village.surveyed() >= village.quota());
        });
        int surveyed = shares.values().stream()
                .flatMap(List::stream)
                .mapToInt(VillageShare::surveyed)
                .sum();
        assertThat(surveyed).isBetween(2198 * 105 / 100, 2198 * 108 / 100);
    }

    private static Body body(String id, String name, int target) {
        return new Body(CaseKey.ofBody(ZICHUAN, id), new Region(id, name), target, "户");
    }
}
