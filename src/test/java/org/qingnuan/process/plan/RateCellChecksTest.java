package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.finance.subsidy.WrittenTable;
import org.qingnuan.process.ModelFinding;

/** A rate that cannot be read, or that would pay something else than it says, stops the plan before it is deployed. */
class RateCellChecksTest {

    private static final String FILE = "bpmn/plans/sample-2021/subsidy.dmn";
    private static final String PLAIN = "item: RUNNING; amount: 20; ";

    @Test
    void everyPrimitiveMayBeDeployed() {
        assertThat(
                        check(
                                new WrittenTable()
                                        .row(
                                                "season: 0; area: 西河镇; year: [2018..2020]",
                                                "item: EQUIPMENT; amount: equipmentPrice * 0.7; cap: 270000; rounding: FEN; exclusive: 设备")
                                        .row(
                                                "season: 0; hardship: LOW_INCOME",
                                                "item: HARDSHIP_EQUIPMENT; amount: selfPaid * 0.5; rounding: YUAN_DOWN")
                                        .row(
                                                "season: >= 1",
                                                PLAIN
                                                        + "quantity: powerUsage; unit: 千瓦时; quantityCap: 6000; validTo: 2021-12-31")
                                        .row(
                                                "season: >= 1",
                                                "item: RUNNING; amount: 0-1500:136,1500-:110.5; quantity: gasVolume; unit: 立方米; validFrom: 2022-01-01")
                                        .row(
                                                "season: >= 7",
                                                "item: RUNNING; amount: 28.62; quantity: powerUsage; unit: 千瓦时; shares: SUPERIOR:240.00元,CITY_AWARD:1/3,DISTRICT_MATCHING:rest>=180元")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount: 20.5 | 金额 20.5 不是不小于0的整数",
                "amount: 20; rounding: CENT | 没有取整方法 \"CENT\"",
                "amount: 20; rounding: 2 | 没有取整方法 2",
                "amount: 20; cap: equipmentPrice * 2 | 金额上限 equipmentPrice * 2 不是不小于0的数",
                "amount: 20; cap: 10.5 | 金额上限 10.5 不是不小于0的数",
                "amount: 20; cap: -1 | 金额上限 -1 不是不小于0的数",
                "amount: 20; quantity: powerUsage | 写了数量，没有写计量单位",
                "amount: 20; unit: 千瓦时 | 写了计量单位，没有写数量",
                "amount: 20; quantityCap: 5 | 写了数量上限，没有写数量",
                "amount: 20; quantity: powerUsage; unit: 千瓦时; quantityCap: 六千 | 数量上限 \"六千\" 不是不小于0的数",
                "amount: 20; quantity: 用电量; unit: 千瓦时 | 数量不能是文字",
                "amount: 20; quantity: powerUsage; unit: gasVolume | 计量单位 gasVolume 不是文字",
                "amount: 0-1500:136,1600-2250:110; quantity: gasVolume; unit: 立方米 | 首尾相接",
                "amount: 0-:136,1500-2250:110; quantity: gasVolume; unit: 立方米 | 首尾相接",
                "amount: 0-1500:136 | 不是不小于0的整数",
                "amount: 20; validFrom: 2021-02-30 | 施行日期 \"2021-02-30\" 不是日期",
                "amount: 20; validFrom: 二月 | 施行日期 \"二月\" 不是日期",
                "amount: 20; validFrom: 2021-03-02; validTo: 2021-03-01 | 施行止日 2021-03-01 早于施行起日 2021-03-02",
                "amount: 20; exclusive: season | 不重复享受的组 season 不是文字",
                "amount: selfPaid | 只有 HARDSHIP_EQUIPMENT 能按设备自付部分",
                "amount: 20; item: RUNNING_ADVANCE; quantity: gasVolume; unit: 立方米 | 还不知道本季的用量（gasVolume）",
                "amount: powerUsage * 20; item: RUNNING_ADVANCE | 还不知道本季的用量（powerUsage）",
                "amount: 20; roundng: FEN | 系统不使用输出列 roundng",
                "amount: 20; shares: SUPERIOR:240,DISTRICT_MATCHING:rest | 恰有一个 rest",
                "amount: 20; shares: SUPERIOR:5/4,DISTRICT_MATCHING:rest | 恰有一个 rest",
                "amount: 20; shares: SUPERIOR:240.001元,DISTRICT_MATCHING:rest | 恰有一个 rest",
                "amount: 20; shares: SUPERIOR:50,DISTRICT_MATCHING:rest>=18 | 恰有一个 rest"
            })
    void whatCannotBeReadIsRefusedWithItsRowAndARemedy(String then, String reason) {
        List<ModelFinding> findings = check(new WrittenTable()
                .row("season: >= 1", PLAIN + "validTo: 2020-01-01")
                .row("season: 0", "item: CONSTRUCTION; " + then));

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(FILE);
            assertThat(finding.element()).matches("r2_.*|out_.*");
            assertThat(finding.remedy()).isNotBlank();
        });
        assertThat(findings).anySatisfy(finding -> assertThat(finding.reason()).contains(reason));
    }

    @Test
    void theRowIsNamedAsTheEditorNumbersIt() {
        assertThat(check(new WrittenTable().noWorks().row("season: >= 1", PLAIN + "cap: -1")))
                .extracting(ModelFinding::reason)
                .containsExactly("第2行：金额上限 -1 不是不小于0的数");
    }

    @Test
    void whatTheHouseholdPaysItselfIsNoCondition() {
        assertThat(check(new WrittenTable()
                        .row("season: 0; selfPaid: > 0", "item: HARDSHIP_EQUIPMENT; amount: selfPaid")))
                .extracting(ModelFinding::reason)
                .containsExactly("条件不能按设备自付部分（selfPaid）判断");
    }

    @Test
    void rowsWithTheSameConditionsMayFollowEachOtherInTimeButNotOverlap() {
        assertThat(check(new WrittenTable()
                        .row("season: 1", PLAIN + "validTo: 2021-12-31")
                        .row("season: 1", PLAIN + "validFrom: 2022-01-01")))
                .isEmpty();
        assertThat(check(new WrittenTable()
                        .row("season: 1", PLAIN + "validTo: 2021-12-31")
                        .row("season: 1", PLAIN + "validFrom: 2021-12-31")))
                .extracting(ModelFinding::reason)
                .containsExactly("第2行与第1行的条件相同，施行期重叠");
        assertThat(check(new WrittenTable().row("season: 1", PLAIN).row("season: 1", PLAIN)))
                .extracting(ModelFinding::reason)
                .containsExactly("第2行与第1行的条件相同");
    }

    @Test
    void rowsThatExcludeEachOtherMayHaveTheSameConditions() {
        assertThat(check(new WrittenTable()
                        .row("season: 1", PLAIN + "exclusive: 运行")
                        .row("season: 1", PLAIN + "exclusive: 运行")))
                .isEmpty();
    }

    private static List<ModelFinding> check(WrittenTable table) {
        return TableChecks.of(FILE, table.file());
    }
}
