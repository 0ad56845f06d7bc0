package org.qingnuan.ledger.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;

/**
 * A file as it was handed in: its rows by column key, what stands in its refused cells, and what is wrong with which row.
 *
 * @param unread rows of which some cell could not be read
 * @param cells what stands in the refused cells by row number and header
 * @param problems what is wrong by row number, in Chinese
 */
record Attempt(
        List<SheetRow> rows,
        Set<Integer> unread,
        Map<Integer, Map<String, String>> cells,
        Map<Integer, String> problems) {

    private static final String ROW_NUMBER = "#";
    private static final String UNREAD = "~";
    private static final String PROBLEM = "?";
    private static final String CELL = "!";

    static Attempt of(
            List<SheetRow> rows, List<Finding> read, Map<Integer, Map<String, String>> cells, List<Finding> all) {
        Set<Integer> numbers = rows.stream().map(SheetRow::rowNumber).collect(Collectors.toSet());
        Map<Integer, String> problems = new HashMap<>();
        all.stream()
                .filter(finding -> finding.row() > 0 && numbers.contains(finding.row()))
                .forEach(finding -> problems.merge(finding.row(), told(finding), String::concat));
        Set<Integer> unread =
                read.stream().map(Finding::row).filter(numbers::contains).collect(Collectors.toSet());
        return new Attempt(rows, unread, cells, problems);
    }

    private static String told(Finding finding) {
        return "%s%s，%s。"
                .formatted(finding.column() == null ? "" : finding.column() + "：", finding.reason(), finding.remedy());
    }

    /** How many rows are in error. */
    int faulty() {
        return problems.size();
    }

    /** The rows that could be read. */
    List<SheetRow> readable() {
        return rows.stream().filter(row -> !unread.contains(row.rowNumber())).toList();
    }

    /** One after the other, as they come together from several files. */
    static List<SheetRow> numbered(List<SheetRow> rows) {
        return rows.stream().noneMatch(row -> row.rowNumber() < 0)
                ? rows
                : IntStream.range(0, rows.size())
                        .mapToObj(i -> new SheetRow(i + 1, rows.get(i).values()))
                        .toList();
    }

    /** As it is kept. */
    List<Map<String, String>> written() {
        return rows.stream()
                .map(row -> {
                    Map<String, String> values = new LinkedHashMap<>(row.values());
                    values.put(ROW_NUMBER, Integer.toString(row.rowNumber()));
                    if (unread.contains(row.rowNumber())) {
                        values.put(UNREAD, "");
                    }
                    if (problems.containsKey(row.rowNumber())) {
                        values.put(PROBLEM, problems.get(row.rowNumber()));
                    }
                    cells.getOrDefault(row.rowNumber(), Map.of())
                            .forEach((header, text) -> values.put(CELL + header, text));
                    return values;
                })
                .toList();
    }

    static Attempt read(List<Map<String, String>> written) {
        List<SheetRow> rows = new ArrayList<>();
        Set<Integer> unread = new HashSet<>();
        Map<Integer, Map<String, String>> cells = new HashMap<>();
        Map<Integer, String> problems = new HashMap<>();
        for (Map<String, String> values : written) {
            int number = Integer.parseInt(values.get(ROW_NUMBER));
            Map<String, String> row = new HashMap<>();
            values.forEach((key, value) -> {
                switch (key.substring(0, 1)) {
                    case UNREAD -> unread.add(number);
                    case PROBLEM -> problems.put(number, value);
                    case CELL ->
                        cells.computeIfAbsent(number, n -> new HashMap<>()).put(key.substring(1), value);
                    case ROW_NUMBER -> {
                        // the number is known already
                    }
                    default -> row.put(key, value);
                }
            });
            rows.add(new SheetRow(number, row));
        }
        return new Attempt(rows, unread, cells, problems);
    }
}
