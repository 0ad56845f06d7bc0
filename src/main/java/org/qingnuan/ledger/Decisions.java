package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.PlanId;

/** Asks a plan's decision tables, which live with its models; implemented beside the engine. */
public interface Decisions {

    /** Every row that applies, by output name; the plan's own table, or the default one when it has none. */
    List<Map<String, Object>> decide(PlanId plan, String table, Map<String, Object> inputs);
}
