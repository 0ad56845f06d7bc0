package org.qingnuan.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.qingnuan.spreadsheet.Rosters.FOREIGN;
import static org.qingnuan.spreadsheet.Rosters.read;
import static org.qingnuan.spreadsheet.Rosters.row;
import static org.qingnuan.spreadsheet.Rosters.sheet;
import static org.qingnuan.spreadsheet.Rosters.workbook;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.Finding;

class BadCellTest {

    private static final String[] HEADERS = {"户主姓名", "身份证号", "摸底日期", "房间数", "采暖面积(㎡)", "技术路线", "备注"};
    private static final String[] WANG = {"王大山", "11010519491231002X", "2021-06-05", "3", "85.5", "气代煤", null};

    @Test
    void allErrorsOfAllRowsAreToldAtOnceWithCellValueReasonAndRemedy() {
        SheetContent content = read(
                sheet(sheet -> {
                    row(sheet, 0, HEADERS);
                    row(sheet, 1, null, "110105194912310021", "六月五日", "三间", "85.555", "烧煤", "这是一条非常非常长的备注");
                    row(sheet, 2, WANG);
                    row(sheet, 3, "李小河", null, "2021-02-29", "2.5", "约80", null);
                }),
                FOREIGN);

        assertThat(content.findings())
                .extracting(Finding::row, Finding::column, Finding::value)
                .containsExactly(
                        tuple(2, "户主姓名", null),
                        tuple(2, "摸底日期", "六月五日"),
                        tuple(2, "房间数", "三间"),
                        tuple(2, "采暖面积(㎡)", "85.555"),
                        tuple(2, "技术路线", "烧煤"),
                        tuple(2, "备注", "这是一条非常非常长的备注"),
                        tuple(4, "身份证号", null),
                        tuple(4, "摸底日期", "2021-02-29"),
                        tuple(4, "房间数", "2.5"),
                        tuple(4, "采暖面积(㎡)", "约80"),
                        tuple(4, "技术路线", null));
        assertThat(content.findings()).allSatisfy(finding -> {
            assertThat(finding.reason()).isNotBlank();
            assertThat(finding.remedy()).isNotBlank();
        });
        assertThat(content.rows()).hasSize(3);
        assertThat(content.rows().get(2).values()).containsOnlyKeys("户主姓名");
    }

    @Test
    void anIdTypedAsANumberHasLostDigitsAndIsShownMasked() {
        assertThat(findingOf(row -> row.createCell(1).setCellValue(370302197101011234d)))
                .satisfies(finding -> {
                    assertThat(finding.column()).isEqualTo("身份证号");
                    assertThat(finding.value()).startsWith("370***").doesNotContain("1971");
                    assertThat(finding.reason()).contains("丢失");
                    assertThat(finding.remedy()).contains("文本");
                });
    }

    @Test
    void aPhoneNumberTypedAsANumberIsWhole() {
        SheetFormat phones = SheetFormat.of("联系表", SheetColumn.text("电话"));
        byte[] file = sheet(sheet -> {
            row(sheet, 0, "电话");
            sheet.createRow(1).createCell(0).setCellValue(13800138000d);
        });

        assertThat(read(file, phones).rows().get(0).text("电话")).isEqualTo("13800138000");
    }

    @Test
    void aFormulaIsNoValueEvenWhereItsResultWouldBe() {
        assertThat(findingOf(row -> row.createCell(3).setCellFormula("1+2")).reason())
                .contains("公式");
        assertThat(findingOf(row -> row.createCell(4).setCellErrorValue(FormulaError.NA.getCode()))
                        .value())
                .isEqualTo("#N/A");
    }

    @Test
    void aDateMayBeADateCellOrATextOfAnyUsualForm() {
        assertThat(dateOf((row, style) -> {
                    row.createCell(2).setCellValue(LocalDate.of(2021, 6, 5));
                    row.getCell(2).setCellStyle(style);
                }))
                .isEqualTo("2021-06-05");
        assertThat(dateOf((row, style) -> row.createCell(2).setCellValue("2021年6月5日")))
                .isEqualTo("2021-06-05");
        assertThat(dateOf((row, style) -> row.createCell(2).setCellValue("２０２１．６．５")))
                .isEqualTo("2021-06-05");
        assertThat(dateOf((row, style) -> row.createCell(2).setCellValue(20210605d)))
                .isEqualTo("2021-06-05");
        assertThat(dateOf((row, style) -> row.createCell(2).setCellValue(44352d)))
                .isNull();
    }

