package org.qingnuan.process.readiness;

import java.util.List;
import java.util.Optional;
import org.qingnuan.ledger.PlanStarts;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.Readiness;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessState;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for readiness in the transaction that starts the programme. */
@Component
class GatedStarts implements PlanStarting {

    private final PlanStarts starts;
    private final Readiness readiness;
    private final Relay relay;

    GatedStarts(PlanStarts starts, Readiness readiness, Relay relay) {
        this.starts = starts;
        this.readiness = readiness;
        this.relay = relay;
    }

    @Override
    public Optional<PlanStarts.Start> started(PlanId plan) {
        return starts.of(plan);
    }

    @Override
    @Transactional
    public Outcome start(PlanId plan, String by) {
        Optional<PlanStarts.Start> before = starts.of(plan);
        if (before.isPresent()) {
            return new Outcome.AlreadyStarted(before.get());
        }
        List<ReadinessLine> missing = readiness.of(plan).stream()
                .filter(line -> line.state() == ReadinessState.MISSING)
                .toList();
        if (!missing.isEmpty()) {
            return new Outcome.Refused(missing);
        }
        if (!starts.claim(plan, by)) {
            return new Outcome.AlreadyStarted(starts.of(plan).orElseThrow());
        }
        relay.start("programme", CaseKey.ofPlan(plan));
        return new Outcome.Started();
    }
}
