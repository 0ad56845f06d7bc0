package org.qingnuan.process.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts instances by business key; an instance that runs already is left as it is. */
@Component
public class Instances {

    private final RuntimeService runtime;
    private final Definitions definitions;
    private final TenantByCase tenants;

    Instances(@Lazy RuntimeService runtime, @Lazy Definitions definitions, TenantByCase tenants) {
        this.runtime = runtime;
        this.definitions = definitions;
        this.tenants = tenants;
    }

    /** Starts {@code model} for {@code key} unless it runs; the plan's own model goes before the default one. */
    public void start(String model, CaseKey key) {
        String definition = definitions.latest(key.plan(), model);
        if (running(definition, key)) {
            return;
        }
        tenants.starting(key, () -> runtime.startProcessInstanceById(definition, key.toString()));
    }

    /** Hands {@code message} to every instance of {@code key} that waits for it; none waiting is no error. */
    public void correlate(String message, CaseKey key) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(key.toString())
                .correlateAll();
    }

    private boolean running(String definition, CaseKey key) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionId(definition)
                        .processInstanceBusinessKey(key.toString())
                        .count()
                > 0;
    }
}
