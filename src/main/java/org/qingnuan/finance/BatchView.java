package org.qingnuan.finance;

import java.time.Instant;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * A batch as its preparer and approvers see it.
 *
 * @param season the season it pays, from 1; null for what is due on acceptance
 * @param lines payments that are due, without void and withheld ones
 * @param returned how many of them the bank returned
 * @param missingRates the rates without which it cannot be computed, named in Chinese
 * @param excluded households left out with the reason, in Chinese
 * @param preparedBy null before it is prepared
 * @param contentHash SHA-256 over the snapshot in hexadecimal, null before it is prepared
 * @param fileHash SHA-256 of the bank file in hexadecimal, null before it is filed
 */
public record BatchView(
        CaseKey key,
        BatchKind kind,
        Integer season,
        PayoutWay way,
        BatchState state,
        int households,
        int lines,
        Money total,
        int returned,
        List<String> missingRates,
        List<String> excluded,
        List<Approval> approvals,
        List<Share> shares,
        String preparedBy,
        String contentHash,
        String fileHash) {

    /** One step of the present round; {@code by}, {@code approved}, {@code opinion} and {@code at} are null before its decision. */
    public record Approval(ApprovalStep step, String by, Boolean approved, String opinion, Instant at) {}

    /** What a source has to pay. */
    public record Share(FundSource source, Money amount) {}
}
