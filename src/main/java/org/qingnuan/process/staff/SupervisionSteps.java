package org.qingnuan.process.staff;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.qingnuan.shared.PlanId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whose task each step of a plan's ladder is, as the plan's own models say. */
@Component
class SupervisionSteps {

    private static final Pattern ROLE = Pattern.compile("\\$\\{staff\\.group\\(execution, ?'([a-z-]+)'\\)}");

    private final RepositoryService repository;

    SupervisionSteps(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** The role of {@code userTask_<step>}; IllegalStateException for a step that no model of the plan has. */
    String role(PlanId plan, String step) {
        return Stream.of(plan.value() + ".supervision", "default.supervision", "correction-order")
                .map(this::latest)
                .flatMap(Optional::stream)
                .map(definition -> task(definition, step))
                .flatMap(Optional::stream)
                .map(task -> ROLE.matcher(task.getCamundaCandidateGroups()))
                .filter(Matcher::matches)
                .map(role -> role.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("计划 " + plan.value() + " 的督办模型没有环节 " + step));
    }

    private Optional<ProcessDefinition> latest(String key) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult());
    }

    private Optional<UserTask> task(ProcessDefinition definition, String step) {
        return Optional.ofNullable(
                repository.getBpmnModelInstance(definition.getId()).getModelElementById("userTask_" + step));
    }
}
