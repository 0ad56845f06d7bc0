package org.qingnuan.finance.subsidy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.qingnuan.finance.Decisions;
import org.qingnuan.shared.PlanId;

/** A subsidy table written row by row in a test, as the file that a plan would have, and evaluated by the engine itself. */
public final class WrittenTable {

    public static final PlanId PLAN = new PlanId("sample-2021");

    private static final List<String> OUTPUTS = List.of("item", "label", "amount", "shares", "clause", "basis");

    private final List<Map<String, String>> conditions = new ArrayList<>();
    private final List<Map<String, String>> answers = new ArrayList<>();

    /**
     * A row: {@code "season: 0; route: COAL_TO_GAS"} and {@code "item: EQUIPMENT; amount: equipmentPrice * 0.7; cap: 270000"}. Words
     * in capitals, dates and Chinese are texts, all else stands as it is; what every row must say is filled in.
     */
    public WrittenTable row(String when, String then) {
        conditions.add(cells(when));
        Map<String, String> answer = cells(then);
        answer.putIfAbsent("label", "\"标准" + (answers.size() + 1) + "\"");
        answer.putIfAbsent("shares", "\"DISTRICT_MATCHING:rest\"");
        answer.putIfAbsent("clause", "\"样本第一条\"");
        answers.add(answer);
        return this;
    }

    /** Nothing for the works, so that a table of equipment alone is whole. */
    public WrittenTable noWorks() {
        return row("season: 0", "item: CONSTRUCTION; amount: 0");
    }

    public WrittenTable noEquipment() {
        return row("season: 0", "item: EQUIPMENT; amount: 0");
    }

    private static Map<String, String> cells(String text) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String cell : text.split(";")) {
            if (!cell.isBlank()) {
                String[] part = cell.strip().split(": ", 2);
                boolean words = part[1].matches("[A-Z_]{3,}(:.*)?|.*[\\u4e00-\\u9fff].*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
                        || part[0].equals("amount") && part[1].matches("[0-9.]+-.*:.*");
                cells.put(part[0], words && !part[1].contains("\"") ? '"' + part[1] + '"' : part[1]);
            }
        }
        return cells;
    }

    /** The file. */
    public byte[] file() {
        Set<String> inputs = new LinkedHashSet<>();
        conditions.forEach(row -> inputs.addAll(row.keySet()));
        Set<String> outputs = new LinkedHashSet<>(OUTPUTS);
        answers.forEach(row -> outputs.addAll(row.keySet()));
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    id="definitions" name="补贴标准" namespace="http://qingnuan.org/plans/sample">
                  <decision id="%s.subsidy" name="补贴标准" camunda:historyTimeToLive="P3650D">
                    <decisionTable id="table_subsidy" hitPolicy="COLLECT">
                """.formatted(PLAN));
        inputs.forEach(name -> xml.append(
                "<input id=\"in_%s\" label=\"%s\"><inputExpression id=\"e_%s\"><text>%s</text></inputExpression></input>\n"
                        .formatted(name, name, name, name)));
        outputs.forEach(name -> xml.append("<output id=\"out_%s\" name=\"%s\"/>\n".formatted(name, name)));
        for (int i = 0; i < conditions.size(); i++) {
            int no = i + 1;
            xml.append("<rule id=\"rule_%d\">\n".formatted(no));
            inputs.forEach(name -> xml.append(cell("inputEntry", no, name, conditions.get(no - 1))));
            outputs.forEach(name -> xml.append(cell("outputEntry", no, name, answers.get(no - 1))));
            xml.append("</rule>\n");
        }
        return xml.append("</decisionTable></decision></definitions>")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String kind, int row, String name, Map<String, String> cells) {
        String text = cells.getOrDefault(name, "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return "<%s id=\"r%d_%s_%s\"><text>%s</text></%s>\n".formatted(kind, row, kind, name, text, kind);
    }

    /** The table as the engine answers. */
    public Decisions decisions() {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        DmnDecision decision =
                engine.parseDecisions(new ByteArrayInputStream(file())).get(0);
        return (plan, table, inputs) -> engine.evaluateDecision(decision, inputs).stream()
                .map(DmnDecisionResultEntries::getEntryMap)
                .toList();
    }

    /** What a household is due by the table; fails when a rate is missing. */
    List<Rate> rates(Case one) {
        Rates rates = Rates.decide(decisions(), PLAN, List.of(one));
        if (!rates.missing().isEmpty()) {
            throw new AssertionError(rates.missing());
        }
        return rates.byCase().get(one);
    }
}
