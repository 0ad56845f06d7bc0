package org.qingnuan.finance.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.shared.PlanId;

class RatesTest {

    private static final PlanId PLAN = new PlanId("zichuan-2021");
    private static final Case GAS = new Case("COAL_TO_GAS", 3, new BigDecimal("80.00"), 450_000L, "NONE", 0);

    @Test
    void distinctCasesAreAskedOnce() {
        List<Map<String, Object>> asked = new ArrayList<>();
        Case power = new Case("COAL_TO_ELECTRICITY", 3, new BigDecimal("80.00"), 450_000L, "NONE", 0);

        Rates.decide(
                (plan, table, inputs) -> {
                    asked.add(inputs);
                    return List.of();
                },
                PLAN,
                List.of(GAS, power, GAS, GAS));

        assertThat(asked).hasSize(2);
    }

    @Test
    void rateOfNothingIsARateButNoRowIsNone() {
        List<Map<String, Object>> rows = List.of(row("CONSTRUCTION", 0), row("EQUIPMENT", 1));

        assertThat(decide(rows).missing()).isEmpty();
        assertThat(decide(List.of(row("CONSTRUCTION", 0))).missing()).containsExactly("气代煤设备购置补贴");
    }

    @Test
    void runningSubsidyIsNotPaidOnAcceptance() {
        Rates rates = decide(List.of(row("CONSTRUCTION", 1), row("EQUIPMENT", 1), row("RUNNING", 1)));

        assertThat(rates.byCase().get(GAS))
                .extracting(Rate::item)
                .containsExactly(SubsidyItem.CONSTRUCTION, SubsidyItem.EQUIPMENT);
    }

    static List<Object> amounts() {
        List<Object> amounts = new ArrayList<>(List.of(1.5, 0.1d, new BigDecimal("3.01"), -1, "100", Double.NaN, 1e30));
        amounts.add(null);
        return amounts;
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void amountThatIsNoWholeNumberOfFenIsRefused(Object amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> decide(List.of(row("CONSTRUCTION", amount))));
    }

    @Test
    void wholeNumberIsTakenHoweverTheEngineCarriesIt() {
        for (Object amount : List.of(200_000, 200_000L, 200_000d, new BigDecimal("200000.00"))) {
            assertThat(decide(List.of(row("CONSTRUCTION", amount)))
                            .byCase()
                            .get(GAS)
                            .get(0)
                            .fen())
                    .isEqualTo(200_000);
        }
    }

    @Test
    void twoRowsForOneItemAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide(List.of(row("CONSTRUCTION", 1), row("CONSTRUCTION", 2))))
                .withMessageContaining("工程建设补贴");
    }

    @Test
    void rowWithoutItsClauseIsRefused() {
        Map<String, Object> row = row("CONSTRUCTION", 1);
        row.remove("clause");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide(List.of(row)))
                .withMessageContaining("clause");
    }

    private static Rates decide(List<Map<String, Object>> rows) {
        return Rates.decide((plan, table, inputs) -> rows, PLAN, List.of(GAS));
    }

    private static Map<String, Object> row(String item, Object amount) {
        Map<String, Object> row = new HashMap<>();
        row.put("item", item);
        row.put("label", "标准");
        row.put("amount", amount);
        row.put("shares", "DISTRICT_MATCHING:rest");
        row.put("clause", "第一条");
        return row;
    }
}
