package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** What a plan's table {@code building-eligibility} says of a building (LZ-08). */
@Component
public class BuildingEligibility {

    private static final String TABLE = "building-eligibility";

    private final Decisions decisions;

    BuildingEligibility(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Decides by {@code inPlan, cleanHeated, occupied, worthwhile, willing}. */
    public Verdict of(PlanId plan, Map<String, Object> facts) {
        List<Map<String, Object>> rows = decisions.decide(plan, TABLE, facts);
        if (rows.size() != 1) {
            throw new IllegalStateException("方案 %s 的节能改造资格表对 %s 给出%d个结果，应为一个".formatted(plan, facts, rows.size()));
        }
        Map<String, Object> row = rows.get(0);
        return new Verdict(
                Boolean.TRUE.equals(row.get("eligible")),
                String.valueOf(row.get("reason")),
                String.valueOf(row.get("clause")));
    }

    /** {@code reason} and {@code clause} in Chinese. */
    public record Verdict(boolean eligible, String reason, String clause) {}
}
