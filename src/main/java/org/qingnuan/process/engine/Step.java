package org.qingnuan.process.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.qingnuan.shared.CaseKey;

/**
 * What a delegate needs of its execution. The subject comes from the business key, never from a variable.
 *
 * @param submission what the person handed over in the task before; null before the first task
 * @param by the signed-in person, or {@code system} in a job
 */
public record Step(CaseKey subject, UUID submission, String by) {

    public static final String SYSTEM = "system";

    public static Step of(DelegateExecution execution) {
        Object submission = execution.getVariable("submission");
        String person = Context.getCommandContext().getAuthenticatedUserId();
        return new Step(
                CaseKey.parse(execution.getProcessBusinessKey()),
                submission == null ? null : UUID.fromString(submission.toString()),
                person == null ? SYSTEM : person);
    }
}
