package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private RateRows() {}

    /**
     * A row.
     *
     * @param number from 1, as the editor shows it
     * @param label the rate's name, null for one that is computed
     */
    record Row(int number, String id, List<String> inputs, List<String> outputs, String label) {

        boolean isSame(Row other) {
            return inputs.equals(other.inputs) && outputs.equals(other.outputs);
        }

        /** Its cells that say something. */
        String words() {
            return Stream.concat(inputs.stream(), outputs.stream())
                    .filter(cell -> !cell.isEmpty())
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
        if (!head(was).equals(head(is))) {
            throw new PlanRefused(List.of(new ModelFinding(TABLE, null, "不是本方案的补贴标准表，或改动了列", "请下载现行的表，只在下面加行或改正原有的行")));
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

    /** The kind of subsidy is the first that a row answers. */
    private static boolean sameItem(Row one, Row other) {
        return one.outputs().get(0).equals(other.outputs().get(0));
    }

    private static Optional<Row> take(List<Row> rows, Predicate<Row> fits) {
        Optional<Row> found = rows.stream().filter(fits).findFirst();
        found.ifPresent(rows::remove);
        return found;
    }

    /** The decision and its columns. */
    private static List<String> head(DmnModelInstance table) {
        return Stream.of(
                        table.getModelElementsByType(Decision.class).stream().map(DmnElement::getId),
                        table.getModelElementsByType(Input.class).stream()
                                .map(input ->
                                        input.getInputExpression().getText().getTextContent()),
                        outputs(table).stream())
                .flatMap(part -> part)
                .toList();
    }

    private static List<String> outputs(DmnModelInstance table) {
        return table.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList();
    }

    private static List<Row> rows(DmnModelInstance table) {
        int label = outputs(table).indexOf(LABEL);
        List<Row> rows = new ArrayList<>();
        for (Rule rule : table.getModelElementsByType(Rule.class)) {
            List<String> outputs = rule.getOutputEntries().stream()
                    .map(entry -> text(entry.getText()))
                    .toList();
            rows.add(new Row(
                    rows.size() + 1,
                    rule.getId(),
                    rule.getInputEntries().stream()
                            .map(entry -> text(entry.getText()))
                            .toList(),
                    outputs,
                    label < 0 ? null : literal(outputs.get(label))));
        }
        return rows;
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    private static String literal(String cell) {
        return cell.matches("\"[^\"]*\"") ? cell.substring(1, cell.length() - 1) : null;
    }
}
