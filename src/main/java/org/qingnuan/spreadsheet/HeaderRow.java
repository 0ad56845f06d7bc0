package org.qingnuan.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.shared.Finding;

/** Where each column of the format stands in the sheet: the row among the first that knows most of its headers. */
record HeaderRow(int rowNumber, Map<Integer, SheetColumn> columns, List<Finding> findings) {

    /** How many rows from the top may hold titles and notes before the headers. */
    static final int SEARCHED = 10;

    private static final String TWICE = "这一列出现了两次";

    static HeaderRow find(List<RawRow> top, SheetFormat format) {
        Map<String, SheetColumn> byName = new HashMap<>();
        format.columns()
                .forEach(column -> Stream.concat(Stream.of(column.header()), column.aliases().stream())
                        .forEach(name -> byName.put(Plain.header(name), column)));
        return top.stream()
                .map(row -> match(row, byName, format))
                .reduce((one, other) -> other.columns.size() > one.columns.size() ? other : one)
                .filter(best -> !best.columns.isEmpty())
                .map(best -> best.complete(format) ? best : best.with(top, byName, format))
                .orElseGet(() -> missing(format));
    }

    /** Under a group heading the columns' names stand in two rows, those without a group in the upper one. */
    private HeaderRow with(List<RawRow> top, Map<String, SheetColumn> byName, SheetFormat format) {
        Map<Integer, SheetColumn> all = new TreeMap<>(columns);
        int last = rowNumber;
        for (RawRow beside : top) {
            if (Math.abs(beside.number() - rowNumber) == 1) {
                Map<Integer, SheetColumn> more = match(beside, byName, format).columns;
                more.values().removeIf(all::containsValue);
                more.keySet().removeAll(columns.keySet());
                all.putAll(more);
                last = more.isEmpty() ? last : Math.max(last, beside.number());
            }
        }
        return new HeaderRow(
                last,
                all,
                Stream.concat(doubled().stream(), absent(all, format).stream()).toList());
    }

    private List<Finding> doubled() {
        return findings.stream()
                .filter(finding -> finding.reason().equals(TWICE))
                .toList();
    }

    private static List<Finding> absent(Map<Integer, SheetColumn> columns, SheetFormat format) {
        return format.columns().stream()
                .filter(column -> column.required() && !columns.containsValue(column))
                .map(column -> Finding.ofColumn(column.header(), "缺少这一列", "请补上表头为“" + column.header() + "”的一列"))
                .toList();
    }

    /** Whether no further row can be better. */
    boolean complete(SheetFormat format) {
        return columns.size() == format.columns().size();
    }

    boolean found() {
        return !columns.isEmpty();
    }

    private static HeaderRow match(RawRow row, Map<String, SheetColumn> byName, SheetFormat format) {
        Map<Integer, SheetColumn> columns = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        row.cells().forEach((at, cell) -> {
            SheetColumn column = byName.get(Plain.header(cell.text()));
            if (column != null && columns.containsValue(column)) {
                findings.add(Finding.ofColumn(column.header(), TWICE, "请只保留一列"));
            } else if (column != null) {
                columns.put(at, column);
            }
        });
        findings.addAll(absent(columns, format));
        return new HeaderRow(row.number(), columns, findings);
    }

    private static HeaderRow missing(SheetFormat format) {
        String headers = format.columns().stream().map(SheetColumn::header).collect(Collectors.joining("、"));
        Finding finding = Finding.ofSheet("前" + SEARCHED + "行里没有找到表头", "请保留这些列名：" + headers);
        return new HeaderRow(0, Map.of(), List.of(finding));
    }
}