    @Test
    void titlesBlankRowsOtherColumnsAndTotalsAreTolerated() {
        SheetContent content = read(
                sheet(sheet -> {
                    row(sheet, 0, "西河镇东村摸底台账");
                    row(sheet, 3, "序号", " 户主 姓名 *", "身份证号码", "摸底日期（必填）", "面积", "技术路线", "电表");
                    row(sheet, 4, "1", "　王大山 ", "１１０１０５１９４９１２３１００２Ｘ", "2021/6/5", "1,085.50", "煤改气", "x");
                    row(sheet, 7, "2", "李小河", "110105194912310021", "20210606", null, "集中供热");
                    row(sheet, 8, "3");
                    row(sheet, 9, "合 计", null, null, null, "85.5");
                }),
                FOREIGN);

        assertThat(content.findings()).isEmpty();
        assertThat(content.rows()).extracting(SheetRow::rowNumber).containsExactly(5, 8);
        assertThat(content.rows().get(0).values())
                .containsEntry("户主姓名", "王大山")
                .containsEntry("身份证号", "11010519491231002X")
                .containsEntry("采暖面积(㎡)", "1085.5")
                .containsEntry("技术路线", "气代煤");
    }

    @Test
    void everyMissingColumnIsNamedAndTheOthersAreCheckedAllTheSame() {
        SheetContent content = read(
                sheet(sheet -> {
                    row(sheet, 0, "户主姓名", "房间数", "房间数");
                    row(sheet, 1, "王大山", "三");
                }),
                FOREIGN);

        assertThat(content.findings())
                .extracting(Finding::sentence)
                .anyMatch(text -> text.contains("“房间数”") && text.contains("两次"))
                .anyMatch(text -> text.contains("“身份证号”") && text.contains("缺少"))
                .anyMatch(text -> text.contains("“摸底日期”") && text.contains("缺少"))
                .anyMatch(text -> text.contains("“技术路线”") && text.contains("缺少"))
                .anyMatch(text -> text.contains("第2行“房间数”"))
                .hasSize(5);
    }

    @Test
    void aHiddenSheetOrANoteSheetInFrontIsNotTakenForTheRoster() {
        byte[] file = workbook(workbook -> {
            row(workbook.createSheet("说明"), 0, "请认真填写");
            Sheet roster = workbook.createSheet("摸底台账");
            row(roster, 0, HEADERS);
            row(roster, 1, WANG);
        });
        byte[] hidden = workbook(workbook -> {
            row(workbook.createSheet("字典"), 0, "x");
            Sheet roster = workbook.createSheet("Sheet1");
            row(roster, 0, HEADERS);
            row(roster, 1, WANG);
            workbook.setActiveSheet(1);
            workbook.setSheetVisibility(0, SheetVisibility.HIDDEN);
        });

        assertThat(read(file, FOREIGN).isClean()).isTrue();
        assertThat(read(hidden, FOREIGN).isClean()).isTrue();
    }

    private interface DateCell {
        void put(Row row, CellStyle style);
    }

    private static String dateOf(DateCell cell) {
        byte[] file = workbook(workbook -> {
            Row row = wang(workbook);
            cell.put(row, dateStyle(workbook));
        });
        return read(file, FOREIGN).rows().get(0).text("摸底日期");
    }

    private static CellStyle dateStyle(XSSFWorkbook workbook) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
        return style;
    }

    private static Finding findingOf(Consumer<Row> change) {
        SheetContent content = read(workbook(workbook -> change.accept(wang(workbook))), FOREIGN);
        assertThat(content.findings()).hasSize(1);
        return content.findings().get(0);
    }

    private static Row wang(XSSFWorkbook workbook) {
        Sheet sheet = workbook.createSheet("摸底台账");
        row(sheet, 0, HEADERS);
        return row(sheet, 1, WANG);
    }
}
