package org.qingnuan.web;

/** A request that makes no sense for the task; the message says so in Chinese. */
final class BadRequest extends RuntimeException {

    BadRequest(String message) {
        super(message);
    }
}
