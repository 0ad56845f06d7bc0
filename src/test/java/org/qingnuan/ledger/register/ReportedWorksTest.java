package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.EquipmentType;
import org.qingnuan.ledger.HouseholdHistory;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;

/** What contractors report of an installation beyond device, serial, meter and day, and of what kind the device is. */
class ReportedWorksTest {

    private final RegisterWorld world = new RegisterWorld();
    private final HouseholdHistory history = RegisterWorld.bean(HouseholdHistory.class);
    private final CaseKey village = world.village("东庄村", 10);

    @BeforeEach
    void twoConfirmed() {
        world.confirmed(village, 0, 2);
        world.today("2021-08-20");
    }

    private Map<String, String> installed(int index, Map<String, String> more) {
        Map<String, String> row =
                new HashMap<>(world.installations(village, "2021-08-01").get(index));
        row.putAll(more);
        return row;
    }

    private Map<String, String> commissioned(int index, Map<String, String> more) {
        Map<String, String> row =
                new HashMap<>(Map.of("household", world.ids(village).get(index), "commissionedOn", "2021-08-10"));
        row.putAll(more);
        return row;
    }

    private List<Finding> findings(SheetKind kind, List<Map<String, String>> rows) {
        return world.sheets.check(kind, village, rows, "contractor").findings();
    }

    private Map<String, String> shown(int index) {
        Map<String, String> shown = new LinkedHashMap<>();
        history.on(village.with("household", world.ids(village).get(index)), LocalDate.of(2021, 12, 31))
                .orElseThrow()
                .forEach(item -> shown.put(item.label(), item.value()));
        return shown;
    }

    private void typed(EquipmentType type) {
        world.equipment.loadCatalogue(
                world.plan, List.of(new CatalogueItem("BGL-20", "COAL_TO_GAS", "甲厂", "壁挂炉", Money.of("3200"), type)));
    }

    @Test
    void anInstallationKeepsClassWarrantyInstallersAndMeterAndASilentSheetLeavesThem() {
        world.progress(
                village,
                List.of(
                        installed(
                                0,
                                Map.of(
                                        "deviceType",
                                        "燃气壁挂炉",
                                        "energyClass",
                                        "一级",
                                        "warrantyUntil",
                                        "2027年8月1日",
                                        "installers",
                                        "孙师傅、李师傅",
                                        "powerMeter",
                                        "dn-31")),
                        installed(1, Map.of())));

        assertThat(shown(0))
                .containsEntry("设备类型", "气代煤")
                .containsEntry("能效等级", "1级")
                .containsEntry("质保到期日", "2027年8月1日")
                .containsEntry("安装人员", "孙******")
                .containsEntry("电表号", "尾号31");
        assertThat(shown(1)).doesNotContainKeys("设备类型", "能效等级", "质保到期日", "安装人员");
        assertThat(world.progress(village, List.of(installed(0, Map.of("installedOn", "2021-08-02")))))
                .isEqualTo(1);
        assertThat(shown(0)).containsEntry("质保到期日", "2027年8月1日").containsEntry("安装日期", "2021年8月2日");
    }

    @Test
    void anotherDeviceDoesNotKeepTheFormersWarranty() {
        world.progress(village, List.of(installed(0, Map.of("warrantyUntil", "2027-08-01", "energyClass", "GRADE_2"))));

        world.progress(village, List.of(installed(0, Map.of("serial", "SN-NEW-1"))));

        assertThat(shown(0))
                .doesNotContainKey("质保到期日")
                .containsEntry("能效等级", "2级")
                .containsEntry("设备序列号", "SNNEW1");
    }

