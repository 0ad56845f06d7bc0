package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.qingnuan.finance.RateColumns;

/** The rules for the columns of a subsidy table that it need not have, and for what they demand of the others. */
final class RateCellChecks {

    private RateCellChecks() {}

    static List<Wrong> of(DecisionTable table, List<String> outputs) {
        List<Wrong> wrong = new ArrayList<>();
        unknown(table, wrong);
        table.getInputs().stream()
                .map(Input::getInputExpression)
                .filter(expression -> expression != null && asksForOwnPart(AnswerChecks.text(expression.getText())))
                .forEach(expression -> wrong.add(ownPart(expression)));
        int number = 0;
        for (Rule rule : table.getRules()) {
            number++;
            row(number, rule, outputs, wrong);
        }
        return wrong;
    }

    /** A column whose name is misspelt would be read by nobody. */
    private static void unknown(DecisionTable table, List<Wrong> wrong) {
        TreeSet<String> known = new TreeSet<>(RateColumns.further().keySet());
        known.addAll(TableRules.OF.get("subsidy").outputs());
        table.getOutputs().stream()
                .filter(output -> !known.contains(output.getName()))
                .forEach(output -> wrong.add(new Wrong(
                        output.getId(),
                        "系统不使用输出列 " + output.getName(),
                        "可用：" + String.join("、", known) + "，名称（Output name）须一字不差")));
    }

    private static void row(int number, Rule rule, List<String> outputs, List<Wrong> wrong) {
        List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
        Map<String, OutputEntry> cells = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(entries.size(), outputs.size()); i++) {
            cells.put(outputs.get(i), entries.get(i));
            String text = AnswerChecks.text(entries.get(i).getText());
            if (!text.isEmpty()) {
                texts.put(outputs.get(i), text);
            }
        }
        RateColumns.faults(texts)
                .forEach((column, fault) -> wrong.add(new Wrong(
                        (cells.containsKey(column) ? cells.get(column) : rule).getId(),
                        "第" + number + "行：" + fault.reason(),
                        fault.remedy())));
        rule.getInputEntries().stream()
                .filter(entry -> asksForOwnPart(AnswerChecks.text(entry.getText())))
                .forEach(entry -> wrong.add(ownPart(entry)));
    }

    private static boolean asksForOwnPart(String text) {
        return text.replaceAll("\"[^\"]*\"", "").matches("(?s).*\\bselfPaid\\b.*");
    }

    private static Wrong ownPart(DmnElement element) {
        return new Wrong(element.getId(), "条件不能按设备自付部分（selfPaid）判断", "请只在金额里使用它");
    }
}
