package org.qingnuan.process.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.qingnuan.shared.PlanId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates a plan's own table, or the default one where the plan has none, in its latest approved version. */
@Component
class PlanDecisions implements org.qingnuan.ledger.Decisions, org.qingnuan.finance.Decisions {

    private final RepositoryService repository;
    private final DecisionService decisions;

    PlanDecisions(@Lazy RepositoryService repository, @Lazy DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    @Override
    public List<Map<String, Object>> decide(PlanId plan, String table, Map<String, Object> inputs) {
        DecisionDefinition definition = latest(plan, table);
        DmnDecisionResult result = decisions
                .evaluateDecisionById(definition.getId())
                .variables(inputs)
                .evaluate();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DmnDecisionResultEntries entries : result) {
            Map<String, Object> row = new LinkedHashMap<>(entries.getEntryMap());
            row.put(RULE_VERSION, definition.getId());
            rows.add(row);
        }
        return rows;
    }

    private DecisionDefinition latest(PlanId plan, String table) {
        return Stream.of(plan.value() + "." + table, "default." + table)
                .map(key -> repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .filter(definition -> definition != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("计划 " + plan + " 没有决策表 " + table));
    }
}
