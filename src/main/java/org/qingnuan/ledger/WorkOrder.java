package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/**
 * Where a village stands among those of its body.
 *
 * @param priority the code of the plan's {@link VillagePriority}, null for none
 * @param place from 1, null while nobody said
 * @param reason why it stands behind villages that come under no priority, null where nobody said
 */
public record WorkOrder(CaseKey village, String name, String priority, Integer place, String reason) {}
