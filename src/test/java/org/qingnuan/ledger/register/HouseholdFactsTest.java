package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.EligibilityTrials;
import org.qingnuan.ledger.Flag;
import org.qingnuan.ledger.FlagKind;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.HouseholdHistory;
import org.qingnuan.ledger.HouseholdHistory.Item;
import org.qingnuan.ledger.RegisterAccess;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.RosterImports;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetIdentity;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.qingnuan.support.RosterRows;

/** What files say of households beyond the usual columns comes into the register, stays there when a file is silent, and is found again. */
class HouseholdFactsTest {

    private static final String POWER = "0530 1234-5678";
    private static final String METER = "dn-20210077";
    private static final String GAS = "RQ 00088123";

    private final RegisterWorld world = new RegisterWorld();
    private final HouseholdHistory history = RegisterWorld.bean(HouseholdHistory.class);
    private final RegisterAccess access = RegisterWorld.bean(RegisterAccess.class);
    private final Flags flags = RegisterWorld.bean(Flags.class);
    private final CaseKey village = world.village("东庄村", 10);

    /** Other words and other headers for the same than the register's own. */
    private static Map<String, String> spelled() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("户籍", "山东省淄博市淄川区西河镇东庄村18号");
        facts.put("产权证号", "鲁淄集用2009第00731号");
        facts.put("房屋用途", "居住兼经营");
        facts.put("用户分类", "空置");
        facts.put("使用状态", "已销户");
        facts.put("改造批次", "农户自改");
        facts.put("发放补贴方式", "惠民惠农一卡通");
        facts.put("用电户号", POWER);
        facts.put("电能表号", METER);
        facts.put("燃气户号", GAS);
        facts.put("与开户人关系", "户主本人");
        facts.put("改造年限", "2021");
        facts.put("备注", "老宅，待分户");
        return facts;
    }

    private static Map<String, String> byHeader(Map<String, String> row) {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("序号", row.get("no"));
        written.put("户主姓名", row.get("name"));
        written.put("身份证号", row.get("identity"));
        written.put("联系电话", row.get("phone"));
        written.put("住址", row.get("address"));
        written.put("常住人口", row.get("residents"));
        written.put("房间数", row.get("rooms"));
        written.put("采暖面积(㎡)", row.get("area"));
        written.put("原取暖方式", "散煤");
        written.put("拟改造方式", "煤改气");
        written.put("改造意愿", "是");
        written.put("困难类别", "无");
        written.put("开户银行", row.get("bank"));
        written.put("银行账号", row.get("account"));
        return written;
    }

    /** A workbook of a village's roster in which household {@code i} has what the i-th map adds. */
    private byte[] workbook(List<Map<String, String>> added) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<Map<String, String>> roster = world.roster(0, added.size()).rows();
        for (int i = 0; i < added.size(); i++) {
            Map<String, String> row = byHeader(roster.get(i));
            row.putAll(added.get(i));
            rows.add(row);
        }
        SheetColumn[] columns = rows.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .map(header -> SheetColumn.text(header).atMost(200))
                .toArray(SheetColumn[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.create()
                .write(
                        new SheetTemplate(
                                SheetFormat.of("摸底登记表", columns)
                                        .identifiedBy(new SheetIdentity("ledger-roster", 1, village.toString(), "东庄村")),
                                null,
                                rows),
                        out);
        return out.toByteArray();
    }

    private CheckedSheet upload(List<Map<String, String>> added) {
        return world.sheets.check(
                SheetKind.ROSTER, village, "摸底.xlsx", new ByteArrayInputStream(workbook(added)), "clerk");
    }

    private int survey(List<Map<String, String>> added) {
        CheckedSheet checked = upload(added);
        assertThat(checked.findings()).isEmpty();
        UUID submission = world.hand(
                village, "survey.userTask_registerSurvey", Map.of("surveyedOn", "2021-06-15"), checked.sheet());
        return world.households.recordSurvey(village, submission, "clerk");
    }

    private CaseKey household(int index) {
        return village.with("household", world.ids(village).get(index));
    }

    private String column(int index, String column) {
        return world.jdbc
                .sql("SELECT %s::text FROM ledger.household WHERE id = :id".formatted(column))
                .param("id", Long.valueOf(world.ids(village).get(index)))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Map<String, String> shown(int index) {
        Map<String, String> shown = new LinkedHashMap<>();
        history.on(household(index), LocalDate.of(2021, 12, 31))
                .orElseThrow()
                .forEach(item -> shown.put(item.label(), item.value()));
        return shown;
    }

    @Test
    void aFileWithAllColumnsInAnySpellingIsWhatTheRegisterShowsMasked() {
        assertThat(survey(List.of(spelled(), Map.of()))).isEqualTo(2);

        assertThat(shown(0))
                .containsEntry("户籍所在地", "山东省淄博市淄川区西河镇东庄村**号")
                .containsEntry("宅基地或产权证号", "尾号731号")
                .containsEntry("房屋用途", "商住两用")
                .containsEntry("用户分类", "闲置用户")
                .containsEntry("使用状态", "销户")
                .containsEntry("资金批次", "市级自定-农户自改")
                .containsEntry("补贴发放方式", "一卡通")
                .containsEntry("电力户号", "尾号5678")
                .containsEntry("电表号", "尾号0077")
                .containsEntry("燃气用户编码", "尾号8123")
                .containsEntry("与开户人关系", "本人")
                .containsEntry("改造年度", "2021")
                .containsEntry("备注", "老宅，待分户");
        assertThat(shown(1)).doesNotContainKeys("户籍所在地", "房屋用途", "电力户号", "备注");
        assertThat(column(0, "to_jsonb(household)"))
                .as("nothing personal lies in clear")
                .doesNotContain("053012345678", "DN20210077", "RQ00088123", "东庄村18号", "00731");
        assertThat(access.disclose(household(0), "核对电费单", "wang"))
                .contains(
                        new Item("电力户号", "053012345678"),
                        new Item("电表号", "DN20210077"),
                        new Item("户籍所在地", "山东省淄博市淄川区西河镇东庄村18号"));
    }

    @Test
    void theNumbersOnBillsAndMetersFindTheHousehold() {
        survey(List.of(spelled(), Map.of()));
        long first = Long.parseLong(world.ids(village).get(0));

        for (String asked : List.of("053012345678", POWER, METER, "DN20210077", GAS, "rq00088123")) {
            assertThat(world.households.find(world.xihe(), asked, 0).rows())
                    .as(asked)
                    .extracting(row -> row.id())
                    .containsExactly(first);
            assertThat(world.households.search(village, asked, 0).total()).isEqualTo(1);
            assertThat(world.households.find(world.hongshan(), asked, 0).total())
                    .as("not in another body")
                    .isZero();
        }
    }

    @Test
    void theExportHasThemInATableOfTheirOwnAndOnlyTheColumnsThatSayAnything() throws Exception {
        survey(List.of(Map.of("电力户号", "053012345678", "房屋用途", "经营"), Map.of()));

        byte[] masked = export(false);
        byte[] clear = export(true);

        assertThat(sheets(masked)).containsExactly("清洁取暖改造户台账", "住户其他登记信息和设备情况");
        assertThat(headers(masked, 1)).containsExactly("村", "序号", "户编号", "户主姓名", "房屋用途", "电力户号");
        assertThat(cells(masked, 1, 3)).endsWith("经营", "尾号5678");
        assertThat(cells(clear, 1, 3)).endsWith("经营", "053012345678");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(masked))) {
            var sheet = book.getSheetAt(1);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getColumnWidth(5)).isGreaterThan(10 * 256);
        }
    }

    @Test
    void anExportOfARegisterThatKnowsNothingMoreIsTheTableItWas() throws Exception {
        survey(List.of(Map.of()));

        assertThat(sheets(export(false))).containsExactly("清洁取暖改造户台账");
    }

    private byte[] export(boolean inClear) {
        long number = access.begin(village, "核对", inClear, "wang");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        access.write(village, number, "王五", out);
        return out.toByteArray();
    }

    private static List<String> sheets(byte[] workbook) throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<String> names = new ArrayList<>();
            book.forEach(sheet -> names.add(sheet.getSheetName()));
            return names;
        }
    }

    private static List<String> headers(byte[] workbook, int sheet) throws Exception {
        return cells(workbook, sheet, 2);
    }

    private static List<String> cells(byte[] workbook, int sheet, int row) throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<String> cells = new ArrayList<>();
            book.getSheetAt(sheet).getRow(row).forEach(cell -> cells.add(cell.toString()));
            return cells;
        }
    }

    @Test
    void eachWrongValueIsToldByItsCellAndNothingIsStored() {
        CheckedSheet checked = upload(List.of(
                Map.of("房屋用途", "养殖"),
                Map.of("用户分类", "一般"),
                Map.of("使用状态", "不详"),
                Map.of("资金批次", "镇自筹"),
                Map.of("补贴发放方式", "支票"),
                Map.of("电力户号", "12-A"),
                Map.of("电表号", "表"),
                Map.of("燃气用户编码", "无编码"),
                Map.of("开户人", "赵六", "与开户人关系", "本人"),
                Map.of("与开户人关系", "配偶"),
                Map.of("改造年度", "21")));

        assertThat(checked.sheet()).isNull();
        assertThat(checked.findings())
                .extracting(Finding::row, Finding::column)
                .containsExactlyInAnyOrder(
                        tuple(3, "房屋用途"),
                        tuple(4, "用户分类"),
                        tuple(5, "使用状态"),
                        tuple(6, "资金批次"),
                        tuple(7, "补贴发放方式"),
                        tuple(8, "电力户号"),
                        tuple(9, "电表号"),
                        tuple(10, "燃气用户编码"),
                        tuple(11, "与开户人关系"),
                        tuple(12, "与开户人关系"),
                        tuple(13, "改造年度"));
        assertThat(checked.findings())
                .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
    }

    @Test
    void aFileWithoutTheColumnsOrWithEmptyCellsLeavesWhatStands() {
        survey(List.of(spelled(), Map.of()));
        long events = world.events(village);

        assertThat(survey(List.of(Map.of(), Map.of()))).as("the old template").isZero();
        assertThat(survey(List.of(Map.of("电表号", "", "备注", ""), Map.of())))
                .as("empty cells")
                .isZero();
        assertThat(world.events(village)).isEqualTo(events);
        assertThat(survey(List.of(Map.of("备注", "无", "电力户号", "无", "房屋用途", "居住"), Map.of())))
                .isEqualTo(1);
        assertThat(shown(0))
                .doesNotContainKeys("备注", "电力户号")
                .containsEntry("房屋用途", "居住")
                .containsEntry("电表号", "尾号0077");
        assertThat(history.changes(household(0)).get(0).values())
                .extracting(HouseholdChange.Value::label, HouseholdChange.Value::before, HouseholdChange.Value::after)
                .contains(tuple("备注", "老宅，待分户", null), tuple("电力户号", "尾号5678", null), tuple("房屋用途", "商住两用", "居住"));
    }

    @Test
    void aMeterHangsInOneHouseAndTwoHouseholdsMayExchangeTheirs() {
        assertThat(upload(List.of(Map.of("电表号", "DN-1001"), Map.of("电表号", " dn1001 ")))
                        .findings())
                .extracting(Finding::row, Finding::column, Finding::reason)
                .containsExactly(tuple(4, "电表号", "与第3行重复"));

        survey(List.of(Map.of("电表号", "DN1001"), Map.of("电表号", "DN1002")));
        assertThat(survey(List.of(Map.of("电表号", "DN1002"), Map.of("电表号", "DN1001"))))
                .isEqualTo(2);
        assertThat(shown(0)).containsEntry("电表号", "尾号002");

        CaseKey other = world.villages.add(world.hongshan(), "洪五村", 20, "COAL_TO_GAS", "测试", "town");
        assertThat(world.sheets
                        .check(
                                SheetKind.ROSTER,
                                other,
                                world.roster(50, 1)
                                        .with(0, row -> row.put("powerMeter", "DN1001"))
                                        .rows(),
                                "clerk")
                        .findings())
                .extracting(Finding::column, Finding::reason)
                .containsExactly(tuple("电表号", "已由西河镇东庄村的住户登记"));
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.household SET power_meter_fingerprint = (SELECT power_meter_fingerprint"
                                + " FROM ledger.household WHERE id = :other) WHERE id = :id")
                        .param("id", Long.valueOf(world.ids(village).get(0)))
                        .param("other", Long.valueOf(world.ids(village).get(1)))
                        .update())
                .hasMessageContaining("household_power_meter_once");
    }

    @Test
    void anAccountAtTheUtilityThatTwoShareIsADoubtForTwoPeople() {
        CheckedSheet checked = upload(List.of(Map.of("电力户号", "053012345678"), Map.of("电力户号", "0530 1234 5678")));
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.warnings()).extracting(Finding::row, Finding::column).containsExactly(tuple(4, "电力户号"));

        survey(List.of(
                Map.of("电力户号", "053012345678"),
                Map.of("电力户号", "053012345678"),
                Map.of("燃气用户编码", "RQ77"),
                Map.of("燃气用户编码", "rq-77")));

        assertThat(flags.ofVillage(village))
                .extracting(Flag::kind)
                .containsExactly(
                        FlagKind.SAME_UTILITY, FlagKind.SAME_UTILITY, FlagKind.SAME_UTILITY, FlagKind.SAME_UTILITY);
        survey(List.of(Map.of(), Map.of("电力户号", "053012345679"), Map.of(), Map.of("燃气用户编码", "RQ78")));
        assertThat(flags.ofVillage(village)).isEmpty();
    }

    @Test
    void aBodysRosterBringsThemInToo() {
        RosterImports imports = RegisterWorld.bean(RosterImports.class);
        String header = "村,序号,户主姓名,身份证号,联系方式,地址,常住人口,房间数,采暖面积,原取暖方式,改造类别,改造意愿,困难类别,开户银行,银行账号,用户分类,电力户号,改造批次";
        Map<String, String> row = byHeader(world.roster(0, 1).rows().get(0));
        String text = header + "\n东庄村," + String.join(",", row.values()) + ",闲置,053012345678,省级任务\n";
        UUID id = imports.check(
                world.xihe(),
                new SheetUpload(
                        "全镇.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null, rows -> true),
                "town");

        imports.apply(world.xihe(), id, LocalDate.of(2021, 6, 15), false, "town");

        assertThat(shown(0))
                .containsEntry("用户分类", "闲置用户")
                .containsEntry("电力户号", "尾号5678")
                .containsEntry("资金批次", "省下达任务");
    }

    @Test
    void theRostersOwnTemplateOffersThemAndSaysThatTheyMayStayEmpty() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.sheets.prefilled(SheetKind.ROSTER, village, out);

        List<String> headers = Stream.of(
                        "户籍所在地",
                        "宅基地或产权证号",
                        "房屋用途",
                        "用户分类",
                        "使用状态",
                        "资金批次",
                        "补贴发放方式",
                        "电力户号",
                        "电表号",
                        "燃气用户编码",
                        "与开户人关系",
                        "改造年度",
                        "备注")
                .toList();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            List<String> written = new ArrayList<>();
            book.getSheetAt(0).getRow(2).forEach(cell -> written.add(cell.getStringCellValue()));
            assertThat(written).containsAll(headers).startsWith("序号*", "户主姓名*");
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .contains("可不填");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void whatTheTableOfEligibilityMayAskIsHandedToIt() {
        survey(List.of(spelled(), Map.of()));
        AtomicReference<List<Map<String, Object>>> asked = new AtomicReference<>(new ArrayList<>());

        RegisterWorld.bean(EligibilityTrials.class).run(world.plan, (plan, table, inputs) -> {
            asked.get().add(inputs);
            return List.of(
                    Map.of("eligible", true, "reasonCode", "ELIGIBLE", "reason", "符合", "clause", "默认", "hard", false));
        });

        assertThat(asked.get())
                .extracting(
                        inputs -> inputs.get("idle"),
                        inputs -> inputs.get("houseUse"),
                        inputs -> inputs.get("accountClosed"))
                .containsExactlyInAnyOrder(tuple(true, "MIXED", true), tuple(false, "RESIDENTIAL", false));
    }

    @Test
    void financeLearnsWhoBuiltTheDeviceThemselves() {
        survey(List.of(Map.of("资金批次", "市级自定-农户自改"), Map.of("资金批次", "国家任务")));
        List<Long> ids = world.ids(village).stream().map(Long::valueOf).toList();

        assertThat(world.households.subsidyCases(ids))
                .extracting(SubsidyCase::selfInstalled)
                .containsExactly(true, false);
    }

    @Test
    void aCorrectionChangesThemAndASuccessorDoesNotInheritTheFormerHeadsOwn() {
        survey(List.of(spelled(), Map.of("电能表号", "DN-9")));
        world.households.screen(village, world.plan);
        world.confirm(village, world.each(village, Map.of("result", "CONFIRMED")));
        HouseholdChanges changes = RegisterWorld.bean(HouseholdChanges.class);
        long first = Long.parseLong(world.ids(village).get(0));

        assertThatThrownBy(() -> changes.request(
                        village,
                        request(
                                HouseholdChange.Cause.CORRECTION,
                                first,
                                Map.of("powerMeter", "dn 9", "houseUse", "FARM", "retrofitYear", "1921")),
                        "town"))
                .hasMessageContaining("电表号")
                .hasMessageContaining("房屋用途")
                .hasMessageContaining("改造年度");
        approve(
                changes,
                changes.request(
                        village,
                        request(
                                HouseholdChange.Cause.CORRECTION,
                                first,
                                Map.of("powerMeter", "DN 2010", "userClass", "NORMAL_USER", "remark", "无")),
                        "town"));

        assertThat(shown(0))
                .containsEntry("电表号", "尾号010")
                .containsEntry("用户分类", "正常用户")
                .containsEntry("电力户号", "尾号5678")
                .doesNotContainKey("备注");
        approve(
                changes,
                changes.request(
                        village,
                        request(
                                HouseholdChange.Cause.INHERITANCE,
                                first,
                                Map.of(
                                        "name",
                                        RosterRows.name(world.people + 90),
                                        "identity",
                                        RosterRows.identity(world.people + 90),
                                        "bank",
                                        "农商银行",
                                        "account",
                                        RosterRows.account(world.people + 90))),
                        "town"));
        assertThat(shown(0)).doesNotContainKeys("户籍所在地", "与开户人关系").containsEntry("电表号", "尾号010");
    }

    private static ChangeRequest request(HouseholdChange.Cause cause, long household, Map<String, String> values) {
        return new ChangeRequest(cause, household, null, null, values, "核对后更正", null);
    }

    private void approve(HouseholdChanges changes, CaseKey change) {
        changes.decide(
                change,
                world.hand(change, "household-change.userTask_reviewChange", Map.of("decision", "approve"), null),
                "office");
    }

    @Test
    void whereNamesOnPapersAreComparedTheirPowerAccountIsTheHouseholdsAndChangesWithIt() {
        RegisterWorld papers =
                new RegisterWorld(rules -> rules.roster(new RosterRules(false, false, false, false, true, false)));
        CaseKey place = papers.villages.add(papers.xihe(), "北村", 10, "COAL_TO_ELECTRICITY", "测试", "town");
        List<Map<String, String>> rows = papers.roster(0, 2).registered().rows();
        papers.survey(place, rows);
        papers.households.screen(place, papers.plan);
        papers.confirm(place, papers.each(place, Map.of("result", "CONFIRMED", "reason", "经批准采用电代煤")));
        long first = Long.parseLong(papers.ids(place).get(0));
        String others = rows.get(1).get("powerAccount");

        assertThat(papers.households
                        .find(papers.xihe(), rows.get(0).get("powerAccount"), 0)
                        .rows())
                .extracting(row -> row.id())
                .containsExactly(first);
        HouseholdChanges changes = RegisterWorld.bean(HouseholdChanges.class);
        assertThatThrownBy(() -> changes.request(
                        place,
                        request(HouseholdChange.Cause.CORRECTION, first, Map.of("powerAccount", others)),
                        "town"))
                .hasMessageContaining("电力户号")
                .hasMessageContaining("请填写本户的电力户号");
        CaseKey change = changes.request(
                place,
                request(HouseholdChange.Cause.CORRECTION, first, Map.of("powerAccount", "3706 9999 0001")),
                "town");
        changes.decide(
                change,
                papers.hand(change, "household-change.userTask_reviewChange", Map.of("decision", "approve"), null),
                "office");

        assertThat(papers.jdbc
                        .sql(
                                "SELECT count(*) FROM ledger.household h JOIN ledger.household_registration g ON g.household = h.id"
                                        + " AND g.replaced_at IS NULL AND g.power_account_fingerprint = h.power_account_fingerprint"
                                        + " WHERE h.id = :id AND h.power_account_masked = '尾号0001'")
                        .param("id", first)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
