package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.qingnuan.finance.RateHistory;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;

/** The rows of a subsidy table, and how two versions of it differ. */
final class RateRows {

    private static final String TABLE = "subsidy.dmn";
    private static final String LABEL = "label";
    private static final String ITEM = "item";

    private RateRows() {}

    /**
     * A row.
     *
     * @param number from 1, as the editor shows it
     * @param inputs its conditions by what they look at, as {@code outputs} its answers by column; blank ones left out
     * @param label the rate's name, null for one that is computed
     */
    record Row(int number, String id, Map<String, String> inputs, Map<String, String> outputs, String label) {

        boolean isSame(Row other) {
            return inputs.equals(other.inputs) && outputs.equals(other.outputs);
        }

        /** Its cells that say something. */
        String words() {
            return Stream.concat(inputs.values().stream(), outputs.values().stream())
                    .map(cell -> cell.replaceAll("^\"(.*)\"$", "$1"))
                    .collect(Collectors.joining("，"));
        }
    }

    /**
     * What became of a table.
     *
     * @param corrected the row that was there to the one in its place
     * @param gone rows that have none in their place
     */
    record Difference(List<Row> added, Map<Row, Row> corrected, List<Row> gone) {

        List<RateHistory.Change> changes() {
            return Stream.concat(
                            corrected.entrySet().stream()
                                    .map(one -> new RateHistory.Change(
                                            one.getKey().words(), one.getValue().words())),
                            added.stream().map(row -> new RateHistory.Change(null, row.words())))
                    .toList();
        }
    }

    /** Throws PlanRefused when the second is another table or has other columns. */
    static Difference difference(byte[] before, byte[] after) {
        DmnModelInstance was = Dmn.readModelFromStream(new ByteArrayInputStream(before));
        DmnModelInstance is = Dmn.readModelFromStream(new ByteArrayInputStream(after));
        if (!sameTable(was, is)) {
            throw new PlanRefused(List.of(new ModelFinding(TABLE, null, "不是本方案的补贴标准表，或少了列", "请下载现行的表，只加行、加列或改正原有的行")));
        }
        List<Row> added = new ArrayList<>(rows(is));
        List<Row> changed = new ArrayList<>();
        rows(was).forEach(row -> take(added, row::isSame).ifPresentOrElse(same -> {}, () -> changed.add(row)));
        Map<Row, Row> corrected = new LinkedHashMap<>();
        List<Row> gone = new ArrayList<>();
        changed.forEach(row -> take(added, other -> other.id().equals(row.id()))
                .or(() -> take(added, other -> other.inputs().equals(row.inputs()) && sameItem(row, other)))
                .ifPresentOrElse(other -> corrected.put(row, other), () -> gone.add(row)));
        return new Difference(List.copyOf(added), corrected, List.copyOf(gone));
    }

    private static boolean sameItem(Row one, Row other) {
        return Objects.equals(one.outputs().get(ITEM), other.outputs().get(ITEM));
    }

    private static Optional<Row> take(List<Row> rows, Predicate<Row> fits) {
        Optional<Row> found = rows.stream().filter(fits).findFirst();
        found.ifPresent(rows::remove);
        return found;
    }

    /** Columns may be added, none taken away: what stood in it would count no more. */
    private static boolean sameTable(DmnModelInstance was, DmnModelInstance is) {
        return ids(was).equals(ids(is))
                && inputs(is).containsAll(inputs(was))
                && outputs(is).containsAll(outputs(was));
    }

    private static List<String> ids(DmnModelInstance table) {
        return table.getModelElementsByType(Decision.class).stream()
                .map(DmnElement::getId)
                .toList();
    }

    private static List<String> inputs(DmnModelInstance table) {
        return table.getModelElementsByType(Input.class).stream()
                .map(input -> input.getInputExpression().getText().getTextContent())
                .toList();
    }

    private static List<String> outputs(DmnModelInstance table) {
        return table.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList();
    }

    private static List<Row> rows(DmnModelInstance table) {
        List<String> inputs = inputs(table);
        List<String> outputs = outputs(table);
        List<Row> rows = new ArrayList<>();
        for (Rule rule : table.getModelElementsByType(Rule.class)) {
            Map<String, String> answers = cells(
                    outputs,
                    rule.getOutputEntries().stream()
                            .map(entry -> text(entry.getText()))
                            .toList());
            rows.add(new Row(
                    rows.size() + 1,
                    rule.getId(),
                    cells(
                            inputs,
                            rule.getInputEntries().stream()
                                    .map(entry -> text(entry.getText()))
                                    .toList()),
                    answers,
                    literal(answers.getOrDefault(LABEL, ""))));
        }
        return rows;
    }

    private static Map<String, String> cells(List<String> columns, List<String> texts) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), texts.size()); i++) {
            if (!texts.get(i).isEmpty()) {
                cells.put(columns.get(i), texts.get(i));
            }
        }
        return cells;
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    private static String literal(String cell) {
        return cell.matches("\"[^\"]*\"") ? cell.substring(1, cell.length() - 1) : null;
    }
}
