package org.qingnuan.finance;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/** Documents that allot money to a plan, entered together before or while it runs (ZC-26). */
public interface Allotments {

    /**
     * One document.
     *
     * @param row where it stands in the sheet, for findings
     * @param documentNo of the document, unique within the source
     * @param allottedOn not after today
     * @param amount above nothing
     * @param clause what it rests on, null for the document itself
     * @param carriedFrom the earlier year whose money it carries over, null for money of its own year
     */
    record Allotment(
            int row,
            FundSource source,
            String documentNo,
            LocalDate allottedOn,
            Money amount,
            String clause,
            Integer carriedFrom) {

        /** Of money of its own year. */
        public Allotment(
                int row, FundSource source, String documentNo, LocalDate allottedOn, Money amount, String clause) {
            this(row, source, documentNo, allottedOn, amount, clause, null);
        }
    }

    /** Everything that keeps these from being recorded: a day that has not come, nothing allotted, a document named twice or known with another amount, money carried over from no earlier year. */
    List<Finding> check(PlanId plan, List<Allotment> allotments);

    /** Opens the funds where needed and records all or none; returns how many are new, the same again being none. {@link org.qingnuan.ledger.SubmissionRefused} with what {@link #check} finds. */
    int record(PlanId plan, List<Allotment> allotments, String by);
}
