package org.qingnuan.process.engine;

import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.plan.DelegateNames;
import org.qingnuan.process.plan.ModelChecks;
import org.qingnuan.process.plan.ModelRulesForPlans;
import org.qingnuan.process.plan.Roles;
import org.springframework.stereotype.Component;

/** Vetoes a new deployment that breaks the rules for models; versions that run already are never judged again. */
@Component
class ModelRules implements Deployer, ModelRulesForPlans {

    /** The shared models, the defaults and two plans. */
    private static final int REMEMBERED = 4;

    private final Deque<Judged> recent = new ConcurrentLinkedDeque<>();

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        LatestVersions.forget();
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        List<ModelFinding> findings = check(files);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
    }

    /** Files are asked about before they are deployed and judged again as they are; the same ones are read once. */
    @Override
    public List<ModelFinding> check(Map<String, byte[]> files) {
        return recent.stream()
                .filter(judged -> judged.isOf(files))
                .findFirst()
                .orElseGet(() -> judge(files))
                .findings();
    }

    private Judged judge(Map<String, byte[]> files) {
        Judged judged = new Judged(Map.copyOf(files), ModelChecks.of(files, Roles.NAMES, DelegateNames::known));
        recent.addFirst(judged);
        while (recent.size() > REMEMBERED) {
            recent.pollLast();
        }
        return judged;
    }

    /** A judgment of files, which depends on nothing else while the application runs. */
    private record Judged(Map<String, byte[]> files, List<ModelFinding> findings) {

        boolean isOf(Map<String, byte[]> others) {
            return files.keySet().equals(others.keySet())
                    && files.entrySet().stream()
                            .allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
        }
    }
}
