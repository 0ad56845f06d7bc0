package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Rejections looked at once more (B5, default): with reason and file, by somebody else than who rejected. */
public interface Rechecks {

    /** Asks for one; {@link SubmissionRefused} with all findings, for a second one too. The key is {@code <village>/recheck.<id>}. */
    CaseKey request(CaseKey village, long household, String reason, Extensions.Paper paper, String by);

    /** {@link java.util.NoSuchElementException} for an unknown key. */
    Recheck get(CaseKey recheck);

    /** The re-checks of a body's households, newest first. */
    List<Recheck> of(CaseKey body);

    List<Document> papers(CaseKey recheck);

    /** The town's word (task {@code rejection-recheck.userTask_recheckRejection}); the household is confirmed within the quota, waits beyond it, or stays out. */
    Recheck.Result decide(CaseKey recheck, UUID submission, String by);
}
