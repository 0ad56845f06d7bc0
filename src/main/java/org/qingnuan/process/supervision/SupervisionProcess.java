package org.qingnuan.process.supervision;

import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.LateAgain;
import org.qingnuan.ledger.OrderCleared;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Recorded;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one door to supervision: one order per body, frame and round; only who opens it starts the instance. */
@Component
public class SupervisionProcess {

    static final String MODEL = "supervision";
    static final String ORDER_CLEARED = "ledger.orderCleared";

    private final Overdues overdues;
    private final Relay relay;

    SupervisionProcess(Overdues overdues, Relay relay) {
        this.overdues = overdues;
        this.relay = relay;
    }

    /** A case of a household has its own date but no order of its own: its village's frame stands above it; a season stands for itself. */
    public void late(CaseKey subject, String frame) {
        if (subject.kind() != null && !HeatingSeasons.KIND.equals(subject.kind())) {
            return;
        }
        if (overdues.record(subject, frame) instanceof Recorded.NewOrder opened) {
            relay.start(MODEL, opened.order());
        }
    }

    @EventListener
    void on(LateAgain again) {
        late(again.subject(), again.frame());
    }

    @EventListener
    void on(OrderCleared cleared) {
        relay.message(ORDER_CLEARED, cleared.order());
    }
}
