package org.qingnuan.ledger;

/**
 * The posts above a body: the leader who answers for it and the department that urges it on (HZ-36).
 *
 * @param body area id
 * @param note how the document was read, null for nothing to say
 */
public record Supervisor(String body, String leader, String department, String note) {}
