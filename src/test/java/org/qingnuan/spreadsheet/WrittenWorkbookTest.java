package org.qingnuan.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingnuan.spreadsheet.Rosters.FOREIGN;
import static org.qingnuan.spreadsheet.Rosters.ROSTER;
import static org.qingnuan.spreadsheet.Rosters.WANG;
import static org.qingnuan.spreadsheet.Rosters.template;
import static org.qingnuan.spreadsheet.Rosters.wangBut;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WrittenWorkbookTest {

    @Test
    void aTemplateSaysWhoseItIsAndHowToFillItIn() throws Exception {
        XSSFSheet sheet = open(template(ROSTER, List.of(WANG))).getSheetAt(0);

        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("西河镇东村 摸底台账");
        assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).contains("一户一行");
        assertThat(sheet.getMergedRegions()).hasSize(2);
        assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("户主姓名*");
        assertThat(sheet.getRow(2).getCell(0).getCellStyle().getFont().getBold())
                .isTrue();
        assertThat(sheet.getRow(2).getCell(0).getCellStyle().getFillPattern())
                .isEqualTo(FillPatternType.SOLID_FOREGROUND);
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
    }

    @Test
    void aSheetPrintsOnLandscapeA4WithItsHeaderOnEveryPage() throws Exception {
        XSSFSheet sheet = open(template(ROSTER, List.of(WANG))).getSheetAt(0);

        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
        assertThat(sheet.getFitToPage()).isTrue();
        assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
        assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(2);
        assertThat(sheet.getFooter().getCenter()).contains("&P", "&N");
    }

    @Test
    void aTextNeverBecomesAFormula() throws Exception {
        for (String text : List.of("=1+1", "+86", "-5", "@SUM(A1)")) {
            XSSFCell cell = open(template(ROSTER, List.of(wangBut("备注", text))))
                    .getSheetAt(0)
                    .getRow(3)
                    .getCell(6);

            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(text);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void idsAreTextsDatesAreDatesAndPrefilledCellsAreGrey() throws Exception {
        SheetFormat format = SheetFormat.of(
                "表", SheetColumn.text("身份证号").prefilled(), SheetColumn.date("日期"), SheetColumn.text("备注"));
        XSSFSheet sheet = open(template(format, List.of(Map.of("身份证号", "11010519491231002X", "日期", "2021-08-30"))))
                .getSheetAt(0);

        assertThat(sheet.getRow(3).getCell(0).getCellStyle().getDataFormatString())
                .isEqualTo("@");
        assertThat(sheet.getRow(3).getCell(0).getCellStyle().getFillPattern())
                .isEqualTo(FillPatternType.SOLID_FOREGROUND);
        assertThat(sheet.getRow(3).getCell(2).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
        assertThat(sheet.getRow(3).getCell(1).getLocalDateTimeCellValue()).isEqualTo("2021-08-30T00:00:00");
        assertThat(sheet.getColumnStyle(0).getDataFormatString()).isEqualTo("@");
    }

    @Test
    void choicesAreOfferedWithoutTheirOtherSpellings() throws Exception {
        assertThat(open(template(ROSTER, List.of(WANG))).getSheetAt(0).getDataValidations())
                .extracting(XSSFDataValidation::getValidationConstraint)
                .filteredOn(constraint -> constraint.getExplicitListValues() != null)
                .singleElement()
                .satisfies(constraint ->
                        assertThat(constraint.getExplicitListValues()).containsExactly("气代煤", "集中供热"));
    }

    @Test
    void aListTooLongForAValidationStandsInTheHiddenSheet() throws Exception {
        List<String> models = IntStream.range(0, 100).mapToObj(i -> "壁挂炉型号" + i).toList();
        SheetFormat format = SheetFormat.of("设备", SheetColumn.choice("型号", models));

        XSSFWorkbook workbook = open(template(format, List.of()));

        assertThat(workbook.getSheetAt(0)
                        .getDataValidations()
                        .get(0)
                        .getValidationConstraint()
                        .getFormula1())
                .isEqualTo("'_qingnuan'!$D$1:$D$100");
        assertThat(workbook.getSheet(Stamp.SHEET).getRow(99).getCell(3).getStringCellValue())
                .isEqualTo("壁挂炉型号99");
        assertThat(workbook.getSheetVisibility(1)).isEqualTo(SheetVisibility.VERY_HIDDEN);
    }

    @Test
    void aTableEndsWithItsTotals() throws Exception {
        SheetTable table = new SheetTable("面积表", null, FOREIGN.columns(), List.of(WANG, wangBut("采暖面积(㎡)", "0.01")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.create().write(table, out);

        XSSFSheet sheet = open(out.toByteArray()).getSheetAt(0);

        assertThat(sheet.getLastRowNum()).isEqualTo(4);
        assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("合计");
        assertThat(sheet.getRow(4).getCell(4).getNumericCellValue()).isEqualTo(85.51);
    }

    @Test
    void severalTablesAreSheetsOfOneWorkbookEachWithItsOwnTotals() throws Exception {
        SheetTable full = new SheetTable("面积表", "截至今天", FOREIGN.columns(), List.of(WANG));
        SheetTable empty = new SheetTable("明细", null, FOREIGN.columns(), List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.create().write(List.of(full, empty), out);

        XSSFWorkbook workbook = open(out.toByteArray());

        assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
        assertThat(workbook.getSheetAt(0).getPaneInformation().getHorizontalSplitPosition())
                .isEqualTo((short) 3);
        assertThat(workbook.getSheetAt(0).getRow(4).getCell(0).getStringCellValue())
                .isEqualTo("合计");
        assertThat(workbook.getSheet("明细").getRow(2).getCell(0).getStringCellValue())
                .isEqualTo("合计");
    }

    @Test
    void theFileTellsNothingOfTheMachineThatMadeIt() throws Exception {
        byte[] file = template(ROSTER, List.of(WANG));

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var properties = workbook.getProperties().getCoreProperties();
            assertThat(properties.getCreator()).isEqualTo("清暖");
            assertThat(properties.getTitle()).isEqualTo("摸底台账");
            assertThat(properties.getCreated()).isNull();
        }
    }

    private static XSSFWorkbook open(byte[] file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return workbook;
        }
    }
}
