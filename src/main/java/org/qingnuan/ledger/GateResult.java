package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.Finding;

/** What a gate answers. */
public sealed interface GateResult {

    /** The way is free. */
    record Met() implements GateResult {}

    /** The body's plan is not approved yet; {@code withOffice} when it lies with the approver, so that the village waits for another office. */
    record AwaitingPlanApproval(boolean withOffice) implements GateResult {}

    /** What the village itself still has to bring, at least one. */
    record Lacking(List<Finding> findings) implements GateResult {}
}