    @Test
    void theDownloadedSheetSaysWhatIsKnownAndComesBackUnchanged() {
        world.progress(
                village,
                List.of(installed(
                        0,
                        Map.of(
                                "warrantyUntil",
                                "2027-08-01",
                                "installers",
                                "孙师傅",
                                "powerMeter",
                                "DN31",
                                "energyClass",
                                "1"))));
        world.commission(village, List.of(commissioned(0, Map.of("indoorTemperature", "21", "gasAlarm", "有"))));
        long events = world.events(village);

        for (SheetKind kind : List.of(SheetKind.PROGRESS, SheetKind.COMMISSIONING)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            world.sheets.prefilled(kind, village, out);
            CheckedSheet checked = world.sheets.check(
                    kind, village, "表.xlsx", new ByteArrayInputStream(out.toByteArray()), "contractor");
            assertThat(checked.findings()).as(kind.label()).isEmpty();
            String task = kind == SheetKind.PROGRESS
                    ? "construction.userTask_reportProgress"
                    : "commissioning.userTask_reportCommissioning";
            var submission = world.hand(village, task, Map.of(), checked.sheet());
            int changed = kind == SheetKind.PROGRESS
                    ? world.households.recordProgress(village, submission, "contractor")
                    : world.households.recordCommissioning(village, submission, "contractor");
            assertThat(changed).as(kind.label()).isZero();
        }
        assertThat(world.events(village)).isEqualTo(events);
    }

    @Test
    void whatDoesNotFitAnInstallationIsToldByItsCell() {
        assertThat(findings(
                        SheetKind.PROGRESS,
                        List.of(
                                installed(
                                        0,
                                        Map.of("warrantyUntil", "2021-08-01", "energyClass", "6级", "powerMeter", "无")),
                                installed(1, Map.of("deviceType", "空气能热泵")))))
                .extracting(Finding::row, Finding::column)
                .containsExactlyInAnyOrder(tuple(1, "质保到期日"), tuple(1, "能效等级"), tuple(1, "电表号"), tuple(2, "设备类型"));
        assertThat(findings(SheetKind.PROGRESS, List.of(installed(0, Map.of("deviceType", "空气能热泵")))))
                .extracting(Finding::reason)
                .containsExactly("“空气源热泵”不属于气代煤，属于电代煤");
        assertThat(findings(SheetKind.PROGRESS, List.of(installed(0, Map.of("deviceType", "太阳能光伏")))))
                .extracting(Finding::reason)
                .containsExactly("“光伏”没有对应的技术路线，不能作为改造设备");
        assertThat(findings(
                        SheetKind.PROGRESS,
                        List.of(installed(0, Map.of("powerMeter", "DN5")), installed(1, Map.of("powerMeter", "dn-5")))))
                .extracting(Finding::row, Finding::column)
                .containsExactly(tuple(2, "电表号"));
    }

    @Test
    void theMeterOfAnotherHouseholdThatKeepsItIsRefused() {
        world.progress(village, List.of(installed(0, Map.of("powerMeter", "DN31"))));

        assertThat(findings(
                        SheetKind.PROGRESS,
                        List.of(installed(0, Map.of()), installed(1, Map.of("powerMeter", "DN31")))))
                .extracting(Finding::row, Finding::column, Finding::reason)
                .containsExactly(tuple(2, "电表号", "已登记在西河镇东庄村的另一户"));
        world.progress(
                village,
                List.of(installed(0, Map.of("powerMeter", "DN32")), installed(1, Map.of("powerMeter", "DN31"))));
        assertThat(shown(1)).containsEntry("电表号", "尾号31");
    }

    @Test
    void theCatalogueSaysOfWhichTypeAModelIsAlsoForWhatIsInstalledAlready() {
        world.progress(village, List.of(installed(0, Map.of())));
        assertThat(shown(0)).doesNotContainKey("设备类型");

        typed(EquipmentType.GAS_BOILER);
        world.progress(village, List.of(installed(1, Map.of())));

        assertThat(shown(0)).containsEntry("设备类型", "气代煤");
        assertThat(shown(1)).containsEntry("设备类型", "气代煤");
        assertThat(history.changes(village.with("household", world.ids(village).get(0)))
                        .get(0)
                        .what())
                .isEqualTo("补记设备类型");
        typed(null);
        assertThat(world.equipment.catalogue(world.plan, null))
                .as("a catalogue without the column takes nothing away")
                .extracting(CatalogueItem::type)
                .containsExactly(EquipmentType.GAS_BOILER);
    }

    @Test
    void aTypeThatIsNotTheCataloguesOwnOfThatModelIsRefused() {
        world.equipment.loadCatalogue(
                world.plan,
                List.of(new CatalogueItem(
                        "BGL-20", "COAL_TO_ELECTRICITY", "甲厂", "热泵", Money.of("3200"), EquipmentType.AIR_HEAT_PUMP)));

        assertThat(findings(SheetKind.PROGRESS, List.of(installed(0, Map.of("deviceType", "煤改气")))))
                .extracting(Finding::reason)
                .contains("设备目录中该型号是“空气源热泵”");
    }

