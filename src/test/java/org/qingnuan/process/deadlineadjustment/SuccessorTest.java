package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.HANDOVER;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.WORKS;
import static org.qingnuan.process.deadlineadjustment.ZichuanFiles.villageWith;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.DateChange;
import org.qingnuan.process.DeadlineAdjustments.Request;
import org.qingnuan.process.ModelFinding;

/** What a plan's files become when somebody asks for other dates. */
class SuccessorTest {

    private static final String TEN = "2021-10-15";

    @Test
    void aDayFromTheTableIsWrittenInTheModelsOwnWay() {
        Successor.Result result = days(WORKS, "2021-09-15");

        assertThat(result.findings()).isEmpty();
        assertThat(result.changes())
                .containsExactly(new DateChange(
                        "village-retrofit",
                        "works",
                        "建成",
                        "08-30",
                        "09-15",
                        LocalDate.parse("2021-08-30"),
                        LocalDate.parse("2021-09-15")));
        assertThat(village(result)).contains("'works', '09-15'", "name=\"9月15日前\"", "'handover', '09-30'");
    }

    @Test
    void twoDaysOfOneModelAreBothWritten() {
        Successor.Result result = days(WORKS, "2021-09-15", HANDOVER, TEN);

        assertThat(result.changes()).extracting(DateChange::ruleAfter).containsExactly("09-15", "10-15");
        assertThat(village(result)).contains("'works', '09-15'", "'handover', '10-15'");
    }

    @Test
    void aDayOfTheNextYearSaysSo() {
        assertThat(days(HANDOVER, "2022-04-15").changes())
                .extracting(DateChange::ruleAfter)
                .containsExactly("+1y 04-15");
    }

    @Test
    void filesThatDoNotChangeStayByteForByte() {
        Map<String, byte[]> before = ZichuanFiles.models().files();
        Map<String, byte[]> after = days(WORKS, "2021-09-15").files();

        assertThat(after).containsOnlyKeys(before.keySet());
        before.keySet().stream()
                .filter(path -> !path.equals(ZichuanFiles.FILE))
                .forEach(path -> assertThat(after.get(path)).as(path).isEqualTo(before.get(path)));
    }

    @Test
    void theSameDayChangesNothing() {
        Successor.Result result = days(WORKS, "2021-08-30");

        assertThat(result.changes()).isEmpty();
        assertThat(result.files().get(ZichuanFiles.FILE)).isEqualTo(ZichuanFiles.village());
    }

    @Test
    void unknownGateAndWrongOrderAreNamedTogether() {
        assertThat(days(WORKS, "2021-10-30", "village-retrofit/moon", TEN, "moon/works", TEN, "works", TEN)
                        .findings())
                .extracting(ModelFinding::reason)
                .containsExactly("方案里没有这个期限", "方案里没有这个期限", "方案里没有这个期限", "“交付使用”的期限2021年9月30日早于前面“建成”的期限2021年10月30日");
    }

    @Test
    void labelFollowsADateThatWasEditedAloneInModeler() {
        Successor.Result result = model(villageWith("'08-30'", "'09-15'"));

        assertThat(result.findings()).isEmpty();
        assertThat(result.changes()).extracting(DateChange::ruleAfter).containsExactly("09-15");
        assertThat(village(result)).contains("name=\"9月15日前\"").doesNotContain("name=\"8月30日前\"");
    }

    @Test
    void aModelOfAnotherPlanOrWithoutAPlaceInThisOneIsRefused() {
        for (String other : new String[] {"heze-2021.village-retrofit", "zichuan-2021.moon", "village-retrofit"}) {
            Successor.Result result = model(villageWith("zichuan-2021.village-retrofit", other));

            assertThat(result.findings()).extracting(ModelFinding::reason).containsExactly("这不是本方案的模型");
            assertThat(result.files()).isEmpty();
        }
    }

    @Test
    void aModelThatCannotBeReadLeavesNothingToDeploy() {
        Successor.Result result = model("<a/>".getBytes(StandardCharsets.UTF_8));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.files()).isEmpty();
    }

    private static Successor.Result days(String... days) {
        Map<String, LocalDate> map = new LinkedHashMap<>();
        for (int i = 0; i < days.length; i += 2) {
            map.put(days[i], LocalDate.parse(days[i + 1]));
        }
        return successor().withDays(map);
    }

    private static Successor.Result model(byte[] bytes) {
        return successor().withModel(new Request.Model("改.bpmn", bytes, false));
    }

    private static Successor successor() {
        return new Successor(ZichuanFiles.PLAN, ZichuanFiles.models(), ZichuanFiles.YEAR);
    }

    private static String village(Successor.Result result) {
        return new String(result.files().get(ZichuanFiles.FILE), StandardCharsets.UTF_8);
    }
}
