package org.qingnuan.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.qingnuan.shared.Finding;

/** Finds the header among the first rows, then checks every row below it. */
final class RowCollector {

    private static final Set<String> TOTALS = Set.of("合计", "总计");

    private final SheetFormat format;
    private final FindingList findings = new FindingList();
    private final List<SheetRow> rows = new ArrayList<>();
    private final Map<Integer, Map<String, String>> refused = new HashMap<>();
    private final List<RawRow> top = new ArrayList<>();
    private final RowTaker taker;
    private HeaderRow header;
    private int taken;
    private boolean cancelled;

    /** Keeps the rows and tells {@code watch} how many there are. */
    RowCollector(SheetFormat format, IntPredicate watch) {
        this.format = format;
        this.taker = (row, cells, found) -> {
            rows.add(row);
            if (!cells.isEmpty()) {
                refused.put(row.rowNumber(), cells);
            }
            found.forEach(findings::add);
            return watch.test(rows.size());
        };
    }

    /** Keeps no row. */
    RowCollector(SheetFormat format, RowTaker taker) {
        this.format = format;
        this.taker = taker;
    }

    /** Takes the next row; false when no more are wanted. */
    boolean take(RawRow row) {
        if (header != null) {
            return data(row);
        }
        if (row.number() > HeaderRow.SEARCHED) {
            return settleHeader() && data(row);
        }
        top.add(row);
        return !HeaderRow.find(top, format).complete(format) || settleHeader();
    }

    SheetContent content() {
        if (header == null) {
            settleHeader();
        }
        if (cancelled) {
            return new SheetContent(List.of(), Map.of(), List.of(Finding.ofSheet("检查已取消", "没有登记任何内容，需要时请重新上传")));
        }
        if (header.found() && taken == 0) {
            findings.add(Finding.ofSheet("表头下面没有数据", "请填写后再上传"));
        }
        return new SheetContent(rows, refused, findings.all());
    }

    private boolean settleHeader() {
        header = HeaderRow.find(top, format);
        header.findings().forEach(findings::add);
        return header.found()
                && top.stream().filter(row -> row.number() > header.rowNumber()).allMatch(this::data);
    }

    private boolean data(RawRow row) {
        if (header.columns().keySet().stream().noneMatch(row.cells()::containsKey) || isTotals(row)) {
            return true;
        }
        if (taken == format.maxRows()) {
            findings.add(Finding.ofRow(row.number(), "超过最多" + format.maxRows() + "行", "请分成几个文件上传"));
            return false;
        }
        Map<String, String> values = new HashMap<>();
        Map<String, String> cells = new HashMap<>();
        List<Finding> found = new ArrayList<>();
        header.columns().forEach((at, column) -> {
            String value = new CellCheck(row.number(), column, found::add)
                    .value(row.cells().get(at));
            if (value != null) {
                values.put(column.header(), value);
            } else if (row.cells().containsKey(at)) {
                cells.put(column.header(), row.cells().get(at).text());
            }
        });
        taken++;
        cancelled = !taker.take(new SheetRow(row.number(), values), cells, found);
        return !cancelled;
    }

    private static boolean isTotals(RawRow row) {
        return TOTALS.contains(
                Plain.header(row.cells().get(row.cells().firstKey()).text()));
    }
}