    @Test
    void commissioningKeepsWhatWasMeasuredAndWhenTheGasCame() {
        world.install(village, "2021-08-01");
        world.commission(
                village,
                List.of(
                        commissioned(
                                0,
                                Map.of(
                                        "indoorTemperature",
                                        "21.5",
                                        "outletTemperature",
                                        "58",
                                        "gasAlarm",
                                        "true",
                                        "gasValve",
                                        "未安装",
                                        "gasOn",
                                        "2021-08-09")),
                        commissioned(1, Map.of())));

        assertThat(shown(0))
                .containsEntry("室内温度(℃)", "21.5")
                .containsEntry("出水（出风）温度(℃)", "58.0")
                .containsEntry("燃气报警器", "已安装")
                .containsEntry("切断阀", "未安装")
                .containsEntry("通气日期", "2021年8月9日");
        assertThat(shown(1)).doesNotContainKeys("室内温度(℃)", "燃气报警器", "通气日期");
    }

    @Test
    void whatCannotBeOfACommissioningIsToldByItsCell() {
        world.install(village, "2021-08-01");

        assertThat(findings(
                        SheetKind.COMMISSIONING,
                        List.of(
                                commissioned(0, Map.of("indoorTemperature", "210", "gasOn", "2021-08-11")),
                                commissioned(1, Map.of("outletTemperature", "120", "gasOn", "2021-07-31")))))
                .extracting(Finding::row, Finding::column)
                .containsExactlyInAnyOrder(
                        tuple(1, "室内温度(℃)"), tuple(1, "通气日期"), tuple(2, "出水（出风）温度(℃)"), tuple(2, "通气日期"));
        CheckedSheet checked = world.sheets.check(
                SheetKind.COMMISSIONING, village, List.of(commissioned(0, Map.of("gasAlarm", "无"))), "contractor");
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.warnings()).extracting(Finding::reason).containsExactly("燃气安全装置没有装齐");
    }

    @Test
    void gasIsAskedOfGasHouseholdsOnly() {
        CaseKey heated = world.villages.add(world.xihe(), "供热村", 10, "CENTRAL_HEATING", "测试", "town");
        world.survey(
                heated,
                world.roster(500, 1)
                        .each(row -> row.put("route", "CENTRAL_HEATING"))
                        .rows());
        world.households.screen(heated, world.plan);
        world.confirm(heated, world.each(heated, Map.of("result", "CONFIRMED")));
        world.progress(heated, world.each(heated, Map.of("installedOn", "2021-08-01", "deviceType", "集中供暖")));

        assertThat(world.sheets
                        .check(
                                SheetKind.COMMISSIONING,
                                heated,
                                world.each(heated, Map.of("commissionedOn", "2021-08-10", "gasOn", "2021-08-05")),
                                "contractor")
                        .findings())
                .extracting(Finding::column, Finding::reason)
                .containsExactly(tuple("通气日期", "该户不是气代煤户"));
    }

    @Test
    void everyWordOfTheDictionaryIsUnderstoodOnceAndFitsTheRoutesItBelongsTo() {
        List<String> words = new ArrayList<>();
        for (EquipmentType type : EquipmentType.values()) {
            words.add(type.label());
            words.addAll(type.spellings());
            type.spellings()
                    .forEach(word -> assertThat(EquipmentType.read(word)).contains(type));
            type.routes().forEach(route -> assertThat(type.refusal(route)).isEmpty());
        }

        assertThat(EquipmentType.values()).hasSize(16);
        assertThat(words).doesNotHaveDuplicates();
        assertThat(EquipmentType.read("热风机")).contains(EquipmentType.AIR_BLOWER);
        assertThat(EquipmentType.read("煤改气")).contains(EquipmentType.GAS_BOILER);
        assertThat(EquipmentType.read("石墨烯电暖")).contains(EquipmentType.GRAPHENE);
        assertThat(EquipmentType.GROUND_HEAT_PUMP.refusal("GEOTHERMAL")).isEmpty();
        assertThat(EquipmentType.ALCOHOL_FUEL.refusal("BIOMASS")).contains("“醇基燃料”没有对应的技术路线，不能作为改造设备");
    }
}
