package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** The work record (工作记录): what was done beside the stages (ZC-05, ZC-19, ZC-29, ZC-30, ZC-32) and violations (ZC-26). */
public interface WorkRecords {

    /** Notes work at a plan, body or village; {@link SubmissionRefused} for what is blank, lies ahead or lacks its partners. */
    void note(CaseKey place, WorkEntry entry, String by);

    /** Puts an entry right by another one; {@link SubmissionRefused} when that has been done, or would make a violation of work or the other way round. */
    void correct(CaseKey place, long record, WorkEntry entry, String by);

    /** An entry of this plan and body; {@link java.util.NoSuchElementException} when it is not of there. */
    WorkRecord get(CaseKey place, long record);

    /** The entries of the plan, or of the body with its villages, newest first. */
    List<WorkRecord> of(CaseKey place);
}
