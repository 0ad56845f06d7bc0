package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Deploys a folder whole, once. The database is the truth afterwards: a later start never deploys over it but says what
 * differs, because a start with duplicate filtering would put old dates back.
 */
@Component
public class PlanDeployments {

    private static final String SOURCE = "qingnuan";

    private final RepositoryService repository;
    private final ApplicationContext beans;

    PlanDeployments(RepositoryService repository, ApplicationContext beans) {
        this.repository = repository;
        this.beans = beans;
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

    /** Asks the rules for models before the engine does, which would log its refusal with a stack trace. */
    private void deploy(PlanFolder folder) {
        List<ModelFinding> findings = ModelChecks.of(folder.files(), Roles.NAMES, beans::containsBean);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
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

    private Deployment latest(String name) {
        return repository
                .createDeploymentQuery()
                .deploymentName(name)
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
    }
}
