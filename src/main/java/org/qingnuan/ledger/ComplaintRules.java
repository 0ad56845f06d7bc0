package org.qingnuan.ledger;

import org.qingnuan.calendar.Term;

/**
 * How long a complaint may take (LZ-47 says 限时 without days, so the usual terms are a default of ours, B5).
 *
 * @param reply from receipt to the first answer
 * @param resolve from receipt to the end of the matter, unless a solution plan names another day
 */
public record ComplaintRules(Term reply, Term resolve) {

    static final ComplaintRules USUAL = new ComplaintRules(Term.workingDays(3), Term.workingDays(15));

    public ComplaintRules {
        reply = reply == null ? Term.workingDays(3) : reply;
        resolve = resolve == null ? Term.workingDays(15) : resolve;
    }
}
