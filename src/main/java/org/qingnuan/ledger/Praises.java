package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Praise circulars (表扬通报) for bodies that finished a gate in time, in plans whose document has them (JY-21). */
public interface Praises {

    /** The gates the body may be praised for, by date; none in a plan without praise circulars. */
    List<Praise.Candidate> candidates(CaseKey body);

    /** The body's circulars, the latest first. */
    List<Praise> of(CaseKey body);

    /**
     * Issues a circular with the next number.
     *
     * @param documentNo the office's own number, null for none
     * @throws SubmissionRefused when the gate is none of the candidates, also because another issued it this moment
     */
    void issue(CaseKey body, String frame, String documentNo, String text, String by);
}
