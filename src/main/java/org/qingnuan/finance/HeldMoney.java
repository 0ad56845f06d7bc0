package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/** What a body collected of its households, gave back, handed over to implementers, and still holds for others (LZ-50). */
public record HeldMoney(Money collected, Money refunded, Money handedOver, Money held) {

    public static final HeldMoney NOTHING = new HeldMoney(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
