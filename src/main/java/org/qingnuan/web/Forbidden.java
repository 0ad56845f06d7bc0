package org.qingnuan.web;

/** The person may not see or do this; the message says so in Chinese. */
final class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Forbidden(String message) {
        super(message);
    }
}
