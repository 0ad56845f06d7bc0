package org.qingnuan.process.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * Tells the ledger when a stage begins and ends. A stage counts as finished because its gate is met in the ledger: the
 * end refuses, and rolls the step back, when it is not.
 */
@Component("stageListener")
public class StageListener implements ExecutionListener {

    /** Stages that are drawn as a subprocess of the model itself instead of a call. */
    private static final Map<String, String> DRAWN_STAGES =
            Map.of("subProcess_plan", "town-plan", "subProcess_subsidyPayout", "subsidy-payout");

    private final Stages stages;

    StageListener(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ExecutionEntity token = (ExecutionEntity) execution;
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        ActivityImpl activity = token.getActivity();
        if (EVENTNAME_START.equals(execution.getEventName())) {
            stages.started(subject, frameAround(activity), stage(activity), (String) activity.getProperty("name"));
        } else if (!token.isCanceled()) {
            stages.ended(subject, stage(activity));
        }
    }

    private static String stage(ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof CallActivityBehavior call) {
            return call.getCallableElement().getDefinitionKeyValueProvider().getValue(null).toString();
        }
        return DRAWN_STAGES.get(activity.getId());
    }

    private static String frameAround(ActivityImpl activity) {
        String own = frame(activity.getId());
        return own != null || !(activity.getFlowScope() instanceof ActivityImpl around) ? own : frame(around.getId());
    }

    private static String frame(String elementId) {
        boolean drawnWithoutDate = "subProcess_subsidyPayout".equals(elementId);
        return elementId.startsWith("subProcess_") && !drawnWithoutDate
                ? elementId.substring("subProcess_".length())
                : null;
    }
}
