package org.qingnuan.rehearsal.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.rehearsal.Course.Cell;

/** Bodies by gates: how many of their cases missed the date, the redder the more. */
final class LatenessMap {

    private static final int WIDTH = 720;
    private static final int NAMES = 110;
    private static final int HEAD = 40;
    private static final int ROW = 24;
    private static final int MOST_GATES = 7;
    private static final String NOTHING = "#f3f5f7";
    private static final String NONE_LATE = "#dcefe3";
    private static final List<String> LATE = List.of("#fbe3d6", "#f7c3ad", "#ee9480", "#d95f52");

    private record Gate(String name, LocalDate deadline) {}

    private LatenessMap() {}

    /** One picture for every seven gates. */
    static List<String> of(List<Cell> cells) {
        List<Gate> gates = gates(cells);
        List<String> maps = new ArrayList<>();
        for (int i = 0; i < gates.size(); i += MOST_GATES) {
            maps.add(map(cells, gates.subList(i, Math.min(gates.size(), i + MOST_GATES))));
        }
        return maps;
    }

    /** By their first date, each once. */
    private static List<Gate> gates(List<Cell> cells) {
        return cells.stream()
                .collect(Collectors.groupingBy(
                        Cell::gate, Collectors.mapping(Cell::deadline, Collectors.minBy(Comparator.naturalOrder()))))
                .entrySet()
                .stream()
                .map(gate -> new Gate(gate.getKey(), gate.getValue().orElseThrow()))
                .sorted(Comparator.comparing(Gate::deadline).thenComparing(Gate::name))
                .toList();
    }

    private static String map(List<Cell> cells, List<Gate> gates) {
        List<Cell> shown = cells.stream()
                .filter(cell -> gates.stream().anyMatch(gate -> gate.name().equals(cell.gate())))
                .toList();
        List<String> bodies = shown.stream().map(Cell::body).distinct().toList();
        Map<String, Cell> byPlace = shown.stream()
                .collect(Collectors.toMap(
                        cell -> cell.body() + "/" + cell.gate(), Function.identity(), (one, other) -> one));
        Svg svg = new Svg(WIDTH, "各单位各关口逾期情况");
        double width = (double) (WIDTH - NAMES) / gates.size();
        for (int column = 0; column < gates.size(); column++) {
            double middle = NAMES + (column + 0.5) * width;
            svg.text(
                    middle,
                    15,
                    "middle",
                    Svg.INK,
                    12,
                    shortened(gates.get(column).name(), width));
            svg.text(
                    middle,
                    31,
                    "middle",
                    Svg.SOFT,
                    10,
                    ChineseDates.format(gates.get(column).deadline()));
        }
        for (int row = 0; row < bodies.size(); row++) {
            double y = HEAD + row * ROW;
            svg.text(NAMES - 8, y + 16, "end", Svg.INK, 12, shortened(bodies.get(row), NAMES));
            for (int column = 0; column < gates.size(); column++) {
                Cell cell =
                        byPlace.get(bodies.get(row) + "/" + gates.get(column).name());
                double x = NAMES + column * width;
                svg.rectangle(x + 1, y + 1, width - 2, ROW - 2, colour(cell));
                if (cell != null) {
                    svg.text(x + width / 2, y + 16, "middle", Svg.INK, 11, words(cell));
                }
            }
        }
        return svg.drawn(HEAD + bodies.size() * ROW + 2);
    }

    static int all(Cell cell) {
        return cell.onTime() + cell.late() + cell.open();
    }

    private static String words(Cell cell) {
        if (cell.late() > 0) {
            return "逾期 " + cell.late() + "／" + all(cell) + (cell.daysLate() > 0 ? "（" + cell.daysLate() + "天）" : "");
        }
        return cell.open() == 0 ? "按期 " + cell.onTime() : "未到期 " + cell.open() + "／" + all(cell);
    }

    private static String colour(Cell cell) {
        if (cell == null || all(cell) == 0) {
            return NOTHING;
        }
        if (cell.late() == 0) {
            return NONE_LATE;
        }
        return LATE.get(Math.min(LATE.size() - 1, cell.late() * LATE.size() / (all(cell) + 1)));
    }

    private static String shortened(String name, double width) {
        int most = (int) (width / 12.5);
        return name.length() <= most ? name : name.substring(0, Math.max(1, most - 1)) + "…";
    }
}
