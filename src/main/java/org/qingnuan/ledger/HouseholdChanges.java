package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Changes of households after their confirmation: 新增、变更、撤销、改造类型变更, each asked for by one person and decided by another. */
public interface HouseholdChanges {

    /** Files one; {@link SubmissionRefused} with all findings. The key is {@code <village>/change.<id>}. */
    CaseKey request(CaseKey village, ChangeRequest request, String by);

    /** {@link java.util.NoSuchElementException} for an unknown key. */
    HouseholdChange get(CaseKey change);

    /** What an approval would do now. */
    HouseholdChange.Effect effect(CaseKey change);

    /** The changes of a body's households, newest first. */
    List<HouseholdChange> of(CaseKey body);

    List<Document> papers(CaseKey change);

    /**
     * The office's word (task {@code household-change.userTask_reviewChange}), never by who asked; true when approved,
     * and the register has changed, {@link HouseholdWithdrawn} and {@link HouseholdWithdrawnAfterPayment} are published.
     */
    boolean decide(CaseKey change, UUID submission, String by);
}
