package org.qingnuan.process.metering;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对应报明细: of which fuels a statement is still to be handed in (LZ-38). */
@Component
class FindStatementsDelegate implements JavaDelegate {

    private final HeatingSeasons seasons;

    FindStatementsDelegate(HeatingSeasons seasons) {
        this.seasons = seasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        Set<Fuel> awaited = seasons.findStatements(step.subject());
        execution.setVariable("gasAwaited", awaited.contains(Fuel.GAS));
        execution.setVariable("powerAwaited", awaited.contains(Fuel.POWER));
        execution.setVariable("heatAwaited", awaited.contains(Fuel.HEAT));
    }
}
