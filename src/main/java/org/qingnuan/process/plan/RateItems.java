package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.xml.ModelException;

/** Which kinds of subsidy a subsidy table has rows of. */
final class RateItems {

    private RateItems() {}

    /** By their codes; none of a file that cannot be read, which is said by the rules for tables. */
    static Set<String> in(byte[] table) {
        Set<String> items = new HashSet<>();
        try {
            SafeXml.root(table);
            Dmn.readModelFromStream(new ByteArrayInputStream(table))
                    .getModelElementsByType(DecisionTable.class)
                    .forEach(rows -> add(rows, items));
        } catch (IllegalArgumentException | ModelException unreadable) {
            return Set.of();
        }
        return items;
    }

    private static void add(DecisionTable table, Set<String> items) {
        int column = table.getOutputs().stream().map(Output::getName).toList().indexOf("item");
        table.getRules().forEach(rule -> {
            List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
            if (column >= 0 && column < entries.size()) {
                items.add(AnswerChecks.text(entries.get(column).getText()).replace("\"", ""));
            }
        });
    }
}
