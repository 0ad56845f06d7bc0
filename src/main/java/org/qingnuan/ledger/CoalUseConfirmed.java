package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/**
 * A household was found using coal, and the office confirmed it.
 *
 * @param consequence what follows by the plan: {@link CoalRule#ZONE} only where the household burnt it within a zone (LZ-28, JN-09)
 */
public record CoalUseConfirmed(CaseKey finding, long household, CoalRule consequence, String by) {}
