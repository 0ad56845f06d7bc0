package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.EquipmentType;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;
import org.qingnuan.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people get wrong in the workbooks of 准备情况 is told by the cell, and nothing of such a workbook is taken. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadinessSheetsTest {

    private static final PlanId PLAN = new PlanId("laizhou-2023");
    private static final String PAGE = "/plans/laizhou-2023/readiness";

    /** The first row below the header that a person fills in, as a spreadsheet program counts. */
    private static final int FIRST = 4;

    private static final List<String> HEATER = List.of("QN-E1", "电代煤", "示范厂", "空气源热泵", "5200");
    private static final List<String> BOILER = List.of("QN-H1", "集中供热", "示范厂", "换热机组", "3800.50");
    private static final List<String> SUPERIOR = List.of("上级资金", "莱财〔2021〕7号", "2021-07-01", "1000000", "");
    private static final List<String> MATCHING = List.of("区县配套", "莱财〔2021〕8号", "2021-07-02", "500000.5", "方案五");

    @Autowired
    private PlanSeeds seeds;

    @Autowired
    private Equipment equipment;

    @Autowired
    private Funds funds;

    @LocalServerPort
    private int port;

    private Visitor administrator;
    private Visitor finance;

    @BeforeAll
    void whoGivesThem() {
        seeds.seed(PLAN, null);
        seeds.employ("sheets-admin", "系统管理员", "sheets-admin-pass", "administrator", "laizhou");
        seeds.employ("sheets-money", "财政局经办", "sheets-money-pass", "finance-office", "laizhou");
        administrator = Visitor.signedIn(port, "sheets-admin", "sheets-admin-pass");
        finance = Visitor.signedIn(port, "sheets-money", "sheets-money-pass");
        assertThat(catalogue(sheet -> fill(sheet, HEATER))).contains("设备目录已载入，共1个型号");
    }

    static Stream<Arguments> badCatalogues() {
        return Stream.of(
                bad("a header that is another's", "“价格(元)”", sheet -> {
                    fill(sheet, HEATER, BOILER);
                    header(sheet).createCell(4).setCellValue("备注");
                }),
                bad("a header that stands twice", "“型号”", sheet -> {
                    fill(sheet, HEATER, BOILER);
                    header(sheet).createCell(3).setCellValue("型号");
                }),
                bad("cells that are merged", "第5行“生产企业”：必填，不能为空", sheet -> {
                    fill(sheet, HEATER, BOILER);
                    sheet.getRow(FIRST).getCell(2).setBlank();
                    sheet.addMergedRegion(new CellRangeAddress(FIRST - 1, FIRST, 2, 2));
                }),
                bad("nothing but blank rows", "表头下面没有数据", sheet -> fill(sheet, List.of("", "", "", "", ""))),
                bad("no number", "第4行“价格(元)”", sheet -> fill(sheet, replaced(HEATER, 4, "五千"), BOILER)),
                bad("a number that is none", "第4行“价格(元)”：应大于0（现为“0”）", sheet -> fill(sheet, replaced(HEATER, 4, "0"))),
                bad("parts of a cent", "第4行“价格(元)”", sheet -> fill(sheet, replaced(HEATER, 4, "5200.005"))),
                bad("a route that the plan has not", "第4行“改造方式”", sheet -> fill(sheet, replaced(HEATER, 1, "烧柴"))),
                bad(
                        "a type of another route",
                        "第4行“设备类型”：“集中供热”不属于电代煤，属于集中供热",
                        sheet -> fill(sheet, List.of("QN-E1", "电代煤", "示范厂", "空气源热泵", "5200", "集中供暖"))),
                bad(
                        "a type that is no route of any plan",
                        "第4行“设备类型”：“光伏”没有对应的技术路线",
                        sheet -> fill(sheet, List.of("QN-E1", "电代煤", "示范厂", "空气源热泵", "5200", "光伏发电"))),
                bad("one model twice", "第5行“型号”：与第4行重复（现为“QN-E1”）", sheet -> fill(sheet, HEATER, HEATER)),
                bad("a formula", "第4行“价格(元)”", sheet -> {
                    fill(sheet, HEATER);
                    sheet.getRow(FIRST - 1).getCell(4).setCellFormula("5000+200");
                }),
                bad(
                        "a row that lacks something",
                        "第5行“设备名称”：必填，不能为空",
                        sheet -> fill(sheet, HEATER, replaced(BOILER, 3, ""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCatalogues")
    void badCatalogueIsRefusedToTheCellAndTheOldOneStays(String what, String sentence, Consumer<Sheet> filling) {
        assertThat(catalogue(filling)).contains(sentence).doesNotContain("设备目录已载入");

        assertThat(equipment.catalogue(PLAN, null))
                .extracting(item -> item.model())
                .containsExactly("QN-E1");
    }

    @Test
    void aCatalogueMaySayOfWhichTypeEachModelIsAndTheTemplateSaysItAgain() throws IOException {
        assertThat(catalogue(sheet -> fill(sheet, List.of("QN-E1", "煤改电", "示范厂", "冬暖一号", "5200", "空气能热泵"))))
                .contains("设备目录已载入，共1个型号");

        assertThat(equipment.catalogue(PLAN, null))
                .extracting(CatalogueItem::type)
                .containsExactly(EquipmentType.AIR_HEAT_PUMP);
        try (XSSFWorkbook template =
                new XSSFWorkbook(new ByteArrayInputStream(administrator.bytes(PAGE + "/equipment/template")))) {
            assertThat(template.getSheetAt(0).getRow(FIRST - 1).getCell(5).getStringCellValue())
                    .isEqualTo("空气源热泵");
        }
    }

    static Stream<Arguments> badAllotments() {
        return Stream.of(
                bad("a header that is another's", "“指标文号”", sheet -> {
                    fill(sheet, SUPERIOR);
                    header(sheet).createCell(1).setCellValue("批次");
                }),
                bad("cells that are merged", "第5行“资金来源”：必填，不能为空", sheet -> {
                    fill(sheet, SUPERIOR, MATCHING);
                    sheet.getRow(FIRST).getCell(0).setBlank();
                    sheet.addMergedRegion(new CellRangeAddress(FIRST - 1, FIRST, 0, 0));
                }),
                bad("nothing but blank rows", "表头下面没有数据", sheet -> fill(sheet, List.of("", "", "", "", ""))),
                bad(
                        "a fund that there is not",
                        "第5行“资金来源”",
                        sheet -> fill(sheet, SUPERIOR, replaced(MATCHING, 0, "省级资金池"))),
                bad("no number", "第4行“金额(元)”", sheet -> fill(sheet, replaced(SUPERIOR, 3, "一百万"))),
                bad("nothing allotted", "第4行“金额(元)”：应大于0", sheet -> fill(sheet, replaced(SUPERIOR, 3, "0"))),
                bad("parts of a cent", "第4行“金额(元)”", sheet -> fill(sheet, replaced(SUPERIOR, 3, "0.001"))),
                bad("one document twice", "第5行“指标文号”：与第4行重复（现为“莱财〔2021〕7号”）", sheet -> fill(sheet, SUPERIOR, SUPERIOR)),
                bad("a day that is none", "第4行“下达日期”", sheet -> fill(sheet, replaced(SUPERIOR, 2, "2021-02-30"))),
                bad(
                        "a day that has not come",
                        "第4行“下达日期”：不是正确的日期",
                        sheet -> fill(sheet, replaced(SUPERIOR, 2, "2999-07-01"))),
                bad(
                        "a number that is too long",
                        "第4行“指标文号”：超过60字",
                        sheet -> fill(sheet, replaced(SUPERIOR, 1, "莱".repeat(61)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAllotments")
    void badAllotmentsAreRefusedToTheCellAndNothingIsBooked(String what, String sentence, Consumer<Sheet> filling) {
        String before = funds.balances(PLAN).toString();

        assertThat(allotments(filling)).contains(sentence).doesNotContainPattern("已登记\\d+份");

        assertThat(funds.balances(PLAN)).hasToString(before);
    }

    /** A blank row between others is what people leave; it is no mistake. */
    @Test
    void blankRowsBetweenOthersAreSkippedAndAKnownDocumentOfAnotherAmountIsRefused() {
        List<String> nothing = List.of("", "", "", "", "");
        List<String> award = List.of("市级奖补", "莱财〔2021〕9号", "2021-07-03", "200", "");
        assertThat(allotments(sheet -> fill(sheet, award, nothing, replaced(award, 1, "莱财〔2021〕10号"))))
                .contains("已登记2份指标文");
        String before = funds.balances(PLAN).toString();

        assertThat(allotments(sheet -> fill(sheet, MATCHING, replaced(award, 3, "300"))))
                .contains("第5行“金额(元)”：这份指标文已登记过，金额200.00元（现为“300.00”）");

        assertThat(funds.balances(PLAN)).hasToString(before);
    }

    @Test
    void aFileThatIsNoWorkbookIsRefused() {
        for (String sheet : List.of("equipment", "allotments")) {
            String told =
                    followed(administrator, sheet, "型号,价格\nQN-E1,1\n".getBytes(StandardCharsets.UTF_8), "设备目录.xlsx");
            assertThat(told)
                    .contains("class=\"problem\"")
                    .doesNotContain("设备目录已载入")
                    .doesNotContainPattern("已登记\\d+份");
        }
        assertThat(equipment.catalogue(PLAN, null))
                .extracting(item -> item.model())
                .containsExactly("QN-E1");
    }

    private static Arguments bad(String what, String sentence, Consumer<Sheet> filling) {
        return Arguments.of(what, sentence, filling);
    }

    private String catalogue(Consumer<Sheet> filling) {
        return followed(
                administrator,
                "equipment",
                filled(administrator.bytes(PAGE + "/equipment/template"), filling),
                "设备目录.xlsx");
    }

    private String allotments(Consumer<Sheet> filling) {
        return followed(
                finance, "allotments", filled(finance.bytes(PAGE + "/allotments/template"), filling), "资金指标.xlsx");
    }

    private String followed(Visitor who, String sheet, byte[] workbook, String name) {
        Answer answer = who.send(PAGE + "/" + sheet, Map.of(), "file", name, workbook);
        return answer.status() == 302 ? who.call("GET", PAGE).text() : answer.text();
    }

    private static byte[] filled(byte[] template, Consumer<Sheet> filling) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.getSheetAt(0);
            for (int row = sheet.getLastRowNum(); row >= FIRST - 1; row--) {
                if (sheet.getRow(row) != null) {
                    sheet.removeRow(sheet.getRow(row));
                }
            }
            filling.accept(sheet);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row header(Sheet sheet) {
        return sheet.getRow(FIRST - 2);
    }

    @SafeVarargs
    private static void fill(Sheet sheet, List<String>... rows) {
        for (int i = 0; i < rows.length; i++) {
            Row row = sheet.createRow(FIRST - 1 + i);
            for (int column = 0; column < rows[i].size(); column++) {
                Cell cell = row.createCell(column);
                if (!rows[i].get(column).isEmpty()) {
                    cell.setCellValue(rows[i].get(column));
                }
            }
        }
    }

    private static List<String> replaced(List<String> row, int column, String value) {
        return Stream.iterate(0, n -> n + 1)
                .limit(row.size())
                .map(n -> n == column ? value : row.get(n))
                .toList();
    }
}
