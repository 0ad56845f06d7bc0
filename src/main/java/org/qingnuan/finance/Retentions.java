package org.qingnuan.finance;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/**
 * What a plan holds back of its contractors' money until the defects period has ended (质保金, LZ-37): owed all the while, paid by a batch of
 * its own afterwards, or kept for good against a documented defect. Only in plans that say so ({@link Retention}).
 */
public interface Retentions {

    /** What is retained of each batch, in their order; the day decides what may be paid. */
    List<Held> of(PlanId plan);

    /**
     * Opens the batch that pays what is retained of this one and starts its ordinary way; asked again it gives the same batch.
     * {@link org.qingnuan.ledger.SubmissionRefused} up to the last day of the defects period, while rectifications or complaints of the
     * lot are open, while a proposal to keep some of it waits, and where nothing is left.
     */
    CaseKey release(PlanId plan, CaseKey batch, String by);

    /** Proposes to keep a retained part for good; it stays owed until another person approves. Refused once it is being paid. */
    void proposeKeeping(PlanId plan, long part, String documentNo, String reason, String by);

    /** Approves it: the part is not due and not owed any more. Refused to whoever proposed. */
    void approveKeeping(PlanId plan, long part, String by);

    enum State {
        WAITING("缺陷责任期内"),
        HELD("有缺陷未办结，暂不支付"),
        RELEASABLE("可以支付"),
        PAYING("支付中"),
        DONE("已办结");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What is retained of a batch.
     *
     * @param retained all of it: {@code paid}, {@code kept} for good or not due for another reason, or still to come
     * @param dueOn the last day of the defects period
     * @param holding what keeps it from being paid, one Chinese sentence each
     * @param release the batch that pays it, null before
     */
    record Held(
            CaseKey lot,
            CaseKey batch,
            int households,
            Money retained,
            Money paid,
            Money kept,
            LocalDate dueOn,
            State state,
            List<String> holding,
            CaseKey release,
            List<Part> parts) {

        public Money open() {
            return retained.minus(paid).minus(kept);
        }
    }

    /**
     * The retained part of one subsidy.
     *
     * @param proposal why it is to be kept, with its document, null for nobody; {@code proposedBy} and {@code approvedBy} likewise
     */
    record Part(
            long part,
            long household,
            SubsidyItem item,
            Money amount,
            boolean paid,
            boolean ended,
            String proposal,
            String proposedBy,
            String approvedBy) {}
}
