package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/**
 * One approval of a batch; {@code no} from 1, {@code role} in kebab form, {@code label} in Chinese.
 *
 * @param above only batches of more than this go through it, null for all
 */
public record ApprovalStep(int no, String role, String label, Money above) {

    /** A step of every batch. */
    public ApprovalStep(int no, String role, String label) {
        this(no, role, label, null);
    }

    /** Whether a batch of this total goes through it. */
    public boolean isDueFor(Money total) {
        return above == null || total.compareTo(above) > 0;
    }
}
