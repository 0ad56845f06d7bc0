package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/**
 * What a plan's document fixes: its area, task table and rules.
 *
 * @param bases the documents it names as its basis, in its order (JY-01)
 */
public record PlanCharter(
        PlanId id,
        String name,
        String documentNo,
        LocalDate issued,
        int year,
        Region area,
        List<Target> targets,
        PlanRules rules,
        List<String> bases) {

    /** Of a document that names no basis. */
    public PlanCharter(
            PlanId id,
            String name,
            String documentNo,
            LocalDate issued,
            int year,
            Region area,
            List<Target> targets,
            PlanRules rules) {
        this(id, name, documentNo, issued, year, area, targets, rules, List.of());
    }
}
