package org.qingnuan.rehearsal;

/** Why something cannot be rehearsed as it was ordered; the message is for people, in Chinese. */
public final class RehearsalRefused extends RuntimeException {

    public RehearsalRefused(String message) {
        super(message);
    }
}
