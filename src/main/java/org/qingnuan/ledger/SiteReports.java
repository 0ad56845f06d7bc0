package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Difficulties that bodies report (JY-19) and issues they raise against contractors and site inspectors (JY-09, JY-14). */
public interface SiteReports {

    /**
     * Files a report; {@link SubmissionRefused} with all findings.
     *
     * @param place a village that has not left the plan, or a body
     * @param against whom an issue is about; blank for a difficulty
     * @return {@code <place>/report.<id>}
     */
    CaseKey raise(CaseKey place, ReportKind kind, String against, String text, String by);

    /** {@link java.util.NoSuchElementException} for an unknown key. */
    SiteReport get(CaseKey report);

    /** The reports of the body and its villages, newest first. */
    List<SiteReport> of(CaseKey body);

    /** What was done about it (task {@code userTask_answerReport} of the kind's model). */
    void answer(CaseKey report, UUID submission, String by);

    /** The body's word whether that is enough (task {@code userTask_closeReport}); true when closed, and {@link WagesPaid} is published for each village of a wage issue. */
    boolean close(CaseKey report, UUID submission, String by);

    /** Whether a wage issue of the village or its whole body is open (JY-14). */
    boolean wagesOwed(CaseKey village);
}
