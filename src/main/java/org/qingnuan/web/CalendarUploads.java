package org.qingnuan.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.calendar.CalendarDay;
import org.qingnuan.calendar.CalendarYear;
import org.qingnuan.calendar.Calendars;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/**
 * Reads a year from a workbook or from JSON as public lists of holidays have it:
 * {@code {"year": 2026, "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}]}}.
 */
@Component
class CalendarUploads {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OFF = "放假";
    private static final String WORK = "上班";
    private static final int MOST_DAYS = 200;

    private static final SheetFormat FORMAT = SheetFormat.of(
                    "节假日",
                    SheetColumn.date("日期").mandatory().wide(14),
                    SheetColumn.choice("安排", OFF, WORK)
                            .meaning("休", OFF)
                            .meaning("班", WORK)
                            .mandatory()
                            .hinted("放假的每一天写一行；调休上班的周末也写一行"),
                    SheetColumn.text("节日").mandatory().atMost(20).wide(12))
            .upTo(MOST_DAYS);

    private final SheetReader reader;
    private final SheetWriter writer;
    private final Calendars calendars;

    CalendarUploads(SheetReader reader, SheetWriter writer, Calendars calendars) {
        this.reader = reader;
        this.writer = writer;
        this.calendars = calendars;
    }

    /** What was read; {@code year} null when there are findings. */
    record Read(CalendarYear year, List<Finding> findings) {}

    /** A workbook to fill in, with the year's days where they are known. */
    void template(int year, OutputStream out) {
        List<Map<String, String>> rows = calendars.current().stream()
                .filter(notice -> notice.content().year() == year)
                .flatMap(notice -> notice.content().days().stream())
                .map(day -> Map.of("日期", day.date().toString(), "安排", day.working() ? WORK : OFF, "节日", day.name()))
                .toList();
        writer.write(new SheetTemplate(FORMAT, "按国务院办公厅通知填写" + year + "年全年：放假的每一天一行，调休上班的周末一行；普通的周末和平日不写。", rows), out);
    }

    /** Reads either kind, told by its first character. */
    Read read(int year, String source, byte[] file) {
        boolean json = new String(file, 0, Math.min(file.length, 64), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .startsWith("{");
        return json ? json(year, source, file) : workbook(year, source, file);
    }

    private Read workbook(int year, String source, byte[] file) {
        SheetContent content = reader.read(new ByteArrayInputStream(file), FORMAT);
        if (!content.isClean()) {
            return new Read(null, content.findings());
        }
        return new Read(
                new CalendarYear(
                        year,
                        source,
                        content.rows().stream()
                                .map(row -> new CalendarDay(
                                        row.date("日期"), row.text("安排").equals(WORK), row.text("节日")))
                                .toList()),
                List.of());
    }

    private static Read json(int year, String source, byte[] file) {
        JsonNode root;
        try {
            root = JSON.readTree(new String(file, StandardCharsets.UTF_8).replace("\uFEFF", ""));
        } catch (JsonProcessingException e) {
            return new Read(null, List.of(Finding.ofSheet("不是正确的 JSON 文件", "请检查文件是否完整")));
        }
        List<Finding> findings = new ArrayList<>();
        if (root.path("year").asInt() != year) {
            findings.add(Finding.ofField("year", root.path("year").asText(), "与所选的" + year + "年不一致", "请核对年份或文件"));
        }
        JsonNode list = root.path("days");
        if (!list.isArray() || list.size() > MOST_DAYS) {
            findings.add(Finding.ofColumn("days", "没有列出日期，或超过" + MOST_DAYS + "天", "请核对文件"));
            return new Read(null, findings);
        }
        List<CalendarDay> days = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            day(list.get(i), i + 1, findings).ifPresent(days::add);
        }
        return new Read(findings.isEmpty() ? new CalendarYear(year, source, days) : null, findings);
    }

    private static Optional<CalendarDay> day(JsonNode day, int number, List<Finding> findings) {
        Optional<LocalDate> date = ChineseDates.parse(day.path("date").asText());
        if (date.isEmpty()) {
            findings.add(Finding.ofCell(number, "date", day.path("date").asText(), "不是日期", "请写成 2026-01-01 的形式"));
        }
        if (!day.path("isOffDay").isBoolean()) {
            findings.add(Finding.ofCell(
                    number, "isOffDay", day.path("isOffDay").asText(), "没有说明放假还是上班", "请填写 true 或 false"));
        }
        return date.map(known -> new CalendarDay(
                known, !day.path("isOffDay").asBoolean(), day.path("name").asText()));
    }
}
