package org.qingnuan.finance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/**
 * Settlement between levels (先预拨后清算): money from above comes as an advance on the task number and is settled on accepted households.
 * One person prepares a settlement of a fund, another agrees; from then on it is frozen. A surplus then leaves the fund, back up or into the
 * next budget year; a shortfall is owed by the superior until documents make it good. Each settlement counts from the beginning and takes
 * off what the earlier ones found, so that it settles only what came after them.
 */
public interface LevelSettlements {

    /** Whose money it is that is settled; matching money of the district is its own. */
    Set<FundSource> FROM_ABOVE = Set.of(FundSource.SUPERIOR, FundSource.CITY_AWARD);

    /**
     * What a settlement would say now.
     *
     * @param rate for each accepted household, above nothing; null where the source's shares of what households are due count
     */
    Draft look(PlanId plan, FundSource source, Money rate);

    /** Draws up a settlement that waits for the second person; {@link org.qingnuan.ledger.SubmissionRefused} where one waits already, nothing has changed since the last one, or nobody says what becomes of a surplus. */
    long prepare(PlanId plan, Ask ask, String by);

    /** The second person's word; agreeing is refused to the preparer and when figures have moved since. Sending back needs a reason. */
    void decide(PlanId plan, long settlement, boolean agree, String opinion, String by);

    /** Books what went back up, in as many parts as there are documents; the same document again changes nothing. Refused beyond what the settlement found or the fund has available. */
    void returnUp(PlanId plan, long settlement, Paper paper, String by);

    /** Books what is carried over: out of this fund and into that of the later plan in one step. Refused likewise, and for a plan that is none of {@link #successors}. */
    void carryOver(PlanId plan, long settlement, PlanId into, Paper paper, String by);

    /** The plans of the same area in later years, which a surplus may be carried over into. */
    List<PlanId> successors(PlanId plan);

    /** The plan's settlements, the last one first. */
    List<View> of(PlanId plan);

    /** One of them; {@link java.util.NoSuchElementException} for none of the plan. */
    View get(PlanId plan, long settlement);

    /** Its figures by place, as they were when it was prepared. */
    List<Place> places(PlanId plan, long settlement);

    /** The documents that advanced what it settles. */
    List<Document> documents(PlanId plan, long settlement);

    /** What was booked by it: returned, carried over, or come in. */
    List<Booked> booked(PlanId plan, long settlement);

    /** What becomes of a surplus. */
    enum Disposal {
        RETURN_UP("缴回上级财政"),
        CARRY_OVER("留归本级，结转下一预算年度");

        private final String label;

        Disposal(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    enum State {
        PREPARED("待另一人同意"),
        AGREED("已同意"),
        SENT_BACK("已退回");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param disposal null where there is no surplus; {@code rate} and {@code note} null for none */
    record Ask(FundSource source, Money rate, Disposal disposal, String note) {}

    /** @param amount above nothing */
    record Paper(String documentNo, LocalDate date, Money amount) {}

    /**
     * Numbers of households and amounts of one place, or of all.
     *
     * @param decided households with a subsidy of the source that was decided; {@code paid} of them have been paid
     * @param due what the source owes for them, {@code paidAmount} what of it is paid, less what came back
     */
    record Figures(
            int task, int confirmed, int completed, int accepted, int decided, int paid, Money due, Money paidAmount) {

        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, Money.ZERO, Money.ZERO);

        public Figures plus(Figures other) {
            return new Figures(
                    task + other.task,
                    confirmed + other.confirmed,
                    completed + other.completed,
                    accepted + other.accepted,
                    decided + other.decided,
                    paid + other.paid,
                    due.plus(other.due),
                    paidAmount.plus(other.paidAmount));
        }
    }

    /** @param place a village, or a body for what is due to it as a whole */
    record Place(CaseKey place, String body, String name, Figures figures) {}

    /**
     * A document that advanced money.
     *
     * @param rate what it grants for an accepted household, null where it says nothing
     * @param before whether an earlier settlement has counted it
     */
    record Document(
            long transfer,
            String documentNo,
            LocalDate date,
            Money amount,
            Integer carriedFrom,
            Money rate,
            boolean before) {}

    /**
     * @param settledBefore what earlier settlements found, owed to us above zero
     * @param difference due, less advanced, less settled before: owed to us above zero, a surplus below
     */
    record Draft(
            List<Place> places,
            List<Document> documents,
            Figures total,
            Money advanced,
            Money settledBefore,
            Money difference) {}

    /**
     * A settlement.
     *
     * @param no counts the settlements of the fund, those sent back included
     * @param decidedBy null while it waits, with its day and opinion
     * @param hash SHA-256 of all it states, in hex; {@code intact} whether that is what was agreed to
     * @param booked of the difference what has gone or come in
     */
    record View(
            long id,
            FundSource source,
            int budgetYear,
            int no,
            LocalDate asOf,
            Money rate,
            Disposal disposal,
            Figures total,
            Money advanced,
            Money settledBefore,
            Money difference,
            String note,
            State state,
            String preparedBy,
            Instant preparedAt,
            String decidedBy,
            Instant decidedAt,
            String opinion,
            String hash,
            boolean intact,
            Money booked) {

        /** What is still to be returned, carried over or received; nothing unless it is agreed. */
        public Money open() {
            Money whole = difference.isNegative() ? difference.negate() : difference;
            return state == State.AGREED ? whole.minus(booked) : Money.ZERO;
        }

        /** Whether the superior owes something by it. */
        public boolean owed() {
            return state == State.AGREED && difference.fen() > 0 && open().fen() > 0;
        }
    }

    /** @param what 缴回, 结转 or 补拨 */
    record Booked(String what, String documentNo, LocalDate date, Money amount, String by) {}
}
