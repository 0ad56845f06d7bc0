package org.qingnuan.process.engine;

import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.qingnuan.shared.CaseKey;

/** What a relay job does: start a model or deliver a message, for one business key. */
record RelayOrder(Kind kind, String name, CaseKey key) implements JobHandlerConfiguration {

    enum Kind {
        START,
        MESSAGE
    }

    static RelayOrder parse(String text) {
        String[] parts = text.split(" ", 3);
        return new RelayOrder(Kind.valueOf(parts[0]), parts[1], CaseKey.parse(parts[2]));
    }

    @Override
    public String toCanonicalString() {
        return kind + " " + name + " " + key;
    }
}
