package org.qingnuan.process.paymentreturn;

import org.qingnuan.finance.LineReturned;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every returned line gets its own correction. */
@Component
class PaymentReturnProcess {

    private final Relay relay;

    PaymentReturnProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(LineReturned returned) {
        relay.start("payment-return", returned.line());
    }
}
