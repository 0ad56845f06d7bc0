package org.qingnuan.process.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.plan.ModelChecks;
import org.qingnuan.process.plan.ModelRulesForPlans;
import org.qingnuan.process.plan.Roles;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Vetoes a new deployment that breaks the rules for models; versions that run already are never judged again. */
@Component
class ModelRules implements Deployer, ModelRulesForPlans {

    private final ApplicationContext beans;

    ModelRules(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        List<ModelFinding> findings = check(files);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
    }

    @Override
    public List<ModelFinding> check(Map<String, byte[]> files) {
        return ModelChecks.of(files, Roles.NAMES, beans::containsBean);
    }
}
