package org.qingnuan.finance.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.SubsidyItem;

/** Rules of real places that are told completely enough, each as the table that a plan there would have. */
class RateSamplesTest {

    private static final WrittenTable BINZHOU = new WrittenTable()
            .row(
                    "season: 0; route: COAL_TO_ELECTRICITY",
                    "item: CONSTRUCTION; amount: 460000; shares: CITY_AWARD:2/5,DISTRICT_MATCHING:rest")
            .noEquipment()
            .row(
                    "season: [1..3]; route: COAL_TO_ELECTRICITY",
                    "item: RUNNING; amount: 20; quantity: powerUsage; unit: 千瓦时; quantityCap: 6000; shares: CITY_AWARD:3/10,DISTRICT_MATCHING:rest")
            .row("season: > 3; route: COAL_TO_ELECTRICITY", "item: RUNNING; amount: 0");

    @ParameterizedTest
    @CsvSource({"1, 6000, 120000, 36000", "3, 7000, 120000, 36000", "2, 5123.4, 102468, 30740", "4, 5000, 0, "})
    void binzhouPaysTwentyCentsAKilowattHourForThreeYears(int season, String power, long fen, Long city) {
        Rate rate =
                one(BINZHOU, Sample.season(season).route("COAL_TO_ELECTRICITY").power(power), SubsidyItem.RUNNING);

        assertThat(rate.fen()).isEqualTo(fen);
        assertThat(rate.split().get(FundSource.CITY_AWARD)).isEqualTo(city);
    }

    @Test
    void binzhouBuildsTwoToThree() {
        assertThat(one(BINZHOU, Sample.accepted().route("COAL_TO_ELECTRICITY"), SubsidyItem.CONSTRUCTION)
                        .split())
                .isEqualTo(Map.of(FundSource.CITY_AWARD, 184_000L, FundSource.DISTRICT_MATCHING, 276_000L));
    }

    private static final WrittenTable RONGCHENG = new WrittenTable()
            .noWorks()
            .row("season: 0", "item: EQUIPMENT; amount: 77 * 2400 * 0.8; basis: 每瓦0.77元，按2400瓦的80%")
            .row(
                    "season: [1..3]; route: COAL_TO_GAS",
                    "item: RUNNING; amount: 100; quantity: gasVolume; unit: 立方米; cap: 120000")
            .row(
                    "season: [1..3]; route: COAL_TO_ELECTRICITY",
                    "item: RUNNING; amount: 20; quantity: powerUsage; unit: 千瓦时; cap: 120000");

    @Test
    void rongchengPaysForWattsOfADevice() {
        assertThat(one(RONGCHENG, Sample.accepted(), SubsidyItem.EQUIPMENT).fen())
                .isEqualTo(147_840);
    }

