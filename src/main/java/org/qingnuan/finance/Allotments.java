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
     * @param rate what the document grants for an accepted household, null where it says nothing
     * @param settlement the number of the source's settlement whose shortfall it makes good, null for an advance
     */
    record Allotment(
            int row,
            FundSource source,
            String documentNo,
            LocalDate allottedOn,
            Money amount,
            String clause,
            Integer carriedFrom,
            Money rate,
            Integer settlement) {

        /** Of money of its own year. */
        public Allotment(
                int row, FundSource source, String documentNo, LocalDate allottedOn, Money amount, String clause) {
            this(row, source, documentNo, allottedOn, amount, clause, null);
        }

        /** Of money that an earlier year left, or of its own year. */
        public Allotment(
                int row,
                FundSource source,
                String documentNo,
                LocalDate allottedOn,
                Money amount,
                String clause,
                Integer carriedFrom) {
            this(row, source, documentNo, allottedOn, amount, clause, carriedFrom, null, null);
        }
    }

    /** Everything that keeps these from being recorded: a day that has not come, nothing allotted, a document named twice or known with another amount, money carried over from no earlier year or from a plan whose own settlement has to carry it over, money in answer to a settlement that does not owe it. */
    List<Finding> check(PlanId plan, List<Allotment> allotments);

    /** Opens the funds where needed and records all or none; returns how many are new, the same again being none. {@link org.qingnuan.ledger.SubmissionRefused} with what {@link #check} finds. */
    int record(PlanId plan, List<Allotment> allotments, String by);
}
