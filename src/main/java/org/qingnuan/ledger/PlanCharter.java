package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/** What a plan's document fixes: its area, task table and rules. */
public record PlanCharter(
        PlanId id,
        String name,
        String documentNo,
        LocalDate issued,
        int year,
        Region area,
        List<Target> targets,
        PlanRules rules) {}
