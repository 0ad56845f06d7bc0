package org.qingnuan.process.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.qingnuan.ledger.DeadlineOutcome;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.shared.CaseKey;

/** What is to happen to one running case. */
final class Move {

    private final ProcessInstance instance;
    private final CaseKey subject;
    private final List<GateMove> gates = new ArrayList<>();

    Move(ProcessInstance instance, CaseKey subject) {
        this.instance = instance;
        this.subject = subject;
    }

    ProcessInstance instance() {
        return instance;
    }

    CaseKey subject() {
        return subject;
    }

    List<GateMove> gates() {
        return gates;
    }

    /** {@code before} is null for a gate the ledger does not know of. */
    void add(DatedGate gate, FrameState before, LocalDate due, GateFate fate) {
        gates.add(new GateMove(gate, before, due, fate));
    }

    MigrationRecipe recipe(String target) {
        return new MigrationRecipe(
                instance.getProcessDefinitionId(),
                target,
                events(Set.of(GateFate.FAILED, GateFate.FIRED_TOO_EARLY)),
                events(Set.of(GateFate.RUNNING, GateFate.NOT_ARMED)));
    }

    private Set<String> events(Set<GateFate> fates) {
        return gates.stream()
                .filter(gate -> fates.contains(gate.fate()))
                .map(gate -> gate.gate().event())
                .collect(Collectors.toSet());
    }

    /** One gate of the case; {@code before} null when the ledger did not know it. */
    record GateMove(DatedGate gate, FrameState before, LocalDate due, GateFate fate) {

        /** Empty when nothing changes for the case. */
        Optional<DeadlineOutcome> outcome(CaseKey subject) {
            LocalDate dueBefore = before == null ? null : before.due();
            boolean ended = before != null && before.recordedAt() != null;
            boolean same = due.equals(dueBefore) && fate != GateFate.FAILED && fate != GateFate.FIRED_TOO_EARLY;
            return fate == GateFate.NOT_ARMED && ended || same
                    ? Optional.empty()
                    : Optional.of(new DeadlineOutcome(subject, gate.frame(), kind(), dueBefore, due));
        }

        private DeadlineOutcome.Kind kind() {
            return switch (fate) {
                case NOT_ARMED -> DeadlineOutcome.Kind.EXPECTED;
                case RUNNING -> DeadlineOutcome.Kind.MOVED;
                case FAILED -> DeadlineOutcome.Kind.REARMED;
                case FIRED -> DeadlineOutcome.Kind.STILL_OVERDUE;
                case FIRED_TOO_EARLY -> DeadlineOutcome.Kind.NO_LONGER_OVERDUE;
            };
        }
    }
}
