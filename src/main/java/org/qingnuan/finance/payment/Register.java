package org.qingnuan.finance.payment;

import java.util.Collection;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** What payments need of the ledger's household register. */
interface Register {

    /** The households as they stand now; one that the register does not know in this village has an obstacle. */
    List<Beneficiary> beneficiaries(CaseKey village, Collection<Long> households);

    /** Their payees of this day; households without one are absent. */
    List<Payee> payees(Collection<Long> households);

    /** Makes a confirmed correction the household's payee. */
    void correct(PayeeCorrection correction);

    /** Tells the ledger that all these households were due is paid. */
    void paid(CaseKey batch, Collection<Long> households, String by);

    /** Tells the ledger that nothing more will be paid to these households. */
    void closed(CaseKey line, Collection<Long> households, String reason, String by);
}
