package org.qingnuan.process.milestone;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** What models call to name the case in which one of their milestones is confirmed. */
@Component("milestones")
public class MilestoneKeys {

    /** The business key of the milestone that a frame stands for, such as {@code jinan-2019-2022/milestone.boilers}. */
    public String key(DelegateExecution execution, String frame) {
        return CaseKey.parse(execution.getProcessBusinessKey())
                .with(Milestones.KIND, frame)
                .toString();
    }
}
