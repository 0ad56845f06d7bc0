package org.qingnuan.ledger;

/** A stage in which cases stand, such as {@code construction} and 施工. */
public record BoardStage(String stage, String name) {}
