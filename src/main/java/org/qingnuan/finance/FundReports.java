package org.qingnuan.finance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/** What the finance office asks of a plan's money; every number straight from the rows behind it. */
public interface FundReports {

    /** The documents that allotted money, in the order they were recorded. */
    List<AllotmentLine> allotments(PlanId plan);

    /** What was paid by body, month of booking and source, less what the bank took back in that month, which may be the greater part. */
    List<PaidLine> paid(PlanId plan);

    /** What is due and what became of it, by body. */
    List<BodyLine> bodies(PlanId plan);

    /** What is due and neither paid nor ended, by body, as of the day; without what is retained of contractors' money. */
    List<AgeLine> ageing(PlanId plan, LocalDate day);

    /** What the bank returned, by its reason, the most frequent first. */
    List<ReturnLine> returned(PlanId plan);

    /** The plan's batches in the order they were opened. */
    List<BatchLine> batches(PlanId plan);

    /** Everything behind each line of a batch, from its rule to the bank's serial; {@link java.util.NoSuchElementException} for an unknown one. */
    Audit audit(CaseKey batch);

    /**
     * A document.
     *
     * @param carriedFrom the earlier year whose money it carries over, null for money of its own year
     * @param rate what it grants for an accepted household, null where it says nothing
     * @param settlement the number of the settlement whose shortfall it makes good, null for an advance
     */
    record AllotmentLine(
            int budgetYear,
            FundSource source,
            String documentNo,
            LocalDate date,
            Money amount,
            Integer carriedFrom,
            Money rate,
            Integer settlement,
            String clause,
            String by,
            Instant at) {}

    record PaidLine(CaseKey body, YearMonth month, FundSource source, Money amount) {}

    /**
     * A body's money.
     *
     * @param households with an entitlement; {@code paidHouseholds} of them are paid something
     * @param due all entitlements, of which {@code paid}, {@code ended} (closed, withheld or given up), {@code returned} (waiting for a corrected payee) and the rest under way
     */
    record BodyLine(
            CaseKey body, int households, int paidHouseholds, Money due, Money paid, Money ended, Money returned) {

        public Money underWay() {
            return due.minus(paid).minus(ended).minus(returned);
        }
    }

    /** @param oldest days since the oldest was decided; amounts by days since then */
    record AgeLine(CaseKey body, int lines, int oldest, Money upTo30, Money upTo60, Money upTo90, Money over90) {}

    /** @param open still waiting for a corrected payee */
    record ReturnLine(String reason, int lines, Money amount, int open) {}

    /** @param preparedAt null before, as {@code settledAt} */
    record BatchLine(
            CaseKey batch,
            BatchKind kind,
            BatchState state,
            int lines,
            Money amount,
            Instant preparedAt,
            Instant settledAt) {}

    /**
     * A batch for auditors.
     *
     * @param approvals of the round that was paid
     * @param contentHash SHA-256 of what was approved, in hex, null before it was prepared
     * @param fileHash of the bank's file, {@code answerHash} of its answer, null before
     */
    record Audit(
            CaseKey batch,
            BatchState state,
            String preparedBy,
            Instant preparedAt,
            List<BatchView.Approval> approvals,
            String contentHash,
            String fileHash,
            String answerHash,
            List<AuditLine> lines) {}

    /**
     * A payment from its rule to what the bank says of it.
     *
     * @param inputs what the rule looked at, as kept
     * @param replaces the number of the line it was issued again for, null for none
     * @param onStatement the day under which a statement of the bank has it, null where none does
     * @param reversedOn when the bank took it back, null unless it did
     */
    record AuditLine(
            long line,
            int no,
            long household,
            SubsidyItem item,
            int season,
            Money amount,
            Map<FundSource, Money> shares,
            String ruleVersion,
            String ruleLabel,
            String clause,
            String inputs,
            String explanation,
            String payee,
            String account,
            String bank,
            LineState state,
            Long replaces,
            String returnReason,
            String bankSerial,
            LocalDate bookedOn,
            LocalDate onStatement,
            LocalDate reversedOn) {}
}
