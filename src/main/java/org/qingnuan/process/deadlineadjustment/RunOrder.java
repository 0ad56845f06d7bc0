package org.qingnuan.process.deadlineadjustment;

import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.qingnuan.shared.CaseKey;

/**
 * What a job of a run has to do.
 *
 * @param singly how many more cases are to be moved one by one, 0 to move a whole chunk
 */
record RunOrder(CaseKey adjustment, int singly) implements JobHandlerConfiguration {

    static RunOrder parse(String text) {
        String[] parts = text.split(" ", 2);
        return new RunOrder(CaseKey.parse(parts[1]), Integer.parseInt(parts[0]));
    }

    @Override
    public String toCanonicalString() {
        return singly + " " + adjustment;
    }
}
