package org.qingnuan.process.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.deadline.DatedGate;
import org.qingnuan.process.deadline.DeadlineRule;
import org.qingnuan.shared.PlanId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the models and tables that a plan works with say of what it needs. */
@Component
class DeployedModels {

    private final RepositoryService repository;

    DeployedModels(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** Whether the plan's own model, or the default one where it has none, has this task. */
    boolean hasTask(PlanId plan, String model, String task) {
        return Stream.of(plan.value() + "." + model, "default." + model)
                .flatMap(key ->
                        repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .latestVersion()
                                .list()
                                .stream())
                .findFirst()
                .map(definition ->
                        repository.getBpmnModelInstance(definition.getId()).getModelElementById(task) != null)
                .orElse(false);
    }

    /** Whether the plan's table, or the default one where it has none, looks at one of these inputs. */
    boolean looksAt(PlanId plan, String table, List<String> inputs) {
        return Stream.of(plan.value() + "." + table, "default." + table)
                .flatMap(key ->
                        repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(key)
                                .latestVersion()
                                .list()
                                .stream())
                .findFirst()
                .map(DecisionDefinition::getId)
                .map(id -> repository.getDmnModelInstance(id).getModelElementsByType(InputExpression.class).stream()
                        .map(expression -> expression.getText().getTextContent().strip())
                        .anyMatch(inputs::contains))
                .orElse(false);
    }

    /** The last date that the plan's own models state; the last of the plan's year where they state none. */
    LocalDate lastDate(Plan plan) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKeyLike(plan.id().value() + ".%")
                .latestVersion()
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .map(repository::getBpmnModelInstance)
                .flatMap(model -> dates(model, plan.year()))
                .max(LocalDate::compareTo)
                .orElse(LocalDate.of(plan.year(), 12, 31));
    }

    private static Stream<LocalDate> dates(BpmnModelInstance model, int year) {
        return DatedGate.of(model).stream()
                .map(gate -> DeadlineRule.parse(gate.rule()).inYear(year));
    }
}
