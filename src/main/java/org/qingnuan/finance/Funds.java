package org.qingnuan.finance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/** The earmarked money of a plan by public source, one fund per budget year and source (ZC-26). */
public interface Funds {

    /** Opens the plan's fund of this source for its year; the same again gives the same id. */
    long open(PlanId plan, FundSource source, String name);

    /** Records an allotment document; the same document with the same amount again changes nothing, with another amount it is an {@link IllegalStateException}. */
    void allot(long fund, String documentNo, LocalDate date, Money amount, String clause, String by);

    /** The same for money that a document carries over from an earlier year, null for none. */
    void allot(
            long fund, String documentNo, LocalDate date, Money amount, String clause, Integer carriedFrom, String by);

    /** Applies the submission of task provideFunds (落实资金): opens the fund of the source where needed and allots. */
    void provide(CaseKey batch, UUID submission, String by);

    /** The plan's funds in the order of their sources. */
    List<FundBalance> balances(PlanId plan);

    /** Compares entitlements, lines, transfers, batches and bank results, each difference named to the fen. */
    Proof prove(PlanId plan);
}
