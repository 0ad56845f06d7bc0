package org.qingnuan.process;

import java.time.LocalDate;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.shared.CaseKey;

/** Asking for a later last day of one village or body, which the office then approves in Tasklist. */
public interface DeadlineExtensions {

    /**
     * Files the request and starts its approval; {@link org.qingnuan.ledger.SubmissionRefused} with all findings.
     *
     * @param place a village; or a body, for its own gate or for that gate of all its villages
     * @param paper the file that explains it, null for none
     */
    CaseKey request(CaseKey place, String frame, LocalDate until, String reason, Extensions.Paper paper, String by);
}
