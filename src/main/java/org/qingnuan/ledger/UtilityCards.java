package org.qingnuan.ledger;

import java.util.Collection;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Cards of utilities that a subsidy is loaded onto instead of a bank account (充卡到户, LZ-39). */
public interface UtilityCards {

    /** Household and card, as the last approved statement or a correction says; those without one are absent. */
    List<Payee> of(CaseKey body, Collection<Long> households);

    /** Ends the household's present card and begins another; {@link SubmissionRefused} for one that another household uses. */
    void correct(long household, String account, String reason, String by);
}
