package org.qingnuan.process.engine;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.qingnuan.shared.PlanId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds the model a plan uses: its own, else the default one, else the shared one. */
@Component
public class Definitions {

    private final RepositoryService repository;

    Definitions(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** The id of the latest version; throws IllegalStateException when no such model is deployed. */
    String latest(PlanId plan, String model) {
        return Stream.of(plan.value() + "." + model, "default." + model, model)
                .map(key -> LatestVersions.of("model", key, () -> find(key)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("没有部署流程模型 " + model + "（计划 " + plan.value() + "）"));
    }

    /** The id of the latest version of the plan's own model, empty without one. */
    public Optional<String> own(PlanId plan, String model) {
        String key = plan.value() + "." + model;
        return LatestVersions.of("model", key, () -> find(key));
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(ProcessDefinition::getId);
    }

    /** The model's name without its plan: {@code zichuan-2021.village-retrofit} and {@code village-retrofit} alike. */
    public static String modelOf(String definitionKey) {
        return definitionKey.substring(definitionKey.indexOf('.') + 1);
    }
}
