package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** The yearly plans and the bodies responsible for them (ZC-01, ZC-02). */
public interface Plans {

    /** Records a plan with its bodies and their targets, once: a later charter of the same id changes nothing, because the database is the truth. {@link IllegalArgumentException} for a target named twice or below zero. */
    void register(PlanCharter charter);

    /** The plan; {@link java.util.NoSuchElementException} if it was never registered. */
    Plan get(PlanId plan);

    /** The documents the plan's own names as its basis, in its order (JY-01). */
    List<String> bases(PlanId plan);

    List<Plan> all();

    /** The responsible bodies in the order of the plan's task table. */
    List<Body> bodies(PlanId plan);

    /** The body that the key lies in; {@link java.util.NoSuchElementException} if the plan has none such. */
    Body body(CaseKey body);

    /** Records that the body's work has ended, once; publishes {@link PlanFinished} with the plan's last body. */
    void finished(CaseKey body);

    /** Whether every body of the plan has finished; takes FOR SHARE on the plan's row, so that a wait can look first. */
    boolean allFinished(PlanId plan);
}
