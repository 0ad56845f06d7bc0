package org.qingnuan.process.deadline;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;

/**
 * What instances that stand alike share in one migration plan.
 *
 * @param leftOut boundary events that the engine shall set up anew
 * @param updated boundary events whose timers shall take the new date; all others keep theirs
 */
record MigrationRecipe(String source, String target, Set<String> leftOut, Set<String> updated) {

    MigrationPlan plan(RuntimeService runtime, RepositoryService repository) {
        Set<String> conditional =
                repository.getBpmnModelInstance(source).getModelElementsByType(BoundaryEvent.class).stream()
                        .filter(event -> event.getEventDefinitions().stream()
                                .anyMatch(ConditionalEventDefinition.class::isInstance))
                        .map(BoundaryEvent::getId)
                        .collect(Collectors.toSet());
        MigrationPlanBuilder plan = runtime.createMigrationPlan(source, target);
        for (MigrationInstruction equal : runtime.createMigrationPlan(source, target)
                .mapEqualActivities()
                .build()
                .getInstructions()) {
            String activity = equal.getSourceActivityId();
            if (leftOut.contains(activity)) {
                continue;
            }
            MigrationInstructionBuilder mapped = plan.mapActivities(activity, equal.getTargetActivityId());
            if (updated.contains(activity) || conditional.contains(activity)) {
                mapped.updateEventTrigger();
            }
        }
        return plan.build();
    }
}
