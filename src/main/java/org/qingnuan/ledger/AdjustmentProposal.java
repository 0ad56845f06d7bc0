package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/**
 * What somebody wants to change.
 *
 * @param source TABLE, DIAGRAM, MODEL or UNDO
 * @param undoOf null unless it takes another one back
 * @param basedOn the deployment that was looked at
 * @param files everything that will be deployed, by path
 */
public record AdjustmentProposal(
        PlanId plan,
        String source,
        CaseKey undoOf,
        boolean structural,
        String basedOn,
        List<DateChange> changes,
        Map<String, byte[]> files) {}
