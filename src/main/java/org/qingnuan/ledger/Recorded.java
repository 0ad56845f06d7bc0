package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** What became of an overdue frame. */
public sealed interface Recorded {

    /** It opened an order, which the caller now has to start. */
    record NewOrder(CaseKey order) implements Recorded {}

    /** It is an item of an order that runs already. */
    record Joined(CaseKey order) implements Recorded {}

    /** The frame has ended already, or the subject only waits for another office ({@link LateAgain} tells when no longer). */
    record NotLate() implements Recorded {}
}
