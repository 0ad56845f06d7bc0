package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/**
 * A clawback was a mistake: what came back is due anew.
 *
 * @param origin the fact it rested on
 * @param reinstatement the batch that pays it again, its process not started; null when nothing came back
 */
public record ClawbackWithdrawn(CaseKey clawback, String origin, CaseKey reinstatement, String reason, String by) {}
