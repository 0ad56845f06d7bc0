package org.qingnuan.finance;

import java.time.LocalDate;
import org.qingnuan.shared.Money;

/** One of the parts in which a household repays; {@code repaid} of it so far, the earliest part first. */
public record Instalment(int no, LocalDate dueOn, Money amount, Money repaid) {

    public boolean isRepaid() {
        return repaid.equals(amount);
    }

    /** Whether it should have been repaid by this day. */
    public boolean isLate(LocalDate today) {
        return !isRepaid() && dueOn.isBefore(today);
    }
}
