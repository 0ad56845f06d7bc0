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
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/** Heze's money: the floor of 900 yuan (HZ-28) and the extra of households in hardship (HZ-30, HZ-31). */
class HezeSubsidyTest {

    private static final PlanId HEZE = new PlanId("heze-2021");
    private static final Money FLOOR = Money.of("900.00");
    private static final String SHIPPED = "/bpmn/plans/heze-2021/subsidy.dmn";
    private static final String DEMONSTRATION = "/demo/heze-2021/subsidy.dmn";

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest
    @ValueSource(strings = {"CENTRAL_HEATING", "COAL_TO_GAS", "COAL_TO_ELECTRICITY"})
    void everyRuralHouseholdIsDueTheFloorWhateverItsRoute(String route) {
        Rates rates = Rates.decide(shipped(), HEZE, List.of(accepted(route)), FLOOR);

        assertThat(rates.missing()).isEmpty();
        assertThat(rates.byCase().get(accepted(route))).extracting(Rate::fen).containsExactly(90_000L, 0L);
    }

    @Test
    void allHouseholdsOfTheTaskTableAreDueNinetyFourAndAHalfMillion() {
        long each = Rates.decide(shipped(), HEZE, List.of(accepted("COAL_TO_GAS")), FLOOR)
                .byCase()
                .get(accepted("COAL_TO_GAS"))
                .stream()
                .mapToLong(Rate::fen)
                .sum();

        assertThat(Money.ofFen(each).times(105_000)).isEqualTo(Money.of("94500000.00"));
    }

    @ParameterizedTest
    @CsvSource({"90000, true", "89999, false", "120000, true", "0, false"})
    void lessThanTheFloorIsRefusedByName(long fen, boolean granted) {
        String table = text(SHIPPED).replace("<text>90000</text>", "<text>" + fen + "</text>");

        List<String> missing = Rates.decide(table(table), HEZE, List.of(accepted("COAL_TO_GAS")), FLOOR)
                .missing();

        assertThat(missing.isEmpty()).isEqualTo(granted);
        assertThat(missing)
                .allSatisfy(reason -> assertThat(reason).isEqualTo("气代煤户每户补贴%s元，低于方案规定的下限900.00元", Money.ofFen(fen)));
    }

    @Test
    void aPlanWithoutAFloorPaysWhatItsTableSays() {
        String table = text(SHIPPED).replace("<text>90000</text>", "<text>1</text>");

        assertThat(Rates.decide(table(table), HEZE, List.of(accepted("COAL_TO_GAS")), null)
                        .missing())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1199, 0, 59950",
        "1199.99, 0, 60000", // 599.995 yuan rounds half up to the cap
        "1199.98, 0, 59999",
        "1200, 0, 60000",
        "1201, 0, 60000",
        "0, 5999, 59990",
        "0, 6000, 60000",
        "0, 6001, 60000",
        "600, 3000, 60000", // both fuels under one cap
        "600, 3001, 60000",
        "600, 2999, 59990",
        "0, 0, 0",
        "0.01, 0, 1", // half a fen rounds up
        "0, 0.04, 0"
    })
    void hardshipExtraIsMeteredUpToSixHundredYuan(BigDecimal gas, BigDecimal power, long expected) {
        assertThat(season(gas, power, true))
                .filteredOn(rate -> rate.item() == SubsidyItem.HARDSHIP_RUNNING)
                .extracting(Rate::fen)
                .containsExactly(expected);
    }

    @Test
    void theCapIsToldToTheHousehold() {
        assertThat(season(new BigDecimal("1201"), BigDecimal.ZERO, true)
                        .get(1)
                        .explanation(used(new BigDecimal("1201"), BigDecimal.ZERO, true)))
                .contains("用气1201立方米", "低收入户", "HZ-30", "上限600.00元，超过上限600.00元，按上限计", "为600.00元，其中区县配套600.00元");
        assertThat(season(new BigDecimal("1200"), BigDecimal.ZERO, true)
                        .get(1)
                        .explanation(used(new BigDecimal("1200"), BigDecimal.ZERO, true)))
                .contains("为600.00元")
                .doesNotContain("超过");
    }

    @Test
    void whoWasNotIdentifiedIsDueNoExtra() {
        assertThat(season(new BigDecimal("1000"), BigDecimal.ZERO, false))
                .extracting(Rate::item)
                .containsExactly(SubsidyItem.RUNNING);
    }

    @Test
    void theDemonstrationPaysTheSameAndSaysThatItsSharesAreNoPolicy() {
        Rates rates = Rates.decide(table(text(DEMONSTRATION)), HEZE, List.of(accepted("COAL_TO_GAS")), FLOOR);

        assertThat(rates.byCase().get(accepted("COAL_TO_GAS")).get(0).explanation(accepted("COAL_TO_GAS")))
                .contains("非政策标准", "900.00元，其中上级资金450.00元、区县配套450.00元");
    }

    private List<Rate> season(BigDecimal gas, BigDecimal power, boolean identified) {
        Case one = used(gas, power, identified);
        Rates rates = Rates.decide(shipped(), HEZE, List.of(one), FLOOR);
        assertThat(rates.missing()).isEmpty();
        return rates.byCase().get(one);
    }

    private static Case used(BigDecimal gas, BigDecimal power, boolean identified) {
        return new Case(
                "COAL_TO_GAS",
                3,
                new BigDecimal("80.00"),
                360_000L,
                "LOW_INCOME",
                1,
                new Usage(gas, power, identified));
    }

    private static Case accepted(String route) {
        return new Case(route, 3, new BigDecimal("80.00"), 360_000L, "NONE", 0);
    }

    private Decisions shipped() {
        return table(text(SHIPPED));
    }

    private Decisions table(String xml) {
        return (plan, table, inputs) -> engine.evaluateDecisionTable(
                        plan + "." + table,
                        new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                        inputs)
                .getResultList();
    }

    private static String text(String resource) {
        try (InputStream in = HezeSubsidyTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
