package org.qingnuan.process.deadline;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

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
        conditional.addAll(eventsOfADay(repository.getBpmnModelInstance(source)));
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

    /** They are no gates, and take the day of the new version in any case. */
    private static Set<String> eventsOfADay(BpmnModelInstance model) {
        return model.getModelElementsByType(IntermediateCatchEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(TimerEventDefinition.class::cast)
                        .anyMatch(timer -> timer.getTimeDate() != null
                                && timer.getTimeDate().getTextContent().contains("deadline.at(")))
                .map(IntermediateCatchEvent::getId)
                .collect(Collectors.toSet());
    }
}
