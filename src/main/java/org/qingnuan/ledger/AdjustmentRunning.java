package org.qingnuan.ledger;

/** Another adjustment of the same plan is not finished yet; the message says which, for the person who asked. */
public class AdjustmentRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AdjustmentRunning(String message) {
        super(message);
    }
}
