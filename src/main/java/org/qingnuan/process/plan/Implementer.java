package org.qingnuan.process.plan;

/**
 * Who implements a technical route (实施主体, ZC-07, ZC-08).
 *
 * @param works the role that installs, reports and commissions
 * @param network the role that builds the network belonging to it, null for a route without
 */
public record Implementer(String works, String network) {}
