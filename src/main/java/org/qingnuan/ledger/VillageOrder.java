package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** In which order a body's villages are retrofitted: the plan wishes some kinds first (HZ-16, LZ-03, LZ-05), another order takes a reason and is never refused. */
public interface VillageOrder {

    /** Of the villages that are not gone, first those with a place, in its order. */
    List<WorkOrder> of(CaseKey body);

    /** Puts a village into its place; {@link SubmissionRefused} for a priority that the plan does not know or a place that is none. */
    void put(CaseKey village, String priority, Integer place, String reason, String by);

    /** Villages of a priority that stand behind such of none; nothing where the plan knows no priorities. */
    List<SoftWarning> warnings(CaseKey body);
}
