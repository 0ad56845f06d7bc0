package org.qingnuan.process.supervision;

import java.util.List;
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

    /**
     * A case of a household has its own date but no order of its own: its village's frame stands above it; a season stands for
     * itself. For a frame of the plan itself, each body that keeps it open has an order.
     */
    public void late(CaseKey subject, String frame) {
        if (subject.kind() != null && !HeatingSeasons.KIND.equals(subject.kind())) {
            return;
        }
        List<Recorded> recorded = subject.area() == null
                ? overdues.recordLagging(subject.plan(), frame)
                : List.of(overdues.record(subject, frame));
        recorded.stream()
                .filter(Recorded.NewOrder.class::isInstance)
                .map(Recorded.NewOrder.class::cast)
                .forEach(opened -> relay.start(MODEL, opened.order()));
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
