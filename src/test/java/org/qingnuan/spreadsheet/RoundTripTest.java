package org.qingnuan.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.spreadsheet.Rosters.ROSTER;
import static org.qingnuan.spreadsheet.Rosters.WANG;
import static org.qingnuan.spreadsheet.Rosters.edited;
import static org.qingnuan.spreadsheet.Rosters.read;
import static org.qingnuan.spreadsheet.Rosters.template;
import static org.qingnuan.spreadsheet.Rosters.wangBut;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    @Test
    void whatIsWrittenIsReadBackRowByRow() {
        SheetContent content = read(template(ROSTER, List.of(WANG, wangBut("户主姓名", "李小河"))), ROSTER);

        assertThat(content.findings()).isEmpty();
        assertThat(content.rows()).extracting(SheetRow::rowNumber).containsExactly(4, 5);
        assertThat(content.rows().get(0).values()).isEqualTo(WANG);
        assertThat(content.rows().get(1).text("户主姓名")).isEqualTo("李小河");
    }

    @Test
    void valuesAreThereInTheirOwnTypes() {
        SheetRow row = read(template(ROSTER, List.of(WANG)), ROSTER).rows().get(0);

        assertThat(row.date("摸底日期")).isEqualTo(LocalDate.of(2021, 6, 5));
        assertThat(row.integer("房间数")).isEqualTo(3L);
        assertThat(row.decimal("采暖面积(㎡)")).isEqualTo(new BigDecimal("85.5"));
        assertThat(row.text("没有这一列")).isNull();
        assertThat(row.date("没有这一列")).isNull();
    }

    @Test
    void aWorkbookSavedAgainByAnOfficeSuiteIsStillRecognised() {
        byte[] saved = edited(template(ROSTER, List.of(WANG)), workbook -> workbook.getSheetAt(0));

        assertThat(read(saved, ROSTER).isClean()).isTrue();
    }

    @Test
    void eitherOfTheTwoStampsIsEnough() {
        byte[] file = template(ROSTER, List.of(WANG));
        byte[] withoutSheet = edited(file, workbook -> workbook.removeSheetAt(workbook.getSheetIndex(Stamp.SHEET)));
        byte[] withoutProperties = edited(
                file,
                workbook -> workbook.getProperties()
                        .getCustomProperties()
                        .getUnderlyingProperties()
                        .getPropertyList()
                        .clear());

        assertThat(read(withoutSheet, ROSTER).isClean()).isTrue();
        assertThat(read(withoutProperties, ROSTER).isClean()).isTrue();
    }

    @Test
    void aValueThatDoesNotSuitItsColumnIsAnErrorOfTheProgram() {
        assertThatThrownBy(() -> template(ROSTER, List.of(wangBut("摸底日期", "6月5日"))))
                .hasMessageContaining("摸底日期");
        assertThatThrownBy(() -> template(ROSTER, List.of(wangBut("房间数", "3.5"))))
                .hasMessageContaining("房间数");
        assertThatThrownBy(() -> template(ROSTER, List.of(wangBut("技术路线", "烧煤"))))
                .hasMessageContaining("技术路线");
    }

    @Test
    void aThousandRowsComeBackInOrder() {
        List<Map<String, String>> rows = IntStream.range(0, 1000)
                .mapToObj(i -> wangBut("备注", "第" + i + "户"))
                .toList();

        SheetContent content = read(template(ROSTER, rows), ROSTER);

        assertThat(content.rows()).extracting(SheetRow::values).isEqualTo(rows);
        assertThat(read(template(ROSTER, Collections.nCopies(3, WANG)), ROSTER.upTo(2))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("第6行", "最多2行"));
    }
}
