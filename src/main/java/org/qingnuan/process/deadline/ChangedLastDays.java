package org.qingnuan.process.deadline;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.qingnuan.ledger.LastDayChanged;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The last day of one running case has changed: its timer, overdue token and tasks follow in the same transaction, by a
 * migration to the version it already runs on.
 */
@Component
class ChangedLastDays {

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final CaseMover mover;

    ChangedLastDays(
            @Lazy ProcessEngineConfigurationImpl engine,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            @Lazy CaseMover mover) {
        this.engine = engine;
        this.runtime = runtime;
        this.repository = repository;
        this.mover = mover;
    }

    @EventListener
    void on(LastDayChanged changed) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            running(changed).forEach((definition, instances) -> mover.move(instances, definition));
            return null;
        });
    }

    private Map<String, List<ProcessInstance>> running(LastDayChanged changed) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(changed.subject().toString())
                .list()
                .stream()
                .filter(instance -> bears(instance.getProcessDefinitionId(), changed.frame()))
                .collect(Collectors.groupingBy(ProcessInstance::getProcessDefinitionId));
    }

    private boolean bears(String definition, String frame) {
        return DatedGate.withOwn(repository.getBpmnModelInstance(definition)).stream()
                .anyMatch(gate -> gate.frame().equals(frame));
    }
}
