package org.qingnuan.ledger.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.spreadsheet.SheetRow;

/** What the sheets about known households share: each row names a household of this village, once. */
final class HouseholdRows {

    private HouseholdRows() {}

    /** Hands each row that names a household of the village to {@code check}, and refuses the others. */
    static void each(
            List<SheetRow> rows, Map<Long, Known> village, Findings findings, BiConsumer<SheetRow, Known> check) {
        Map<Long, Integer> seen = new HashMap<>();
        for (SheetRow row : rows) {
            Long id = row.integer("household");
            if (id == null) {
                continue;
            }
            Integer earlier = seen.putIfAbsent(id, row.rowNumber());
            Known known = village.get(id);
            if (earlier != null) {
                findings.cell(row, "household", repeats(earlier), "每户只填一行");
            } else if (known == null) {
                findings.cell(row, "household", "不是本村登记在册的户", "请重新下载本村表格，不要改动户编号，也不要粘贴其他村的行");
            } else {
                check.accept(row, known);
            }
        }
    }

    /** Names the earlier of two equal rows; a row below zero passed its check with an earlier file. */
    static String repeats(int earlier) {
        return earlier > 0 ? "与第%d行重复".formatted(earlier) : "与先前通过的第%d行重复".formatted(-earlier);
    }

    /** Refuses a day that has not come yet or lies before what had to happen first. */
    static void day(
            SheetRow row, String key, LocalDate earliest, String earliestName, LocalDate today, Findings findings) {
        LocalDate day = row.date(key);
        if (day == null) {
            return;
        }
        if (day.isAfter(today)) {
            findings.cell(row, key, "日期尚未到来", "请填写实际发生的日期");
        } else if (earliest != null && day.isBefore(earliest)) {
            findings.cell(row, key, "早于%s%s".formatted(earliestName, ChineseDates.format(earliest)), "请核对日期");
        }
    }

    static void required(SheetRow row, String key, String reason, Findings findings) {
        if (row.text(key) == null) {
            findings.cell(row, key, null, reason, "请补填");
        }
    }

    /** Whether a person wrote anything in the row. */
    static boolean filled(SheetRow row, String... keys) {
        for (String key : keys) {
            if (row.text(key) != null) {
                return true;
            }
        }
        return false;
    }

    /** Refuses a sheet in which nobody wrote anything. */
    static void someFilled(List<SheetRow> rows, Findings findings, String... keys) {
        if (!rows.isEmpty() && rows.stream().noneMatch(row -> filled(row, keys))) {
            findings.sheet("表中没有填写任何一户的结果", "请至少填写一户");
        }
    }
}
