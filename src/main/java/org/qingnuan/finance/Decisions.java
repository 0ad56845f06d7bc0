package org.qingnuan.finance;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.PlanId;

/** Evaluates a plan's decision table, {@code subsidy}; implemented where the engine lives. */
public interface Decisions {

    /** Key of a row that names the version of the table, the engine's definition id; may be absent. */
    String RULE_VERSION = "ruleVersion";

    /** All rows that hit in the table's order, outputs by name; empty when none does. */
    List<Map<String, Object>> decide(PlanId plan, String table, Map<String, Object> inputs);
}
