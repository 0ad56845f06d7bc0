package org.qingnuan.finance.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.SubsidyItem;

/** Each way in which documents reckon a subsidy, in rows as a plan's table has them. */
class RatePrimitivesTest {

    @Test
    void aFixedSumIsPaidWhateverTheHousehold() {
        assertThat(due(
                        new WrittenTable()
                                .row("season: 0", "item: CONSTRUCTION; amount: 460000")
                                .noEquipment(),
                        Sample.accepted()))
                .containsExactly(460_000L, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "385714, 270000, ", // 269999.8
        "385713, 269999, ", // 269999.1
        "385715, 270000, 上限2700.00元", // 270000.5 would round up
        "450000, 270000, 上限2700.00元",
        "100, 70, ",
        "0, 0, "
    })
    void aShareOfThePriceEndsAtItsCap(long price, long fen, String caps) {
        Rate rate = only(
                new WrittenTable()
                        .noWorks()
                        .row("season: 0", "item: EQUIPMENT; amount: equipmentPrice * 0.7; cap: 270000; rounding: FEN"),
                Sample.accepted().price(price),
                SubsidyItem.EQUIPMENT);

        assertThat(rate.fen()).isEqualTo(fen);
        assertThat(rate.caps()).isEqualTo(caps);
    }

    @ParameterizedTest
    @CsvSource({"500000, 300000", "600000, 300000", "400000, 240000"})
    void aShareOfACappedPriceCountsNoMoreOfThePrice(long price, long fen) {
        assertThat(only(
                                new WrittenTable()
                                        .noWorks()
                                        .row(
                                                "season: 0",
                                                "item: EQUIPMENT; amount: min(equipmentPrice, 500000) * 0.6; rounding: FEN"),
                                Sample.accepted().price(price),
                                SubsidyItem.EQUIPMENT)
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({"6000, 120000, ", "6001, 120000, 数量上限6000千瓦时", "5999.5, 119990, ", "7300, 120000, 数量上限6000千瓦时", "0, 0, "
    })
    void aRatePerKilowattHourEndsAtTheQuantityThatIsPaid(String power, long fen, String caps) {
        Rate rate = running(
                "amount: 20; quantity: powerUsage; unit: 千瓦时; quantityCap: 6000",
                Sample.season(1).power(power));

        assertThat(rate.fen()).isEqualTo(fen);
        assertThat(rate.caps()).isEqualTo(caps);
    }

    @ParameterizedTest
    @CsvSource({
        "1200, 96000, ",
        "1200.01, 96000, 上限960.00元",
        "1300, 96000, 上限960.00元",
        "1500, 96000, 数量上限1400立方米、上限960.00元",
        "0.01, 1, " // 0.8 fen
    })
    void quantityAndMoneyEachHaveTheirCap(String gas, long fen, String caps) {
        Rate rate = running(
                "amount: 80; quantity: gasVolume; unit: 立方米; quantityCap: 1400; cap: 96000",
                Sample.season(1).gas(gas));

        assertThat(rate.fen()).isEqualTo(fen);
        assertThat(rate.caps()).isEqualTo(caps);
    }

    @Test
    void aRatePerSquareMetreIsOneOfAQuantity() {
        assertThat(only(
                                new WrittenTable()
                                        .row(
                                                "season: 0",
                                                "item: CONSTRUCTION; amount: 4550.5; quantity: heatedArea; unit: 平方米; quantityCap: 100")
                                        .noEquipment(),
                                Sample.accepted().heatedArea("80.30"),
                                SubsidyItem.CONSTRUCTION)
                        .fen())
                .isEqualTo(365_405); // 365405.15
    }

    @Test
    void priceTimesQuantityTimesShareIsAFormula() {
        assertThat(only(
                                new WrittenTable()
                                        .noWorks()
                                        .row("season: 0", "item: EQUIPMENT; amount: 77 * 2400 * 0.8"),
                                Sample.accepted(),
                                SubsidyItem.EQUIPMENT)
                        .fen())
                .isEqualTo(147_840);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1000, 136000",
        "1500, 204000",
        "1501, 204110",
        "2250, 286500",
        "2251, 286500", // nothing beyond the last block
        "9000, 286500"
    })
    void eachBlockOfAQuantityHasItsOwnPrice(String gas, long fen) {
        assertThat(running(
                                "amount: 0-1500:136,1500-2250:110; quantity: gasVolume; unit: 立方米",
                                Sample.season(1).gas(gas))
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({"2250, 286500", "2350, 291500"})
    void theLastBlockMayBeOpen(String gas, long fen) {
        assertThat(running(
                                "amount: 0-1500:136,1500-2250:110,2250-:50; quantity: gasVolume; unit: 立方米",
                                Sample.season(1).gas(gas))
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({
        "西河镇, 2018, 500000", "西河镇, 2019, 400000", "西河镇, 2020, 300000",
        "洪山镇, 2018, 450000", "洪山镇, 2019, 350000", "洪山镇, 2020, 250000"
    })
    void areasAndYearsHaveTheirTiers(String area, int year, long fen) {
        WrittenTable tiers = new WrittenTable().noEquipment();
        long amount = 500_000;
        for (int converted = 2018; converted <= 2020; converted++) {
            tiers.row("season: 0; area: \"西河镇\",\"罗村镇\"; year: " + converted, "item: CONSTRUCTION; amount: " + amount);
            tiers.row("season: 0; area: 洪山镇; year: " + converted, "item: CONSTRUCTION; amount: " + (amount - 50_000));
            amount -= 100_000;
        }

        assertThat(only(tiers, Sample.accepted().area(area).year(year), SubsidyItem.CONSTRUCTION)
                        .fen())
                .isEqualTo(fen);
    }

    @Test
    void anAreaOfNoTierLacksItsRateByName() {
        WrittenTable table =
                new WrittenTable().noEquipment().row("season: 0; area: 洪山镇", "item: CONSTRUCTION; amount: 1");

        assertThat(Rates.decide(
                                table.decisions(),
                                WrittenTable.PLAN,
                                List.of(Sample.accepted().of()))
                        .missing())
                .containsExactly("气代煤工程建设补贴");
    }

    @ParameterizedTest
    @CsvSource({"2018, 3, 240000", "2018, 4, 0", "2019, 2, 240000", "2019, 3, 0", "2020, 1, 240000", "2020, 2, 0"})
    void aCohortIsPaidForItsSeasonsOnly(int year, int season, long fen) {
        WrittenTable table = new WrittenTable();
        for (int cohort = 2018; cohort <= 2020; cohort++) {
            int last = 2021 - cohort;
            table.row("season: [1.." + last + "]; year: " + cohort, "item: RUNNING; amount: 240000")
                    .row("season: > " + last + "; year: " + cohort, "item: RUNNING; amount: 0");
        }

        assertThat(only(table, Sample.season(season).year(year), SubsidyItem.RUNNING)
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({"1, 100000", "2, 80000", "3, 60000"})
    void whatIsPaidFallsFromSeasonToSeason(int season, long fen) {
        assertThat(only(
                                new WrittenTable()
                                        .row("season: [1..6]", "item: RUNNING; amount: 120000 - 20000 * season"),
                                Sample.season(season),
                                SubsidyItem.RUNNING)
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({
        "450000, 270000, 180000, 180000", // the household's own 1800.00 in full
        "300000, 210000, 90000, 90000",
        "200000, 140000, 60000, 60000",
        "0, 0, 0, 0"
    })
    void theCountyTakesOverWhatAHouseholdInHardshipPaysItself(long price, long subsidy, long selfPaid, long extra) {
        WrittenTable table = new WrittenTable()
                .noWorks()
                .row(
                        "season: 0",
                        "item: EQUIPMENT; amount: equipmentPrice * 0.7; cap: 270000; rounding: FEN; shares: SUPERIOR:2/5,DISTRICT_MATCHING:rest")
                .row("season: 0; hardship: \"LOW_INCOME\",\"DESTITUTE\"", "item: HARDSHIP_EQUIPMENT; amount: selfPaid");

        List<Rate> rates = table.rates(
                Sample.accepted().price(price).hardship("LOW_INCOME").of());

        assertThat(rates).extracting(Rate::fen).containsExactly(0L, subsidy, extra);
        assertThat(rates.get(2).selfPaid()).isEqualTo(selfPaid);
        assertThat(rates.get(2).inputs(Sample.accepted().of())).containsEntry("selfPaid", selfPaid);
        assertThat(table.rates(Sample.accepted().price(price).of())).hasSize(2);
    }

    @Test
    void theExtraMayBeAShareOfTheOwnPartWithACap() {
        WrittenTable table = new WrittenTable()
                .noWorks()
                .row("season: 0", "item: EQUIPMENT; amount: 200000")
                .row(
                        "season: 0; hardship: LOW_INCOME",
                        "item: HARDSHIP_EQUIPMENT; amount: selfPaid * 0.5; cap: 100000; rounding: YUAN");

        Case one = Sample.accepted().hardship("LOW_INCOME").of();
        Rate extra = table.rates(one).get(2);

        assertThat(extra.fen()).isEqualTo(100_000);
        assertThat(extra.explanation(one))
                .contains("设备自付2500.00元", "超过上限1000.00元，按上限计", "“标准3”", "为1000.00元，其中区县配套1000.00元");
    }

    @Test
    void ofRatesThatExcludeEachOtherTheHigherOneCounts() {
        WrittenTable table = new WrittenTable()
                .row("season: 0", "item: CONSTRUCTION; amount: 300000; label: 改造补贴; exclusive: 一次性补贴")
                .row("season: 0", "item: EQUIPMENT; amount: equipmentPrice; label: 购机补贴; exclusive: 一次性补贴");

        Case one = Sample.accepted().of();

        assertThat(table.rates(one)).singleElement().satisfies(rate -> {
            assertThat(rate.label()).isEqualTo("购机补贴");
            assertThat(rate.explanation(one)).contains("与“改造补贴”不重复享受，取较高的一项");
        });
        assertThat(table.rates(Sample.accepted().price(299_999L).of()))
                .singleElement()
                .satisfies(rate -> assertThat(rate.label()).isEqualTo("改造补贴"));
        assertThat(table.rates(Sample.accepted().price(300_000L).of()))
                .singleElement()
                .as("of two that are equal the first one")
                .satisfies(rate -> assertThat(rate.label()).isEqualTo("改造补贴"));
    }

    @Test
    void twoRatesOfOneKindThatExcludeEachOtherAreOne() {
        WrittenTable table = new WrittenTable()
                .noWorks()
                .row("season: 0", "item: EQUIPMENT; amount: 100000; exclusive: 设备")
                .row("season: 0; hardship: LOW_INCOME", "item: EQUIPMENT; amount: 150000; exclusive: 设备");

        assertThat(due(table, Sample.accepted().hardship("LOW_INCOME"))).containsExactly(0L, 150_000L);
        assertThat(due(table, Sample.accepted())).containsExactly(0L, 100_000L);
    }

    @ParameterizedTest
    @CsvSource({"2019-12-31, 200000", "2020-01-01, 150000", "2021-12-31, 150000"})
    void aRateIsInForceFromItsFirstToItsLastDay(String day, long fen) {
        assertThat(due(following(), Sample.accepted().on(day))).containsExactly(0L, fen);
    }

    @Test
    void aDayWithoutARateInForceIsNamed() {
        assertThat(Rates.decide(
                                following().decisions(),
                                WrittenTable.PLAN,
                                List.of(Sample.accepted().on("2022-01-01").of()))
                        .missing())
                .containsExactly("气代煤设备购置补贴（2022-01-01没有施行中的标准）");
    }

    private static WrittenTable following() {
        return new WrittenTable()
                .noWorks()
                .row("season: 0", "item: EQUIPMENT; amount: 200000; validTo: 2019-12-31")
                .row("season: 0", "item: EQUIPMENT; amount: 150000; validFrom: 2020-01-01; validTo: 2021-12-31");
    }

    @ParameterizedTest
    @CsvSource({"FEN, 12346", "JIAO, 12350", "YUAN, 12300", "FEN_DOWN, 12345", "JIAO_DOWN, 12340", "YUAN_DOWN, 12300"})
    void aRowSaysToWhatItIsRounded(String rounding, long fen) {
        assertThat(only(
                                new WrittenTable()
                                        .noWorks()
                                        .row(
                                                "season: 0",
                                                "item: EQUIPMENT; amount: equipmentPrice / 2; rounding: " + rounding),
                                Sample.accepted().price(24_691L),
                                SubsidyItem.EQUIPMENT)
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({"12349, 12300", "12350, 12400", "12450, 12500"})
    void halfAYuanGoesUp(long price, long fen) {
        assertThat(only(
                                new WrittenTable()
                                        .noWorks()
                                        .row("season: 0", "item: EQUIPMENT; amount: equipmentPrice; rounding: YUAN"),
                                Sample.accepted().price(price),
                                SubsidyItem.EQUIPMENT)
                        .fen())
                .isEqualTo(fen);
    }

    @Test
    void aFormulaThatLeavesAFractionNeedsItsRounding() {
        WrittenTable table =
                new WrittenTable().noWorks().row("season: 0", "item: EQUIPMENT; amount: equipmentPrice / 2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.rates(Sample.accepted().price(24_691L).of()))
                .withMessageContaining("取整方法");
    }

    @Test
    void aQuantityThatNobodyRegisteredIsNoPlainAmount() {
        Case unknown = new Case("COAL_TO_GAS", 3, null, 1L, "NONE", 0);

        assertThat(Rates.decide(
                                new WrittenTable()
                                        .row(
                                                "season: 0",
                                                "item: CONSTRUCTION; label: 按面积; amount: 50; quantity: heatedArea; unit: 平方米")
                                        .noEquipment()
                                        .decisions(),
                                WrittenTable.PLAN,
                                List.of(unknown))
                        .missing())
                .containsExactly("气代煤“按面积”按数量计，数量没有登记");
    }

    @Test
    void sharesAreRatiosAmountsMinimumsAndTheRest() {
        assertThat(split("SUPERIOR:2/5,DISTRICT_MATCHING:rest", 460_000))
                .isEqualTo(Map.of(FundSource.SUPERIOR, 184_000L, FundSource.DISTRICT_MATCHING, 276_000L));
        assertThat(split("SUPERIOR:1/3,CITY_AWARD:1/3,DISTRICT_MATCHING:rest", 100_00))
                .isEqualTo(Map.of(
                        FundSource.SUPERIOR,
                        3_333L,
                        FundSource.CITY_AWARD,
                        3_333L,
                        FundSource.DISTRICT_MATCHING,
                        3_334L));
        assertThat(split("SUPERIOR:240.00元,CITY_AWARD:180元,DISTRICT_MATCHING:rest>=180元", 60_000))
                .isEqualTo(Map.of(
                        FundSource.SUPERIOR,
                        24_000L,
                        FundSource.CITY_AWARD,
                        18_000L,
                        FundSource.DISTRICT_MATCHING,
                        18_000L));
        assertThat(split("SUPERIOR:240.00元,CITY_AWARD:180元,DISTRICT_MATCHING:rest>=180元", 80_000))
                .as("the county adds")
                .containsEntry(FundSource.DISTRICT_MATCHING, 38_000L);
        assertThat(split("SUPERIOR:240.00元,CITY_AWARD:180元,DISTRICT_MATCHING:rest>=180元", 50_000))
                .as("the minimum comes first, then the others in their order")
                .isEqualTo(Map.of(
                        FundSource.SUPERIOR,
                        24_000L,
                        FundSource.CITY_AWARD,
                        8_000L,
                        FundSource.DISTRICT_MATCHING,
                        18_000L));
        assertThat(split("CITY_AWARD:30>=500.00元,DISTRICT_MATCHING:rest", 100_000))
                .isEqualTo(Map.of(FundSource.CITY_AWARD, 50_000L, FundSource.DISTRICT_MATCHING, 50_000L));
    }

    private static Map<FundSource, Long> split(String shares, long fen) {
        return Shares.parse(shares).split(fen);
    }

    @Test
    void whoBuiltTheirOwnDeviceIsPaidForRunningItOnly() {
        WrittenTable table = new WrittenTable()
                .noWorks()
                .row("season: 0; selfInstalled: false", "item: EQUIPMENT; amount: 147840")
                .row("season: 0; selfInstalled: true", "item: EQUIPMENT; amount: 0; basis: 农户自行安装的只补运行")
                .row("season: 1", "item: RUNNING; amount: 20; quantity: powerUsage; unit: 千瓦时; cap: 120000");
        Sample own = Sample.accepted().route("COAL_TO_ELECTRICITY").selfInstalled();

        assertThat(only(table, Sample.accepted().route("COAL_TO_ELECTRICITY"), SubsidyItem.EQUIPMENT)
                        .fen())
                .isEqualTo(147_840);
        assertThat(only(table, own, SubsidyItem.EQUIPMENT).fen()).isZero();
        assertThat(only(table, own, SubsidyItem.EQUIPMENT).explanation(own.of()))
                .contains("农户自改", "不补贴");
        assertThat(only(
                                table,
                                Sample.season(1)
                                        .route("COAL_TO_ELECTRICITY")
                                        .power("5000")
                                        .selfInstalled(),
                                SubsidyItem.RUNNING)
                        .fen())
                .isEqualTo(100_000);
    }

    @ParameterizedTest
    @CsvSource({"AIR_HEAT_PUMP, 600000, 100000", "AIR_BLOWER, 680000, 20000", "STORAGE_ELECTRIC_HEATER, 580000, 120000"
    })
    void aPackageOfATypeOfEquipmentHasItsOwnSums(String type, long equipment, long running) {
        WrittenTable table = new WrittenTable()
                .noWorks()
                .row("season: 0; equipmentType: AIR_HEAT_PUMP", "item: EQUIPMENT; amount: 600000")
                .row("season: 0; equipmentType: AIR_BLOWER", "item: EQUIPMENT; amount: 680000")
                .row("season: 0; equipmentType: STORAGE_ELECTRIC_HEATER", "item: EQUIPMENT; amount: 580000")
                .row("season: 1; equipmentType: AIR_HEAT_PUMP", "item: RUNNING; amount: 100000")
                .row("season: 1; equipmentType: AIR_BLOWER", "item: RUNNING; amount: 20000")
                .row("season: 1; equipmentType: STORAGE_ELECTRIC_HEATER", "item: RUNNING; amount: 120000");

        assertThat(only(
                                table,
                                Sample.accepted().route("COAL_TO_ELECTRICITY").equipmentType(type),
                                SubsidyItem.EQUIPMENT)
                        .fen())
                .isEqualTo(equipment);
        assertThat(only(table, Sample.season(1).route("COAL_TO_ELECTRICITY").equipmentType(type), SubsidyItem.RUNNING)
                        .fen())
                .isEqualTo(running);
    }

    @ParameterizedTest
    @CsvSource({"3000, 8000, 90000", "0, 8000, 0", "8200, 9000, 240000"})
    void onlyWhatIsUsedInTheValleyHoursIsPaid(String valley, String power, long fen) {
        assertThat(running(
                                "amount: 30; quantity: valleyUsage; unit: 千瓦时; quantityCap: 8000",
                                Sample.season(1)
                                        .route("COAL_TO_ELECTRICITY")
                                        .power(power)
                                        .valley(valley))
                        .fen())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource({"2600, 1100, 30000, ", "1000, 1100, 0, ", "5000, 1100, 60000, 数量上限3000千瓦时"})
    void onlyTheUseBeyondAnApprovedBaseIsPaid(String power, String base, long fen, String caps) {
        Rate rate = running(
                "amount: 20; quantity: max(powerUsage - powerBase, 0); unit: 千瓦时; quantityCap: 3000",
                Sample.season(1).route("COAL_TO_ELECTRICITY").power(power).base(base));

        assertThat(rate.fen()).isEqualTo(fen);
        assertThat(rate.caps()).isEqualTo(caps);
    }

    @ParameterizedTest
    @CsvSource({"TIME_OF_USE, 66000", "BLOCKS, 104000", "FLAT, 0"})
    void theTariffThatAHouseholdChoseDecides(String tariff, long fen) {
        assertThat(only(
                                new WrittenTable()
                                        .row(
                                                "season: 1; tariff: TIME_OF_USE",
                                                "item: RUNNING; amount: 22; quantity: valleyUsage; unit: 千瓦时")
                                        .row(
                                                "season: 1; tariff: BLOCKS",
                                                "item: RUNNING; amount: 20; quantity: powerUsage; unit: 千瓦时; quantityCap: 13000")
                                        .row("season: 1; tariff: FLAT", "item: RUNNING; amount: 0"),
                                Sample.season(1)
                                        .route("COAL_TO_ELECTRICITY")
                                        .power("5200")
                                        .valley("3000")
                                        .tariff(tariff),
                                SubsidyItem.RUNNING)
                        .fen())
                .isEqualTo(fen);
    }

    @Test
    void aQuantityThatAUtilityDidNotStateIsNamedAndNobodyIsPaid() {
        Rates rates = Rates.decide(
                new WrittenTable()
                        .row("season: 1", "item: RUNNING; label: 谷段补贴; amount: 30; quantity: valleyUsage; unit: 千瓦时")
                        .decisions(),
                WrittenTable.PLAN,
                List.of(Sample.season(1)
                        .route("COAL_TO_ELECTRICITY")
                        .power("3000")
                        .base("900")
                        .of()));

        assertThat(rates.missing()).containsExactly("电代煤“谷段补贴”按数量计，数量没有登记（未登记：谷段用电量，由供电企业在用电明细中填报）");
    }

    @Test
    void oneSentenceTellsHowAQuantityWasReckonedAndWhichCapsBit() {
        WrittenTable table = new WrittenTable()
                .row(
                        "season: >= 1",
                        "item: RUNNING; label: 气代煤运行补贴; amount: 80; quantity: gasVolume; unit: 立方米;"
                                + " quantityCap: 1100; cap: 86000; clause: 样本第二条; shares: SUPERIOR:100.00元,DISTRICT_MATCHING:rest");
        Case one = Sample.season(2).gas("1300.5").of();

        assertThat(table.rates(one).get(0).explanation(one))
                .isEqualTo("依据样本第二条，气代煤户（第2采暖季、用气1300.5立方米）的运行补贴“气代煤运行补贴”"
                        + "（单价0.80元×1100立方米，超过数量上限1100立方米、上限860.00元，按上限计）"
                        + "为860.00元，其中上级资金100.00元、区县配套760.00元。");
    }

    private static Rate running(String then, Sample sample) {
        return only(new WrittenTable().row("season: >= 1", "item: RUNNING; " + then), sample, SubsidyItem.RUNNING);
    }

    private static Rate only(WrittenTable table, Sample sample, SubsidyItem item) {
        return table.rates(sample.of()).stream()
                .filter(rate -> rate.item() == item)
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> due(WrittenTable table, Sample sample) {
        return table.rates(sample.of()).stream().map(Rate::fen).toList();
    }
}
