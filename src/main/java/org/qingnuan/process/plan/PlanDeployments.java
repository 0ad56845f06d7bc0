package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.engine.Definitions;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/**
 * Deploys a folder whole, once. The database is the truth afterwards: a later start never deploys over it but says what
 * differs, because a start with duplicate filtering would put old dates back.
 */
@Component
public class PlanDeployments {

    private static final String SOURCE = "qingnuan";

    private final RepositoryService repository;
    private final ModelRulesForPlans rules;

    PlanDeployments(RepositoryService repository, ModelRulesForPlans rules) {
        this.repository = repository;
        this.rules = rules;
    }

    /** Seeds the folder unless it was deployed before; returns the files that differ from what is deployed. */
    public List<String> seed(PlanFolder folder) {
        Deployment latest = latest(folder.name());
        if (latest == null) {
            deploy(folder);
            return List.of();
        }
        return differing(folder, latest);
    }

    /** Deploys a plan whole in place of what is deployed; the models by their names without the plan. */
    public Deployed replace(PlanId plan, Map<String, byte[]> files) {
        DeploymentBuilder builder =
                repository.createDeployment().name(plan.value()).source(SOURCE);
        files.forEach((path, bytes) -> builder.addInputStream(path, new ByteArrayInputStream(bytes)));
        DeploymentWithDefinitions deployed = builder.deployWithResult();
        return new Deployed(
                deployed.getId(),
                deployed.getDeployedProcessDefinitions().stream()
                        .collect(Collectors.toMap(
                                definition -> Definitions.modelOf(definition.getKey()), Function.identity())));
    }

    /** What a deployment brought; {@code models} by name without the plan. */
    public record Deployed(String id, Map<String, ProcessDefinition> models) {}

    /** The files of a plan as deployed last; throws IllegalStateException when it never was. */
    public Current current(PlanId plan) {
        Deployment latest = latest(plan.value());
        if (latest == null) {
            throw new IllegalStateException("计划 " + plan.value() + " 没有部署");
        }
        Map<String, byte[]> files = new TreeMap<>();
        repository
                .getDeploymentResourceNames(latest.getId())
                .forEach(name -> files.put(name, bytes(latest.getId(), name)));
        return new Current(latest.getId(), files);
    }

    /** The deployment whose files are the plan's now; empty when it never was deployed. */
    Optional<String> currentId(PlanId plan) {
        return Optional.ofNullable(latest(plan.value())).map(Deployment::getId);
    }

    /** A deployment and its files by path. */
    public record Current(String id, Map<String, byte[]> files) {}

    /** What keeps a folder from being deployed; empty for one that was deployed before, which is never judged again. */
    public List<ModelFinding> findings(PlanFolder folder) {
        return latest(folder.name()) == null ? rules.check(folder.files()) : List.of();
    }

    /** Whether a folder of that name was ever deployed. */
    boolean isDeployed(String name) {
        return latest(name) != null;
    }

    private void deploy(PlanFolder folder) {
        DeploymentBuilder builder =
                repository.createDeployment().name(folder.name()).source(SOURCE);
        folder.files().forEach((path, bytes) -> builder.addInputStream(path, new ByteArrayInputStream(bytes)));
        builder.deploy();
    }

    private List<String> differing(PlanFolder folder, Deployment deployed) {
        List<String> stored = repository.getDeploymentResourceNames(deployed.getId());
        List<String> differing = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : folder.files().entrySet()) {
            boolean same = stored.contains(file.getKey())
                    && Arrays.equals(file.getValue(), bytes(deployed.getId(), file.getKey()));
            if (!same) {
                differing.add(file.getKey());
            }
        }
        stored.stream().filter(name -> !folder.files().containsKey(name)).forEach(differing::add);
        return differing;
    }

    private byte[] bytes(String deploymentId, String name) {
        try (InputStream in = repository.getResourceAsStream(deploymentId, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several of the same instant the one with the newest versions: a simulated clock stands still. */
    private Deployment latest(String name) {
        List<Deployment> all = repository
                .createDeploymentQuery()
                .deploymentName(name)
                .orderByDeploymentTime()
                .desc()
                .list();
        return all.stream()
                .filter(one -> one.getDeploymentTime().equals(all.get(0).getDeploymentTime()))
                .max(Comparator.comparingInt(this::newestVersion))
                .orElse(null);
    }

    private int newestVersion(Deployment deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).list().stream()
                .mapToInt(ProcessDefinition::getVersion)
                .max()
                .orElse(0);
    }
}
