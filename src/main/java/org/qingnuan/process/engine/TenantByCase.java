package org.qingnuan.process.engine;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * Gives every root instance the tenant of its business key and every called instance its caller's. An instance whose
 * key it does not know is refused, so nothing starts except through {@link Instances}.
 */
@Component
class TenantByCase implements TenantIdProvider {

    private final ThreadLocal<CaseKey> starting = new ThreadLocal<>();

    void starting(CaseKey key, Runnable start) {
        starting.set(key);
        try {
            start.run();
        } finally {
            starting.remove();
        }
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null) {
            return context.getSuperExecution().getTenantId();
        }
        CaseKey key = starting.get();
        if (key == null) {
            throw new IllegalStateException(
                    "流程只能由系统按业务编号启动，不能直接启动：" + context.getProcessDefinition().getKey());
        }
        return key.tenant();
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        throw new IllegalStateException("本系统不使用 CMMN 案例");
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
