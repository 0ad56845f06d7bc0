package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.RateColumns;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.RateTables;
import org.qingnuan.process.SubsidyTables;
import org.qingnuan.process.engine.TriedTable;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tables of deployed plans, and tries others by the rules of any deployment. */
@Component
class DeployedSubsidyTables implements SubsidyTables {

    private final RateTables tables;
    private final PlanDeployments deployments;
    private final ModelRulesForPlans rules;

    DeployedSubsidyTables(RateTables tables, PlanDeployments deployments, ModelRulesForPlans rules) {
        this.tables = tables;
        this.deployments = deployments;
        this.rules = rules;
    }

    @Override
    @Transactional
    public View view(PlanId plan) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(tables.of(plan)));
        DecisionTable table =
                model.getModelElementsByType(DecisionTable.class).iterator().next();
        return new View(
                table.getInputs().stream().map(Input::getLabel).toList(),
                table.getRules().stream().map(rule -> row(table, rule)).toList());
    }

    private static Row row(DecisionTable table, Rule rule) {
        List<Output> outputs = new ArrayList<>(table.getOutputs());
        List<OutputEntry> entries = new ArrayList<>(rule.getOutputEntries());
        Map<String, String> said = new TreeMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            said.put(outputs.get(i).getName(), plain(entries.get(i).getText().getTextContent()));
        }
        return new Row(
                rule.getDescription() == null ? null : rule.getDescription().getTextContent(),
                rule.getInputEntries().stream()
                        .map(entry -> plain(entry.getText().getTextContent()))
                        .toList(),
                said.get("item"),
                said.get("label"),
                said.get("amount"),
                said.get("shares"),
                said.get("clause"),
                said.get("basis"),
                RateColumns.further().keySet().stream()
                        .filter(column -> !said.getOrDefault(column, "").isEmpty())
                        .collect(Collectors.toMap(column -> column, said::get)));
    }

    /** Without the quotes of a plain text. */
    private static String plain(String text) {
        return text.strip().replaceFirst("(?s)^\"([^\"]*)\"$", "$1");
    }

    @Override
    @Transactional
    public Decisions tried(PlanId plan, byte[] table) {
        Map<String, byte[]> files = new TreeMap<>(deployments.current(plan).files());
        String path = PlanFolder.home(plan.value()) + CompletedRates.TABLE;
        if (!files.containsKey(path)) {
            throw new PlanRefused(
                    List.of(new ModelFinding(CompletedRates.TABLE, null, "方案没有补贴标准表", "请在方案目录里补上该文件，再部署方案")));
        }
        files.put(path, table);
        List<ModelFinding> findings = rules.check(files);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        return new TriedTable(table);
    }
}
