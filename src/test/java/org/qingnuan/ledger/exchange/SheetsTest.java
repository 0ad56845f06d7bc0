package org.qingnuan.ledger.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.qingnuan.ledger.RegisterWorld.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.qingnuan.support.RosterRows;

class SheetsTest {

    private static final PlanRules NO_RULES = PlanRules.draft(List.of()).done();

    private final RegisterWorld world = new RegisterWorld();
    private final CaseKey village = world.village("东庄村", 10);

    private List<Finding> roster(RosterRows rows) {
        return world.sheets
                .check(SheetKind.ROSTER, village, rows.rows(), "clerk")
                .findings();
    }

    private List<String> reasons(Consumer<Map<String, String>> change) {
        return roster(world.roster(0, 2).with(1, change)).stream()
                .map(Finding::reason)
                .toList();
    }

    private CheckedSheet progress(List<Map<String, String>> rows) {
        return world.sheets.check(SheetKind.PROGRESS, village, rows, "contractor");
    }

    private List<String> progressReasons(Map<String, String> changes) {
        Map<String, String> row =
                new HashMap<>(world.installations(village, "2021-08-10").get(0));
        row.putAll(changes);
        row.values().removeIf(String::isEmpty);
        return progress(List.of(row)).findings().stream().map(Finding::reason).toList();
    }

