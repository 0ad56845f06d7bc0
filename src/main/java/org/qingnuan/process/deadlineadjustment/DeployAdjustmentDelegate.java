package org.qingnuan.process.deadlineadjustment;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.engine.Step;
import org.qingnuan.process.plan.PlanDeployments;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 部署新期限: the plan whole, and the list of every case that runs by the old dates, in one transaction. */
@Component
class DeployAdjustmentDelegate implements JavaDelegate {

    private final Adjustments adjustments;
    private final PlanDeployments deployments;
    private final AdjustmentRun run;

    DeployAdjustmentDelegate(Adjustments adjustments, @Lazy PlanDeployments deployments, AdjustmentRun run) {
        this.adjustments = adjustments;
        this.deployments = deployments;
        this.run = run;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseKey adjustment = Step.of(execution).subject();
        Map<String, byte[]> files = adjustments.files(adjustment);
        PlanDeployments.Deployed deployed = deployments.replace(adjustment.plan(), files);
        adjustments.deployed(adjustment, deployed.id(), run.behind(deployed.models()));
        run.begin(adjustment, Context.getCommandContext());
    }
}
