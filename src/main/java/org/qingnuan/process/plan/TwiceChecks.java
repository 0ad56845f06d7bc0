package org.qingnuan.process.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The second of two rows with the same conditions never applies, or pays the same thing twice; rates may follow each other in time. */
final class TwiceChecks {

    private TwiceChecks() {}

    static List<Wrong> of(TableRules rules, DecisionTable table, List<String> outputs) {
        int item = outputs.indexOf("item");
        int told = item >= 0 ? item : rules.oneAnswer() ? -1 : outputs.indexOf("route");
        List<Wrong> wrong = new ArrayList<>();
        Map<List<String>, List<Row>> seen = new HashMap<>();
        int number = 0;
        for (Rule rule : table.getRules()) {
            number++;
            List<String> key = new ArrayList<>(rule.getInputEntries().stream()
                    .map(entry -> AnswerChecks.text(entry.getText()))
                    .toList());
            List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
            if (told >= 0 && told < entries.size()) {
                key.add(AnswerChecks.text(entries.get(told).getText()));
            }
            Row row = new Row(
                    number,
                    cell(entries, outputs.indexOf("exclusive")),
                    day(cell(entries, outputs.indexOf("validFrom")), LocalDate.MIN),
                    day(cell(entries, outputs.indexOf("validTo")), LocalDate.MAX));
            List<Row> alike = seen.computeIfAbsent(key, none -> new ArrayList<>());
            alike.stream()
                    .filter(row::meets)
                    .findFirst()
                    .ifPresent(first -> wrong.add(new Wrong(
                            rule.getId(),
                            "第" + row.number + "行与第" + first.number + "行的条件相同" + (row.dated() ? "，施行期重叠" : ""),
                            row.dated() ? "请改正施行起止日期，使前一行在后一行施行以前停止" : "请合并，或改正其中一行的条件")));
            alike.add(row);
        }
        return wrong;
    }

    private static String cell(List<OutputEntry> entries, int column) {
        return column < 0 || column >= entries.size()
                ? ""
                : AnswerChecks.text(entries.get(column).getText()).replace("\"", "");
    }

    /** A date that is none is told of elsewhere. */
    private static LocalDate day(String text, LocalDate open) {
        try {
            return text.isEmpty() ? open : LocalDate.parse(text);
        } catch (DateTimeException none) {
            return open;
        }
    }

    /** @param group of which one row alone counts, empty for none */
    private record Row(int number, String group, LocalDate from, LocalDate to) {

        private boolean meets(Row other) {
            boolean exclude = !group.isEmpty() && group.equals(other.group);
            return !exclude && !from.isAfter(other.to) && !other.from.isAfter(to);
        }

        private boolean dated() {
            return !from.equals(LocalDate.MIN) || !to.equals(LocalDate.MAX);
        }
    }
}
