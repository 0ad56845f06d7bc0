package org.qingnuan.process.villageretrofit;

import org.camunda.bpm.engine.RuntimeService;
import org.qingnuan.ledger.VillageWithdrawn;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the process of a village that has left the plan, its called stages and overdue tokens included. */
@Component
class VillageRetrofitProcess {

    private final RuntimeService runtime;

    VillageRetrofitProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(VillageWithdrawn withdrawn) {
        CaseKey village = withdrawn.village();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(village.toString())
                .processDefinitionKey(model(village))
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "村庄退出计划"));
    }

    /** Every plan has a village model of its own. */
    static String model(CaseKey village) {
        return village.plan().value() + ".village-retrofit";
    }
}
