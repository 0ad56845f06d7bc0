package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/**
 * A household was found using coal, and the office confirmed it.
 *
 * @param claimsBack whether the plan then pays nothing more and claims back what it paid (LZ-28)
 */
public record CoalUseConfirmed(CaseKey finding, long household, boolean claimsBack, String by) {}
