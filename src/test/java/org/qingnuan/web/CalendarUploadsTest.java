package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.qingnuan.calendar.CalendarDay;
import org.qingnuan.calendar.CalendarYear;
import org.qingnuan.calendar.Calendars;
import org.qingnuan.calendar.Notice;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetWriter;

/** A year as administrators upload it. */
class CalendarUploadsTest {

    private final Calendars calendars = Mockito.mock(Calendars.class);
    private final CalendarUploads uploads = new CalendarUploads(SheetReader.create(), SheetWriter.create(), calendars);

    @Test
    void theTemplateComesBackAsItWasFilledIn() {
        CalendarYear year = new CalendarYear(
                2026,
                "通知",
                List.of(
                        new CalendarDay(LocalDate.of(2026, 1, 1), false, "元旦"),
                        new CalendarDay(LocalDate.of(2026, 1, 4), true, "元旦")));
        Mockito.when(calendars.current()).thenReturn(List.of(new Notice(year, "system", Instant.EPOCH)));
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();

        uploads.template(2026, workbook);

        assertThat(uploads.read(2026, "通知", workbook.toByteArray()))
                .isEqualTo(new CalendarUploads.Read(year, List.of()));
    }

    @Test
    void publicJsonIsRead() {
        CalendarUploads.Read read = json("""
                {"$schema": "x", "year": 2026, "papers": ["https://www.gov.cn/x.htm"],
                 "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true},
                          {"name": "元旦", "date": "2026-01-04", "isOffDay": false}]}""");

        assertThat(read.findings()).isEmpty();
        assertThat(read.year().days())
                .containsExactly(
                        new CalendarDay(LocalDate.of(2026, 1, 1), false, "元旦"),
                        new CalendarDay(LocalDate.of(2026, 1, 4), true, "元旦"));
    }

    @Test
    void everythingThatIsWrongWithJsonIsToldAtOnce() {
        CalendarUploads.Read read = json("""
                {"year": 2025, "days": [{"name": "元旦", "date": "2026-02-30", "isOffDay": true}, {"date": "2026-01-04"}]}""");

        assertThat(read.year()).isNull();
        assertThat(read.findings()).extracting(Finding::reason).containsExactly("与所选的2026年不一致", "不是日期", "没有说明放假还是上班");
    }

    @Test
    void whatIsNeitherIsRefused() {
        assertThat(json("{ \"year\": ").findings()).hasSize(1);
        assertThat(json("{\"year\": 2026}").findings())
                .extracting(Finding::column)
                .containsExactly("days");
        assertThat(json("放假安排").findings()).isNotEmpty();
        assertThat(json("").findings()).isNotEmpty();
    }

    private CalendarUploads.Read json(String text) {
        return uploads.read(2026, "通知", text.getBytes(StandardCharsets.UTF_8));
    }
}
