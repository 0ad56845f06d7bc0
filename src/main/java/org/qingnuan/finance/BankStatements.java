package org.qingnuan.finance;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/**
 * The bank's statements against our books: each entry is found among our payments or stands in a queue until two persons have said what
 * it is; a payment that the bank took back, also long after its batch has ended, is opened again.
 */
public interface BankStatements {

    /** Writes the empty workbook that statements come in. */
    void template(OutputStream out);

    /**
     * Takes a statement in as a whole or not at all; the same again changes nothing, and an overlapping one adds what is new.
     * Whatever fits is matched, payments that the bank took back are reversed.
     */
    Taken take(Handed statement, InputStream workbook);

    /** Looks at the queue again, after results or allotments came in that entries speak of; how many left it. */
    int matchAgain(PlanId plan, String by);

    /** The statements by their last day. */
    List<Statement> statements(PlanId plan);

    /** The queue: what fits nothing of ours, oldest first. */
    List<OpenEntry> open(PlanId plan);

    /** How many entries there are of each kind, absent where none. */
    Map<EntryKind, Integer> counts(PlanId plan);

    /** The payments that the bank took back, the last one first. */
    List<Reversed> reversals(PlanId plan);

    /** Says what an entry is, without effect until another person agrees; a refusal is a {@link org.qingnuan.ledger.SubmissionRefused}. */
    void propose(PlanId plan, long entry, Settlement settlement, String by);

    /** The second person's word; refused to whoever proposed. */
    void decide(PlanId plan, long entry, boolean approve, String opinion, String by);

    /** Our books against the last statement, null before the first. */
    Reconciliation reconcile(PlanId plan);

    /** @param balance what the bank says is left after the last day */
    record Handed(PlanId plan, LocalDate from, LocalDate to, Money balance, String fileName, String by) {}

    /**
     * What became of a statement.
     *
     * @param added entries that were not known before
     * @param kinds of the added entries
     * @param findings why it was refused; empty when it is taken
     */
    record Taken(int rows, int added, Map<EntryKind, Integer> kinds, List<Finding> findings) {}

    record Statement(
            LocalDate from, LocalDate to, Money balance, int entries, String fileName, String by, Instant at) {}

    enum Direction {
        OUT("付款"),
        BACK("冲正"),
        IN("收款");

        private final String label;

        Direction(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * An entry that fits nothing.
     *
     * @param finding what does not fit, {@code next} what to do, one Chinese sentence each
     * @param proposal null while nobody has said what it is
     */
    record OpenEntry(
            long id,
            Direction direction,
            String serial,
            LocalDate day,
            Money amount,
            String name,
            String account,
            String reference,
            String summary,
            EntryKind kind,
            String finding,
            String next,
            Proposal proposal) {}

    record Proposal(Settlement settlement, String by, Instant at) {}

    /** @param line the payment's number, null for {@link As#OTHER} */
    record Settlement(As as, Long line, String reason) {}

    /** What a person may say that an entry is. */
    enum As {
        LINE("就是这笔付款"),
        REVERSAL("这笔付款已被银行冲回"),
        OTHER("与本方案的付款无关，或已由银行更正");

        private final String label;

        As(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    record Reversed(
            CaseKey line,
            CaseKey batch,
            Money amount,
            LocalDate paidOn,
            LocalDate day,
            String reason,
            LineState state) {}

    /**
     * 余额调节表: both balances, each with what the other side does not have yet; the adjusted ones agree or something is missing.
     *
     * @param book allotted, less paid and what went back up or into the next year, plus what came back, as of the day
     * @param bankOnlyIn,bankOnlyOut entries in the queue; {@code otherIn} and {@code otherOut} what two persons said is not this plan's
     * @param bookOnlyIn,bookOnlyOut what our books have and no statement does
     */
    record Reconciliation(
            LocalDate day,
            Money book,
            Money bank,
            List<Item> bankOnlyIn,
            List<Item> bankOnlyOut,
            Money otherIn,
            Money otherOut,
            List<Item> bookOnlyIn,
            List<Item> bookOnlyOut) {

        public Money adjustedBook() {
            return book.plus(sum(bankOnlyIn))
                    .plus(otherIn)
                    .minus(sum(bankOnlyOut))
                    .minus(otherOut);
        }

        public Money adjustedBank() {
            return bank.plus(sum(bookOnlyIn)).minus(sum(bookOnlyOut));
        }

        public Money difference() {
            return adjustedBook().minus(adjustedBank());
        }

        public static Money sum(List<Item> items) {
            return items.stream().map(Item::amount).collect(Money.sum());
        }
    }

    /** One thing that only one side has; {@code what} in Chinese. */
    record Item(LocalDate day, String what, String serial, Money amount) {}
}
