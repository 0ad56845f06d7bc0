package org.qingnuan.ledger;

import java.time.Instant;

/**
 * One thing a person did on a case.
 *
 * @param task model and element
 * @param outcome such as 通过, 退回, 办理, 转交, 撤回
 * @param opinion null when none was given
 */
public record Review(String task, String outcome, String opinion, String by, Instant at) {}
