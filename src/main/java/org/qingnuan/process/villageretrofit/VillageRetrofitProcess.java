package org.qingnuan.process.villageretrofit;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.qingnuan.ledger.VillageWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the process of a village that has left the plan, its called stages and overdue tokens included. */
@Component
class VillageRetrofitProcess {

    private static final String MODEL = ".village-retrofit";

    private final RuntimeService runtime;

    VillageRetrofitProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(VillageWithdrawn withdrawn) {
        runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(withdrawn.village().toString())
                .rootProcessInstances()
                .list()
                .stream()
                .filter(VillageRetrofitProcess::ofVillage)
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "村庄退出计划"));
    }

    private static boolean ofVillage(ProcessInstance instance) {
        return instance.getProcessDefinitionKey().endsWith(MODEL);
    }
}
