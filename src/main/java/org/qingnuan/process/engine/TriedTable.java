package org.qingnuan.process.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.qingnuan.finance.Decisions;
import org.qingnuan.shared.PlanId;

/** Answers by a file that is deployed nowhere, in an engine of its own that keeps nothing; the plan and the table asked for do not matter. */
public final class TriedTable implements Decisions, org.qingnuan.ledger.Decisions {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;
    private final TableAnswers answers;

    /** For a file that would pass the rules of plans. */
    public TriedTable(byte[] file) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(file));
        this.decision = engine.parseDecisions(model).get(0);
        this.answers = TableAnswers.of(model);
    }

    @Override
    public List<Map<String, Object>> decide(PlanId plan, String table, Map<String, Object> inputs) {
        return answers.to(inputs, () -> evaluate(inputs));
    }

    private List<Map<String, Object>> evaluate(Map<String, Object> inputs) {
        DmnDecisionResult result = engine.evaluateDecision(decision, inputs);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DmnDecisionResultEntries entries : result) {
            rows.add(entries.getEntryMap());
        }
        return List.copyOf(rows);
    }
}
