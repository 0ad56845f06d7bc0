package org.qingnuan.process.plan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qingnuan.process.PlanDefaults;
import org.qingnuan.shared.PlanId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The defaults of plans as they are deployed, read once for each deployment. */
@Component
class DefaultsOfDeployment implements PlanDefaults {

    private final PlanDeployments deployments;
    private final Map<String, Defaults> read = new ConcurrentHashMap<>();

    DefaultsOfDeployment(@Lazy PlanDeployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public Defaults of(PlanId plan) {
        return deployments
                .currentId(plan)
                .map(id -> read.computeIfAbsent(id, unread -> read(plan)))
                .orElse(Defaults.NONE);
    }

    private Defaults read(PlanId plan) {
        PlanFolder deployed =
                new PlanFolder(plan.value(), deployments.current(plan).files());
        return deployed.has("plan.yaml") ? DefaultsOfFiles.of(deployed) : Defaults.NONE;
    }

    @Override
    public boolean has(PlanId plan, String path) {
        return of(plan).paths().contains(path);
    }
}