    @ParameterizedTest
    @CsvSource({
        "COAL_TO_GAS, 1200, 0, 120000",
        "COAL_TO_GAS, 1199.99, 0, 119999",
        "COAL_TO_GAS, 1201, 0, 120000",
        "COAL_TO_ELECTRICITY, 0, 6000.03, 120000",
        "COAL_TO_ELECTRICITY, 0, 5999.97, 119999"
    })
    void rongchengCapsEitherFuelInMoney(String route, String gas, String power, long fen) {
        assertThat(one(RONGCHENG, Sample.season(1).route(route).gas(gas).power(power), SubsidyItem.RUNNING)
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({"385000, 269500", "400000, 270000"})
    void dingzhouPaysSeventyPercentOfAGasBoiler(long price, long fen) {
        assertThat(one(DINGZHOU, Sample.accepted().price(price), SubsidyItem.EQUIPMENT)
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({"1200, 96000", "1199.9, 95992", "2000, 96000"})
    void dingzhouPaysEightyCentsACubicMetre(String gas, long fen) {
        assertThat(one(DINGZHOU, Sample.season(1).gas(gas), SubsidyItem.RUNNING).fen())
                .isEqualTo(fen);
    }

    private static final WrittenTable DINGZHOU = new WrittenTable()
            .noWorks()
            .row(
                    "season: 0; route: COAL_TO_GAS",
                    "item: EQUIPMENT; amount: equipmentPrice * 0.7; cap: 270000; rounding: FEN")
            .row(
                    "season: >= 1; route: COAL_TO_GAS",
                    "item: RUNNING; amount: 80; quantity: gasVolume; unit: 立方米; cap: 96000");

    @Test
    void changzhiPaysByTierAndYearAndForFewerSeasonsTheLaterAHouseholdCame() {
        WrittenTable changzhi = new WrittenTable().noEquipment();
        long[][] tiers = {{2018, 500_000, 450_000}, {2019, 400_000, 350_000}, {2020, 300_000, 250_000}};
        for (long[] tier : tiers) {
            changzhi.row("season: 0; year: " + tier[0] + "; area: 一类县", "item: CONSTRUCTION; amount: " + tier[1])
                    .row("season: 0; year: " + tier[0] + "; area: 二类县", "item: CONSTRUCTION; amount: " + tier[2])
                    .row(
                            "season: [1.." + (2021 - tier[0]) + "]; year: " + tier[0],
                            "item: RUNNING; amount: 240000; shares: CITY_AWARD:1/2,DISTRICT_MATCHING:rest")
                    .row("season: > " + (2021 - tier[0]) + "; year: " + tier[0], "item: RUNNING; amount: 0");
        }

        assertThat(one(changzhi, Sample.accepted().area("二类县").year(2019), SubsidyItem.CONSTRUCTION)
                        .fen())
                .isEqualTo(350_000);
        Rate third = one(changzhi, Sample.season(3).area("一类县").year(2018), SubsidyItem.RUNNING);
        assertThat(third.split())
                .isEqualTo(Map.of(FundSource.CITY_AWARD, 120_000L, FundSource.DISTRICT_MATCHING, 120_000L));
        assertThat(one(changzhi, Sample.season(2).area("一类县").year(2020), SubsidyItem.RUNNING)
                        .fen())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1000, 136000", "2250, 286500", "2600, 286500"})
    void shanxiPaysGasInTwoBlocks(String gas, long fen) {
        WrittenTable shanxi = new WrittenTable()
                .row("season: >= 1", "item: RUNNING; amount: 0-1500:136,1500-2250:110; quantity: gasVolume; unit: 立方米");

        assertThat(one(shanxi, Sample.season(1).gas(gas), SubsidyItem.RUNNING).fen())
                .isEqualTo(fen);
    }

    private static final WrittenTable SHANXI = new WrittenTable()
            .row("season: >= 1", "item: RUNNING_ADVANCE; amount: 204000; basis: 1500立方米以内每立方米1.36元，采暖季前预拨")
            .row("season: >= 1", "item: RUNNING; amount: 0-1500:136,1500-2250:110; quantity: gasVolume; unit: 立方米");

    /** The first 1,500 cubic metres are paid before the season, the next 750 after it on real use. */
    @ParameterizedTest
    @CsvSource({"1500, 204000, 0, 0", "1900, 248000, 44000, 0", "2600, 286500, 82500, 0", "1000, 136000, 0, 68000"})
    void shanxiPaysTheFirstBlockBeforeTheSeasonAndSettlesOnRealUse(String gas, long whole, long rest, long surplus) {
        Case before = Sample.season(1).of().inAdvance();
        Case after = Sample.season(1).gas(gas).of();
        Rate advance = SHANXI.rates(before).get(0);
        Rate running = SHANXI.rates(after).get(0);

        Settled settled = Settled.of(running.split(), paid(advance));

        assertThat(SHANXI.rates(before)).hasSize(1);
        assertThat(advance.item()).isEqualTo(SubsidyItem.RUNNING_ADVANCE);
        assertThat(advance.fen()).isEqualTo(204_000);
        assertThat(running.fen()).isEqualTo(whole);
        assertThat(settled.dueFen()).isEqualTo(rest);
        assertThat(settled.surplusFen()).isEqualTo(surplus);
    }

    @Test
    void shanxisSentenceTellsTheWholeTheAdvanceAndTheRest() {
        Case one = Sample.season(1).gas("1900").of();
        Rate running = SHANXI.rates(one).get(0);
        Advanced advanced = paid(SHANXI.rates(Sample.season(1).of().inAdvance()).get(0));

        assertThat(running.explanation(one, Settled.of(running.split(), advanced)))
                .isEqualTo("依据样本第一条，气代煤户（第1采暖季、用气1900立方米）的运行补贴“标准2”（分段单价，计1900立方米）"
                        + "应补2480.00元，已预拨2040.00元，本次结算440.00元，其中区县配套440.00元。");
        Case less = Sample.season(1).gas("1000").of();
        Rate lower = SHANXI.rates(less).get(0);
        assertThat(lower.explanation(less, Settled.of(lower.split(), advanced)))
                .endsWith("应补1360.00元，已预拨2040.00元，本次结算0.00元，多预拨680.00元应予收回，其中区县配套680.00元。");
    }

    /** Gas by last year's use, at most 600 yuan a season of three levels; settled when the season is over. */
    @ParameterizedTest
    @CsvSource({"500, 700, 50000, 60000, 10000, 0", "700, 450, 60000, 45000, 0, 15000", "0, 300, 0, 30000, 30000, 0"})
    void xianyangAdvancesByLastYearsUseAndSettles(
            String last, String now, long advanced, long whole, long rest, long surplus) {
        String three = "unit: 立方米; cap: 60000; shares: SUPERIOR:2/5,CITY_AWARD:3/10,DISTRICT_MATCHING:rest";
        WrittenTable xianyang = new WrittenTable()
                .row("season: >= 1", "item: RUNNING_ADVANCE; amount: 100; quantity: lastGas; " + three)
                .row("season: >= 1", "item: RUNNING; amount: 100; quantity: gasVolume; " + three);
        Rate advance = xianyang.rates(
                        Sample.season(2).before(last, "0", "0").of().inAdvance())
                .get(0);
        Rate running = xianyang.rates(Sample.season(2).gas(now).of()).get(0);

        Settled settled = Settled.of(running.split(), paid(advance));

        assertThat(advance.fen()).isEqualTo(advanced);
        assertThat(running.fen()).isEqualTo(whole);
        assertThat(settled.dueFen()).isEqualTo(rest);
        assertThat(settled.surplusFen()).isEqualTo(surplus);
        assertThat(settled.uneven()).isEmpty();
    }

    @Test
    void lastYearsUseThatNobodyReviewedOrStatedIsNamed() {
        WrittenTable byLast = new WrittenTable()
                .row("season: >= 1", "item: RUNNING_ADVANCE; label: 谷段预拨; amount: 30; quantity: lastValley; unit: 千瓦时");

        assertThat(missing(byLast, Sample.season(2).unreviewedBefore()))
                .containsExactly("气代煤“谷段预拨”按数量计，数量没有登记（上一采暖季的用量还没有审定，审定后再核定预拨）");
        assertThat(missing(byLast, Sample.season(2).base("900").before("0", "3000", null)))
                .containsExactly("气代煤“谷段预拨”按数量计，数量没有登记（未登记：上季谷段用电量，由供电企业在用电明细中填报）");
    }

    @Test
    void aFormulaOfLastYearsUseWaitsForItsReviewAndAFixedSumDoesNot() {
        WrittenTable formula = new WrittenTable()
                .row("season: >= 1", "item: RUNNING_ADVANCE; amount: 136 * min(lastGas, 1500); rounding: FEN");

        assertThat(missing(formula, Sample.season(2).unreviewedBefore()))
                .containsExactly("气代煤运行补贴预拨按上季用量计（上一采暖季的用量还没有审定，审定后再核定预拨）");
        assertThat(missing(SHANXI, Sample.season(2).unreviewedBefore())).isEmpty();
    }

    @Test
    void anAdvanceWithoutARowIsNamedAndRowsOfTheSeasonAreNotAskedForIt() {
        assertThat(missing(
                        new WrittenTable()
                                .row("season: >= 1", "item: RUNNING; amount: 30; quantity: valleyUsage; unit: 千瓦时"),
                        Sample.season(1)))
                .containsExactly("气代煤运行补贴预拨");
    }

    private static List<String> missing(WrittenTable table, Sample sample) {
        return Rates.decide(
                        table.decisions(),
                        WrittenTable.PLAN,
                        List.of(sample.of().inAdvance()))
                .missing();
    }

    private static Advanced paid(Rate advance) {
        return new Advanced(advance.split().entrySet().stream()
                .map(share -> new Advanced.Part(1, share.getKey(), share.getValue()))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({"1617977, 1440000, ", "1617978, 1440000, ", "1617979, 1440000, 上限14400.00元", "1000000, 890000, "})
    void shanxiPaysEightyNinePercentOfADevice(long price, long fen, String caps) {
        WrittenTable shanxi = new WrittenTable()
                .noWorks()
                .row("season: 0", "item: EQUIPMENT; amount: equipmentPrice * 0.89; cap: 1440000; rounding: FEN");
        Rate rate = one(shanxi, Sample.accepted().price(price), SubsidyItem.EQUIPMENT);

        assertThat(rate.fen()).isEqualTo(fen);
        assertThat(rate.caps()).isEqualTo(caps);
    }

    @ParameterizedTest
    @CsvSource({
        "COAL_TO_GAS, 900, 0, 90000",
        "COAL_TO_GAS, 901, 0, 90000",
        "COAL_TO_ELECTRICITY, 0, 3000, 90000",
        "COAL_TO_ELECTRICITY, 0, 3001, 90000",
        "COAL_TO_ELECTRICITY, 0, 2999.9, 89997"
    })
    void kaifengCapsTheQuantity(String route, String gas, String power, long fen) {
        WrittenTable kaifeng = new WrittenTable()
                .row(
                        "season: 1; route: COAL_TO_GAS",
                        "item: RUNNING; amount: 100; quantity: gasVolume; unit: 立方米; quantityCap: 900")
                .row(
                        "season: 1; route: COAL_TO_ELECTRICITY",
                        "item: RUNNING; amount: 30; quantity: powerUsage; unit: 千瓦时; quantityCap: 3000");

        assertThat(one(kaifeng, Sample.season(1).route(route).gas(gas).power(power), SubsidyItem.RUNNING)
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({"生态涵养区, 1000000, 300000, 100000", "平原区, 1000000, 200000, 200000", "平原区, 1600000, 300000, 300000"})
    void beijingPaysFortyPercentSplitByArea(String area, long price, long city, long district) {
        String forty = "item: EQUIPMENT; amount: equipmentPrice * 0.4; cap: 600000; rounding: FEN; ";
        WrittenTable beijing = new WrittenTable()
                .noWorks()
                .row("season: 0; area: 生态涵养区", forty + "shares: CITY_AWARD:3/4,DISTRICT_MATCHING:rest")
                .row("season: 0; area: 平原区", forty + "shares: CITY_AWARD:1/2,DISTRICT_MATCHING:rest");

        assertThat(one(beijing, Sample.accepted().area(area).price(price), SubsidyItem.EQUIPMENT)
                        .split())
                .isEqualTo(Map.of(FundSource.CITY_AWARD, city, FundSource.DISTRICT_MATCHING, district));
    }

    @ParameterizedTest
    @CsvSource({"60000, 18000", "72000, 30000"})
    void xianyangsCountiesPayAtLeastTheirPart(long fen, long county) {
        WrittenTable xianyang = new WrittenTable()
                .row(
                        "season: >= 1",
                        "item: RUNNING; amount: " + fen
                                + "; shares: SUPERIOR:240.00元,CITY_AWARD:180.00元,DISTRICT_MATCHING:rest>=180.00元");

        assertThat(one(xianyang, Sample.season(1), SubsidyItem.RUNNING).split())
                .isEqualTo(Map.of(
                        FundSource.SUPERIOR,
                        24_000L,
                        FundSource.CITY_AWARD,
                        18_000L,
                        FundSource.DISTRICT_MATCHING,
                        county));
    }

    @ParameterizedTest
    @CsvSource({"500000, 300000", "650000, 300000", "420050, 252030"})
    void xianPaysSixtyPercentOfAProofThatIsCapped(long proof, long fen) {
        WrittenTable xian = new WrittenTable()
                .noWorks()
                .row(
                        "season: 0",
                        "item: EQUIPMENT; amount: min(equipmentPrice, 500000) * 0.6; cap: 300000; rounding: FEN");

        assertThat(one(xian, Sample.accepted().price(proof), SubsidyItem.EQUIPMENT)
                        .fen())
                .isEqualTo(fen);
    }

    @Test
    void laixiAndQingdaoEachPayTheirSum() {
        WrittenTable laixi = new WrittenTable()
                .noWorks()
                .row("season: 0", "item: EQUIPMENT; amount: 250000; shares: CITY_AWARD:1000元,DISTRICT_MATCHING:rest");

        assertThat(one(laixi, Sample.accepted(), SubsidyItem.EQUIPMENT).split())
                .isEqualTo(Map.of(FundSource.CITY_AWARD, 100_000L, FundSource.DISTRICT_MATCHING, 150_000L));
    }

    @Test
    void liaochengsSuperiorsGiveAFixedSumAndCityAndCountyShareTheRest() {
        WrittenTable liaocheng = new WrittenTable()
                .row(
                        "season: 0",
                        "item: CONSTRUCTION; amount: 500000; shares: SUPERIOR:2000.00元,CITY_AWARD:900.00元,DISTRICT_MATCHING:rest")
                .noEquipment()
                .row("season: [1..3]", "item: RUNNING; amount: 100000; basis: 每年定额，不按用量");

        assertThat(one(liaocheng, Sample.accepted(), SubsidyItem.CONSTRUCTION).split())
                .containsEntry(FundSource.DISTRICT_MATCHING, 210_000L);
        assertThat(one(liaocheng, Sample.season(3).gas("77"), SubsidyItem.RUNNING)
                        .fen())
                .isEqualTo(100_000);
    }

    @Test
    void tangshansCountyTakesOverTheShareOfHouseholdsInHardship() {
        WrittenTable tangshan = new WrittenTable()
                .noWorks()
                .row("season: 0", "item: EQUIPMENT; amount: 270000; shares: SUPERIOR:1/2,DISTRICT_MATCHING:rest")
                .row("season: 0; hardship: \"LOW_INCOME\",\"DESTITUTE\"", "item: HARDSHIP_EQUIPMENT; amount: selfPaid");

        Rate extra = one(tangshan, Sample.accepted().hardship("DESTITUTE"), SubsidyItem.HARDSHIP_EQUIPMENT);

        assertThat(extra.split()).isEqualTo(Map.of(FundSource.DISTRICT_MATCHING, 180_000L));
    }

    private static Rate one(WrittenTable table, Sample sample, SubsidyItem item) {
        return table.rates(sample.of()).stream()
                .filter(rate -> rate.item() == item)
                .findFirst()
                .orElseThrow();
    }
}
