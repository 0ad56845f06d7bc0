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

    /** Stages whose name in the ledger is not that of the called model or of the drawn subprocess. */
    private static final Map<String, String> STAGE_NAMES = Map.of(
            "subProcess_plan", "town-plan",
            "subsidy-settlement", "subsidy-payout",
            "in-home-acceptance", "acceptance",
            "subProcess_metering", "metering");

    private static final String FRAME = "subProcess_";

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
            stages.started(
                    subject, frameAround(activity), stage(token, activity), (String) activity.getProperty("name"));
        } else if (!token.isCanceled()) {
            stages.ended(subject, stage(token, activity));
        }
    }

    private static String stage(ExecutionEntity token, ActivityImpl activity) {
        String model = activity.getActivityBehavior() instanceof CallActivityBehavior call
                ? call.getCallableElement()
                        .getDefinitionKeyValueProvider()
                        .getValue(token)
                        .toString()
                : activity.getId();
        return named(model);
    }

    /** The ledger's name of the stage that a model, shared or a plan's own, or a subprocess drawn in its place, stands for. */
    public static String named(String model) {
        String stage = Definitions.modelOf(model);
        return STAGE_NAMES.getOrDefault(stage, stage);
    }

    private static String frameAround(ActivityImpl activity) {
        String own = frame(activity.getId());
        return own != null || !(activity.getFlowScope() instanceof ActivityImpl around) ? own : frame(around.getId());
    }

    private static String frame(String elementId) {
        return elementId.startsWith(FRAME) ? elementId.substring(FRAME.length()) : null;
    }
}
