package org.qingnuan.finance.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.finance.Decisions;
import org.qingnuan.shared.PlanId;

class SubsidyTablesTest {

    private static final PlanId PLAN = new PlanId("zichuan-2021");
    private static final String SHIPPED = "/bpmn/plans/zichuan-2021/subsidy.dmn";
    private static final String DEMONSTRATION = "/demo/zichuan-2021/subsidy.dmn";

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @Test
    void zichuanShipsWithoutRatesAndRefusesByName() {
        Rates rates = Rates.decide(table(SHIPPED), PLAN, List.of(gas(450_000)));

        assertThat(rates.missing()).containsExactly("气代煤工程建设补贴", "气代煤设备购置补贴");
        assertThat(text(SHIPPED)).contains("没有写出任何金额", "ZC-09", "D-38").doesNotContain("<rule ");
    }

    @Test
    void demonstrationRatesSayInEveryRowThatTheyAreNoPolicy() {
        String table = text(DEMONSTRATION);

        assertThat(table.split("<rule ")).hasSize(10);
        assertThat(table.split("<description>演示标准，非政策标准")).hasSize(11);
        assertThat(table).contains("decision id=\"zichuan-2021.subsidy\"", "historyTimeToLive=\"P3650D\"");
    }

    @ParameterizedTest
    @CsvSource({
        "450000, 270000", // 60 % of the price
        "583333, 350000", // 349999.8 rounds to the cap
        "583332, 349999", // 349999.2 rounds down, just below it
        "583334, 350000", // 350000.4 hits it
        "900000, 350000",
        "1, 1",
        "0, 0"
    })
    void demonstrationPaysSixtyPercentOfAGasBoilerUpToItsCap(long price, long expected) {
        List<Rate> rates = demonstrated(gas(price));

        assertThat(rates).extracting(Rate::fen).containsExactly(200_000L, expected);
    }

    @Test
    void capThatBitIsToldToTheHousehold() {
        assertThat(demonstrated(gas(900_000)).get(1).explanation(gas(900_000)))
                .isEqualTo(
                        "依据演示标准（非政策标准），气代煤户（采暖房间3间、采暖面积80平方米、设备价格9000.00元）的设备购置补贴“气代煤设备购置补贴”（按设备价格的60%计算，上限3500.00元，超过上限3500.00元，按上限计）"
                                + "为3500.00元，其中上级资金1050.00元、市级奖补700.00元、区县配套1750.00元。");
    }

    @ParameterizedTest
    @CsvSource({
        "zichuan-2021, CENTRAL_HEATING COAL_TO_GAS COAL_TO_ELECTRICITY",
        "heze-2021, CENTRAL_HEATING COAL_TO_GAS COAL_TO_ELECTRICITY",
        "jiyang-2021, CENTRAL_HEATING COAL_TO_GAS COAL_TO_ELECTRICITY",
        "laizhou-2023, COAL_TO_ELECTRICITY CENTRAL_HEATING",
        "jinan-2019-2022, CENTRAL_HEATING COAL_TO_GAS COAL_TO_ELECTRICITY GEOTHERMAL BIOMASS"
    })
    void everyRouteOfAPlanHasItsDemonstrationRates(String plan, String routes) {
        for (String route : routes.split(" ")) {
            Long price = route.equals("CENTRAL_HEATING") ? null : Long.valueOf(500_000);
            Case one = new Case(route, 3, new BigDecimal("80.00"), price, "NONE", 0);

            assertThat(Rates.decide(table("/demo/" + plan + "/subsidy.dmn"), new PlanId(plan), List.of(one))
                            .missing())
                    .as(route)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "6, true", "7, false"})
    void runningSubsidyIsPaidForSixSeasons(int season, boolean paid) {
        Case one = new Case("COAL_TO_GAS", 3, new BigDecimal("80.00"), 450_000L, "NONE", season);

        assertThat(Rates.decide(table(DEMONSTRATION), PLAN, List.of(one))
                        .missing()
                        .isEmpty())
                .isEqualTo(paid);
    }

    private List<Rate> demonstrated(Case one) {
        return Rates.decide(table(DEMONSTRATION), PLAN, List.of(one)).byCase().get(one);
    }

    private static Case gas(long price) {
        return new Case("COAL_TO_GAS", 3, new BigDecimal("80.00"), price, "NONE", 0);
    }

    private Decisions table(String resource) {
        return (plan, table, inputs) -> engine.evaluateDecisionTable(
                        plan + "." + table, SubsidyTablesTest.class.getResourceAsStream(resource), inputs)
                .getResultList();
    }

    private static String text(String resource) {
        try (InputStream in = SubsidyTablesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