    private byte[] download(SheetKind kind, CaseKey subject) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.sheets.prefilled(kind, subject, out);
        return out.toByteArray();
    }

    private CheckedSheet upload(SheetKind kind, CaseKey subject, byte[] workbook) {
        return world.sheets.check(kind, subject, "表.xlsx", new ByteArrayInputStream(workbook), "clerk");
    }

    private static SheetFormat format(SheetKind kind, CaseKey subject) {
        return Layout.of(kind, NO_RULES).format(subject.toString(), "西河镇");
    }

    /** What a person makes of the downloaded workbook. */
    private byte[] filled(SheetKind kind, CaseKey subject, List<Map<String, String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Map<String, String>> written =
                rows.stream().map(Layout.of(kind, NO_RULES)::written).toList();
        SheetWriter.create().write(new SheetTemplate(format(kind, subject), null, written), out);
        return out.toByteArray();
    }

    @Test
    void aRosterTravelsAsAWorkbookAndComesBackByColumnKey() {
        List<Map<String, String>> rows = world.roster(0, 3).rows();

        CheckedSheet checked = upload(SheetKind.ROSTER, village, filled(SheetKind.ROSTER, village, rows));

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.rows()).isEqualTo(3);
        Map<String, String> first = world.sheetRows.rows(checked.sheet()).get(0);
        assertThat(first)
                .containsEntry("route", "COAL_TO_GAS")
                .containsEntry("willing", "true")
                .containsEntry("identity", rows.get(0).get("identity"));
        assertThat(first).doesNotContainKey("holder");
        assertThatThrownBy(() -> world.sheetRows.rows(UUID.randomUUID())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void bothSpellingsOfARouteAreUnderstood() {
        SheetFormat format = SheetFormat.of(
                        "摸底登记表",
                        Layout.of(SheetKind.ROSTER, NO_RULES).fields().stream()
                                .map(field -> SheetColumn.text(field.header()).atMost(200))
                                .toArray(SheetColumn[]::new))
                .identifiedBy(format(SheetKind.ROSTER, village).identity());
        List<Map<String, String>> rows = new ArrayList<>();
        world.roster(0, 3)
                .rows()
                .forEach(row -> rows.add(Layout.of(SheetKind.ROSTER, NO_RULES).written(row)));
        rows.get(0).put("拟改造方式", "煤改气");
        rows.get(1).put("拟改造方式", "煤改电");
        rows.get(2).put("拟改造方式", "集中供热");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.create().write(new SheetTemplate(format, null, rows), out);

        CheckedSheet checked = upload(SheetKind.ROSTER, village, out.toByteArray());

        assertThat(checked.findings()).isEmpty();
        assertThat(world.sheetRows.rows(checked.sheet()))
                .extracting(row -> row.get("route"))
                .containsExactly("COAL_TO_GAS", "COAL_TO_ELECTRICITY", "CENTRAL_HEATING");
    }

    @Test
    void aWorkbookOfAnotherVillageAnEmptyOneAndNoneAtAllAreRefused() {
        CaseKey other = world.village("西庄村", 10);

        assertThat(upload(
                                SheetKind.ROSTER,
                                village,
                                filled(
                                        SheetKind.ROSTER,
                                        other,
                                        world.roster(0, 1).rows()))
                        .sheet())
                .isNull();
        assertThat(upload(SheetKind.ROSTER, village, download(SheetKind.ROSTER, village))
                        .findings())
                .hasSize(1);
        CheckedSheet none = upload(SheetKind.ROSTER, village, "不是表格".getBytes(StandardCharsets.UTF_8));
        assertThat(none.findings()).isNotEmpty();
        assertThat(world.sheets
                        .check(SheetKind.ROSTER, village, List.of(), "clerk")
                        .findings())
                .extracting(Finding::reason)
                .containsExactly("表中没有填写任何内容");
    }

    @Test
    void allErrorsOfAllRowsAreToldWithTheirCellAndNothingIsStored() {
        CheckedSheet checked = upload(
                SheetKind.ROSTER,
                village,
                filled(
                        SheetKind.ROSTER,
                        village,
                        world.roster(0, 4)
                                .with(0, row -> row.put("identity", "370302195001010010"))
                                .with(1, row -> row.put("phone", "12345"))
                                .with(2, row -> row.put("area", "0"))
                                .with(3, row -> row.put("account", "62x"))
                                .rows()));

        assertThat(checked.sheet()).isNull();
        assertThat(checked.findings()).extracting(Finding::column).containsExactly("身份证号", "联系电话", "采暖面积(㎡)", "银行账号");
        assertThat(checked.findings()).allSatisfy(finding -> {
            assertThat(finding.row()).isPositive();
            assertThat(finding.remedy()).isNotBlank();
        });
        assertThat(checked.findings().get(0).value()).isEqualTo("370302********0010");
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM ledger.sheet WHERE subject = :subject")
                        .param("subject", village.toString())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** A roster of which the second household has a wrong phone, the third an area in words and the fourth a house of the first. */
    private CheckedSheet faultyRoster() {
        List<Map<String, String>> rows = world.roster(0, 4)
                .with(1, row -> row.put("phone", "12345"))
                .with(3, row -> row.put("address", "幸福路 %d号".formatted(world.people)))
                .rows();
        SheetFormat format = SheetFormat.of(
                        "摸底登记表",
                        Layout.of(SheetKind.ROSTER, NO_RULES).fields().stream()
                                .map(field -> SheetColumn.text(field.header()).atMost(200))
                                .toArray(SheetColumn[]::new))
                .identifiedBy(format(SheetKind.ROSTER, village).identity());
        List<Map<String, String>> written = new ArrayList<>();
        rows.forEach(row -> written.add(Layout.of(SheetKind.ROSTER, NO_RULES).written(row)));
        written.get(2).put("采暖面积(㎡)", "约八十");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.create().write(new SheetTemplate(format, null, written), out);
        return upload(SheetKind.ROSTER, village, out.toByteArray());
    }

    private List<SheetRow> faultyRows(UUID attempt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.sheets.faulty(SheetKind.ROSTER, village, attempt, "clerk", out);
        SheetFormat format = Layout.of(SheetKind.ROSTER, NO_RULES).corrections(format(SheetKind.ROSTER, village));
        return SheetReader.create()
                .read(new ByteArrayInputStream(out.toByteArray()), format)
                .rows();
    }

    @Test
    void rowsInErrorComeBackAsAWorkbookWithWhatWasWrittenAndWhatIsWrong() {
        CheckedSheet checked = faultyRoster();

        assertThat(checked.sheet()).isNull();
        assertThat(checked.faulty()).isEqualTo(3);
        assertThat(faultyRows(checked.attempt()))
                .extracting(row -> row.text("联系电话"), row -> row.text("采暖面积(㎡)"), row -> row.text("问题"))
                .satisfiesExactly(
                        one -> assertThat(one.toList().get(2).toString()).contains("联系电话：不是11位手机号码"),
                        one -> {
                            assertThat(one.toList().get(1)).isEqualTo("约八十");
                            assertThat(one.toList().get(2).toString()).contains("采暖面积(㎡)：不是数字");
                        },
                        one -> assertThat(one.toList().get(2).toString()).contains("住址：与第3行重复"));
    }

    @Test
    void theValidRowsMayBeTakenAloneAndTheCorrectedOnesCompleteThem() {
        CheckedSheet checked = faultyRoster();

        CheckedSheet valid = world.sheets.acceptValid(SheetKind.ROSTER, village, checked.attempt(), "clerk");

        assertThat(valid.sheet()).isNotNull();
        assertThat(valid.rows()).isEqualTo(1);
        assertThat(valid.faulty()).isEqualTo(3);
        List<Map<String, String>> corrected = world.roster(1, 3).rows();
        corrected.get(0).put("no", "2");
        corrected.get(1).put("no", "3");
        corrected.get(2).put("no", "4");
        CheckedSheet whole = world.sheets.check(
                SheetKind.ROSTER,
                village,
                new SheetUpload(
                        "改好的.xlsx",
                        new ByteArrayInputStream(filled(SheetKind.ROSTER, village, corrected)),
                        valid.sheet(),
                        rows -> true),
                "clerk");
        assertThat(whole.findings()).isEmpty();
        assertThat(world.sheetRows.rows(whole.sheet()))
                .extracting(row -> row.get("no"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void aCorrectedRowThatRepeatsOneThatPassedNamesItAsSuch() {
        CheckedSheet checked = faultyRoster();
        UUID passed = world.sheets
                .acceptValid(SheetKind.ROSTER, village, checked.attempt(), "clerk")
                .sheet();

        CheckedSheet whole = world.sheets.check(
                SheetKind.ROSTER,
                village,
                new SheetUpload(
                        "改好的.xlsx",
                        new ByteArrayInputStream(filled(
                                SheetKind.ROSTER, village, world.roster(0, 1).rows())),
                        passed,
                        rows -> true),
                "clerk");

        assertThat(whole.sheet()).isNull();
        assertThat(whole.findings()).extracting(Finding::reason).contains("与先前通过的第3行重复");
    }

    @Test
    void anAttemptIsForItsPersonAndSubjectAloneAndLiesSealed() {
        CheckedSheet checked = faultyRoster();

        assertThatThrownBy(() -> world.sheets.acceptValid(SheetKind.ROSTER, village, checked.attempt(), "another"))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> world.sheets.acceptValid(
                        SheetKind.ROSTER, world.village("西庄村", 10), checked.attempt(), "clerk"))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(world.jdbc
                        .sql("SELECT encode(content, 'escape') FROM ledger.sheet_attempt WHERE id = :id")
                        .param("id", checked.attempt())
                        .query(String.class)
                        .single())
                .doesNotContain(RosterRows.identity(world.people));
    }

    @Test
    void whatIsWrongWithTheSheetAsAWholeKeepsItsValidRowsOut() {
        world.survey(village, world.roster(0, 2).rows());
        world.households.screen(village, world.plan);
        List<Map<String, String>> rows = List.of(
                row(world.ids(village).get(0), Map.of("result", "CONFIRMED")),
                row("999999", Map.of("result", "REJECTED")));
        CheckedSheet checked = upload(SheetKind.CONFIRMATION, village, filled(SheetKind.CONFIRMATION, village, rows));

        CheckedSheet valid = world.sheets.acceptValid(SheetKind.CONFIRMATION, village, checked.attempt(), "clerk");

        assertThat(valid.sheet()).isNull();
        assertThat(valid.findings()).extracting(Finding::reason).containsExactly("还有1户没有列入本表");
    }

    @Test
    void residentIdsAreCheckedByDigitAndBirthDateButNotByArea() {
        assertThat(reasons(row -> row.put("identity", "110105194912310021"))).containsExactly("校验码不对");
        assertThat(reasons(row -> row.put("identity", "11010519491231002x"))).isEmpty();
        assertThat(reasons(row -> row.put("identity", "110105491231002"))).isEmpty();
        assertThat(reasons(row -> row.put("identity", "110105499931002"))).containsExactly("出生日期不存在");
        String nowhere = "99990019491231002";
        assertThat(reasons(row -> row.put("identity", nowhere + ResidentIds.checkDigit(nowhere))))
                .isEmpty();
        String unborn = "37030220210616001";
        assertThat(reasons(row -> row.put("identity", unborn + ResidentIds.checkDigit(unborn))))
                .containsExactly("出生日期不存在");
        assertThat(reasons(row -> row.put("identity", "3703021949"))).containsExactly("不是18位身份证号");
    }

    @Test
    void aHouseOccursOnceInAFileAndAPersonPhoneOrAccountThatOccursTwiceIsADoubt() {
        String identity = RosterRows.identity(world.people);

        CheckedSheet checked = world.sheets.check(
                SheetKind.ROSTER,
                village,
                world.roster(0, 2)
                        .with(1, row -> {
                            row.put("identity", identity);
                            row.put("phone", "138%08d".formatted(world.people));
                            row.put("address", " 幸福路 %d 號".formatted(world.people));
                            row.put("account", RosterRows.account(world.people));
                            row.put("no", "1");
                        })
                        .rows(),
                "clerk");

        assertThat(checked.findings()).extracting(Finding::column).containsExactly("序号", "住址");
        assertThat(checked.warnings()).extracting(Finding::column).containsExactly("身份证号", "联系电话", "银行账号");
    }

    @Test
    void aPersonOrAccountOfAnotherPlaceIsNamedByThatPlaceOnly() {
        CaseKey other = world.villages.add(world.hongshan(), "洪五村", 20, "COAL_TO_GAS", "测试", "town");
        world.survey(other, world.roster(50, 1).rows());

        List<Finding> findings = world.sheets
                .check(
                        SheetKind.ROSTER,
                        village,
                        world.roster(0, 1)
                                .with(0, row -> {
                                    row.put("identity", RosterRows.identity(world.people + 50));
                                    row.put("account", RosterRows.account(world.people + 50));
                                })
                                .rows(),
                        "clerk")
                .warnings();

        assertThat(findings).extracting(Finding::reason).containsExactly("已在洪山镇洪五村登记", "已由洪山镇洪五村的住户使用");
        assertThat(findings.toString())
                .doesNotContain(RosterRows.identity(world.people + 50), RosterRows.name(world.people + 50));
    }

    @Test
    void anAccountWithoutTheCardsCheckDigitIsOnlyAWarning() {
        CheckedSheet checked = world.sheets.check(
                SheetKind.ROSTER,
                village,
                world.roster(0, 1)
                        .with(0, row -> row.put("account", "12345678901"))
                        .rows(),
                "clerk");

        assertThat(checked.sheet()).isNotNull();
        assertThat(checked.warnings()).extracting(Finding::value).containsExactly("尾号8901");
    }

    @Test
    void typedRowsAreCheckedLikeCells() {
        assertThat(reasons(row -> {
                    row.remove("name");
                    row.put("residents", "两");
                    row.put("area", "80.555");
                    row.put("route", "烧柴");
                }))
                .containsExactly("没有填写", "不是整数", "不是最多2位小数的数字", "不在可选范围内（气代煤、电代煤、集中供热、地热能、生物质能）");
        assertThat(reasons(row -> row.put("residents", "0"))).containsExactly("应在1到99之间");
    }

    @Test
    void theProgressSheetComesWithTheConfirmedHouseholdsAndTheirNumbers() {
        world.confirmed(village, 0, 2);

        List<SheetRow> rows = SheetReader.create()
                .read(
                        new ByteArrayInputStream(download(SheetKind.PROGRESS, village)),
                        format(SheetKind.PROGRESS, village))
                .rows();

        assertThat(rows).extracting(row -> row.text("户编号")).containsExactlyElementsOf(world.ids(village));
        assertThat(rows.get(0).text("户主姓名")).isEqualTo(world.personal.maskName(RosterRows.name(world.people)));
        assertThat(rows.get(0).text("改造方式")).isEqualTo("气代煤");
        assertThat(rows.get(0).text("设备型号")).isNull();
    }

    @Test
    void theConfirmationSheetComesWithTheProposal() {
        world.survey(
                village,
                world.roster(0, 2).with(1, row -> row.put("willing", "false")).rows());
        world.households.screen(village, world.plan);

        List<SheetRow> rows = SheetReader.create()
                .read(
                        new ByteArrayInputStream(download(SheetKind.CONFIRMATION, village)),
                        format(SheetKind.CONFIRMATION, village))
                .rows();

        assertThat(rows).extracting(row -> row.text("甄别意见")).containsExactly("建议确认", "建议不确认");
        assertThat(rows.get(1).text("甄别理由")).isEqualTo("住户不愿改造（默认）");
        assertThat(rows.get(0).text("身份证号")).contains("********");
    }

    @Test
    void theInspectionSheetComesWithWhatIsCommissionedAndNotYetPassed() {
        world.confirmed(village, 0, 3);
        world.today("2021-08-20");
        world.install(village, "2021-08-01");
        List<String> ids = world.ids(village);
        world.commission(
                village,
                List.of(
                        row(ids.get(0), Map.of("commissionedOn", "2021-08-10")),
                        row(ids.get(1), Map.of("commissionedOn", "2021-08-10"))));
        world.inspect(
                village,
                List.of(row(ids.get(0), Map.of("result", "PASSED", "inspectedOn", "2021-08-12", "inspectors", "赵工"))));

        assertThat(SheetReader.create()
                        .read(
                                new ByteArrayInputStream(download(SheetKind.INSPECTION, village)),
                                format(SheetKind.INSPECTION, village))
                        .rows())
                .extracting(row -> row.text("户编号"))
                .containsExactly(ids.get(1));
        assertThat(download(SheetKind.COMMISSIONING, village)).isNotEmpty();
    }

    @Test
    void aRowOfAnotherVillageAnUnknownNumberAndADoubledOneAreRefused() {
        world.confirmed(village, 0, 1);
        CaseKey other = world.village("西庄村", 10);
        world.confirmed(other, 20, 1);
        world.today("2021-08-20");
        Map<String, String> own = world.installations(village, "2021-08-10").get(0);
        Map<String, String> foreign = world.installations(other, "2021-08-10").get(0);

        assertThat(progress(List.of(
                                own,
                                foreign,
                                row("999999999", foreign),
                                row(own.get("household"), Map.of("installedOn", "2021-08-10"))))
                        .findings())
                .extracting(Finding::reason)
                .contains("不是本村登记在册的户", "与第1行重复")
                .filteredOn("不是本村登记在册的户"::equals)
                .hasSize(2);
    }

    @Test
    void equipmentComesFromTheCatalogueAndForGasFromTheRecommendation() {
        world.confirmed(village, 0, 1);
        world.today("2021-08-20");

        assertThat(progressReasons(Map.of("model", "山寨-1"))).containsExactly("不在入围采暖设备目录中，或与改造方式不符");
        assertThat(progressReasons(Map.of("model", "RB-5"))).containsExactly("不在入围采暖设备目录中，或与改造方式不符");
        assertThat(progressReasons(Map.of("model", "BGL-24"))).containsExactly("燃气公司没有向本村推荐该型号");
        assertThat(progressReasons(Map.of("model", "", "serial", ""))).containsExactly("没有填写设备型号", "没有填写设备序列号");
        assertThat(progressReasons(Map.of())).isEmpty();
    }

    @Test
    void installationIsNeitherInTheFutureNorBeforeTheSurvey() {
        world.confirmed(village, 0, 1);
        world.today("2021-08-20");

        assertThat(progressReasons(Map.of("installedOn", "2021-08-21"))).containsExactly("日期尚未到来");
        assertThat(progressReasons(Map.of("installedOn", "2021-06-14"))).containsExactly("早于摸底日期2021年6月15日");
        assertThat(progressReasons(Map.of("installedOn", "2021-08-20"))).isEmpty();
        assertThat(progressReasons(Map.of("installedOn", ""))).containsExactly("没有填写安装日期");
        assertThat(progress(List.of(Map.of("household", world.ids(village).get(0))))
                        .findings())
                .extracting(Finding::reason)
                .containsExactly("表中没有填写任何一户的结果");
    }

    @Test
    void aDeviceAndAMeterBelongToOneHousehold() {
        world.confirmed(village, 0, 2);
        CaseKey other = world.village("西庄村", 10);
        world.confirmed(other, 20, 1);
        world.today("2021-08-20");
        world.install(other, "2021-08-01");
        String taken = world.ids(other).get(0);
        List<Map<String, String>> rows = new ArrayList<>();
        world.installations(village, "2021-08-10").forEach(row -> rows.add(new HashMap<>(row)));
        rows.get(1).put("serial", " " + rows.get(0).get("serial").toLowerCase());

        assertThat(progress(rows).findings()).extracting(Finding::reason).containsExactly("与第1行重复");
        rows.get(1).put("serial", "SN" + taken);
        rows.get(0).put("meter", "qb-" + taken);
        assertThat(progress(rows).findings())
                .extracting(Finding::column, Finding::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("表具号", "已登记在西河镇西庄村的另一户"),
                        org.assertj.core.groups.Tuple.tuple("设备序列号", "已登记在西河镇西庄村的另一户"));
    }

    @Test
    void theOldStoveGoesOnlyWhenTheNewHeatingRuns() {
        world.confirmed(village, 0, 1);
        world.today("2021-08-20");
        String id = world.ids(village).get(0);

        assertThat(commissioning(row(id, Map.of("commissionedOn", "2021-08-10"))))
                .containsExactly("该户尚未安装");
        world.install(village, "2021-08-01");
        assertThat(commissioning(row(id, Map.of("oldStoveRemovedOn", "2021-08-10"))))
                .containsExactly("没有填写调试日期");
        assertThat(commissioning(row(id, Map.of("commissionedOn", "2021-08-10", "oldStoveRemovedOn", "2021-08-09"))))
                .containsExactly("早于调试日期（先立后破）2021年8月10日");
        assertThat(commissioning(row(id, Map.of("commissionedOn", "2021-07-31"))))
                .containsExactly("早于安装日期2021年8月1日");
        assertThat(commissioning(row(id, Map.of("commissionedOn", "2021-08-10", "oldStoveRemovedOn", "2021-08-10"))))
                .isEmpty();
    }

    @Test
    void anInspectionNeedsResultDateInspectorsAndForAFailureItsReason() {
        world.confirmed(village, 0, 1);
        world.today("2021-08-20");
        world.install(village, "2021-08-01");
        String id = world.ids(village).get(0);

        assertThat(inspection(row(id, Map.of("result", "PASSED", "inspectedOn", "2021-08-12", "inspectors", "赵工"))))
                .containsExactly("该户尚未调试");
        world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-10")));
        assertThat(inspection(row(id, Map.of("result", "FAILED"))))
                .containsExactly("没有填写验收日期", "没有填写验收人员", "不合格的没有写明原因");
        assertThat(inspection(row(id, Map.of("result", "PASSED", "inspectedOn", "2021-08-09", "inspectors", "赵工"))))
                .containsExactly("早于调试日期2021年8月10日");
    }

    @Test
    void theVillagesOfABodyKeepToItsTarget() {
        assertThat(world.sheets
                        .check(
                                SheetKind.VILLAGES,
                                world.hongshan(),
                                List.of(
                                        Map.of("name", "甲村", "quota", "2000", "route", "COAL_TO_GAS", "plain", "true"),
                                        Map.of("name", "甲村", "quota", "1001", "route", "气代煤", "plain", "否")),
                                "town")
                        .findings())
                .extracting(Finding::reason)
                .containsExactly("各村任务合计3001户，超过本单位任务3000户", "与第1行重复");
        CheckedSheet right = world.sheets.check(
                SheetKind.VILLAGES,
                world.hongshan(),
                List.of(Map.of("name", "甲村", "quota", "20", "route", "气代煤", "plain", "否")),
                "town");
        UUID submission =
                world.hand(world.hongshan(), "responsible-body.userTask_registerVillages", Map.of(), right.sheet());
        assertThat(world.villages.register(world.hongshan(), submission, "town"))
                .hasSize(1);
    }

    @Test
    void theVillagesOfACountyNameTheirTownAndMayBeCalledAlikeInTwoOfThem() {
        CaseKey county = world.countyOf(100);
        Map<String, String> village = Map.of("name", "东庄村", "quota", "20", "route", "气代煤", "plain", "否");

        assertThat(world.sheets
                        .check(SheetKind.VILLAGES, county, List.of(village), "county")
                        .findings())
                .extracting(Finding::reason)
                .containsExactly("没有填写");
        CheckedSheet right = world.sheets.check(
                SheetKind.VILLAGES, county, List.of(in("张集镇", village), in("王集镇", village)), "county");
        UUID submission = world.hand(county, "responsible-body.userTask_registerVillages", Map.of(), right.sheet());
        world.villages.register(county, submission, "county");

        assertThat(world.villages.of(county))
                .extracting(one -> one.town(), one -> one.area().name())
                .containsExactly(tuple("张集镇", "张集镇东庄村"), tuple("王集镇", "王集镇东庄村"));
        assertThatThrownBy(() -> world.villages.add(county, "张集镇", null, "东庄村", 5, "COAL_TO_GAS", "增补", "county"))
                .hasMessageContaining("本单位已有张集镇东庄村");
        assertThatThrownBy(() -> world.villages.add(county, "西庄村", 5, "COAL_TO_GAS", "增补", "county"))
                .hasMessageContaining("没有填写乡镇（街道）");
    }

    private static Map<String, String> in(String town, Map<String, String> village) {
        Map<String, String> row = new HashMap<>(village);
        row.put("town", town);
        return row;
    }

    @Test
    void aWorkbookOfAllZichuansHouseholdsIsCheckedInSeconds() {
        CaseKey whole = world.villages.add(world.hongshan(), "全区", 2198, "COAL_TO_GAS", "测试", "town");
        byte[] workbook = filled(SheetKind.ROSTER, whole, world.roster(0, 2198).rows());
        long start = System.nanoTime();

        CheckedSheet checked = upload(SheetKind.ROSTER, whole, workbook);
        UUID submission = world.hand(
                whole, "survey.userTask_registerSurvey", Map.of("surveyedOn", "2021-06-15"), checked.sheet());
        long middle = System.nanoTime();
        int recorded = world.households.recordSurvey(whole, submission, "clerk");
        long end = System.nanoTime();

        System.out.printf(
                "2198 rows of a workbook: read and checked in %d ms, recorded in %d ms%n",
                (middle - start) / 1_000_000, (end - middle) / 1_000_000);
        assertThat(recorded).isEqualTo(2198);
        assertThat(end - start).isLessThan(30_000_000_000L);
    }

    @Test
    void aSheetCountsOnlyForItsVillageAndKind() {
        CaseKey other = world.village("西庄村", 10);
        UUID sheet = world.sheet(SheetKind.ROSTER, other, world.roster(0, 1).rows());

        assertThat(handIn(village, sheet)).extracting(Finding::reason).containsExactly("这份表格是为其他村或其他单位检查的");
        assertThat(handIn(village, null)).extracting(Finding::reason).containsExactly("没有上传“摸底登记表”");
        assertThat(handIn(village, UUID.randomUUID()))
                .extracting(Finding::reason)
                .containsExactly("系统中没有这份表格");
        world.confirmed(village, 5, 1);
        UUID confirmation =
                world.sheet(SheetKind.CONFIRMATION, village, world.each(village, Map.of("result", "CONFIRMED")));
        assertThat(handIn(village, confirmation)).extracting(Finding::reason).containsExactly("上传的是“确村确户表”，不是“摸底登记表”");
    }

    private List<Finding> handIn(CaseKey subject, UUID sheet) {
        Checked checked = world.submissions.check(RegisterWorld.entry(
                subject, "survey.userTask_registerSurvey", Map.of("surveyedOn", "2021-06-15"), sheet));
        return ((Checked.Rejected) checked).findings();
    }

    private List<String> commissioning(Map<String, String> row) {
        return world.sheets.check(SheetKind.COMMISSIONING, village, List.of(row), "contractor").findings().stream()
                .map(Finding::reason)
                .toList();
    }

    private List<String> inspection(Map<String, String> row) {
        return world.sheets.check(SheetKind.INSPECTION, village, List.of(row), "technician").findings().stream()
                .map(Finding::reason)
                .toList();
    }
}
