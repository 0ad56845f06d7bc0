package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Accountability that no lateness brings up: opened by hand, decided by somebody else (JY-23, JN-33). */
public interface AccountabilityInquiries {

    /** The kind of an inquiry's key. */
    String KIND = "inquiry";

    /** What is brought up; {@code cause} by its name. */
    record Matter(String cause, String respondent, String facts) {}

    /** Files a matter of the body; {@link SubmissionRefused} with all findings, also for a cause that the plan does not name. */
    CaseKey open(CaseKey body, Matter matter, String by);

    /** The office's decision (task {@code accountability-inquiry.userTask_decideAccountability}), never by who opened it; true when somebody is held responsible. */
    boolean decide(CaseKey inquiry, UUID submission, String by);

    /** {@link java.util.NoSuchElementException} for an unknown key. */
    AccountabilityInquiry get(CaseKey inquiry);

    /** Those of the body, newest first. */
    List<AccountabilityInquiry> of(CaseKey body);
}
