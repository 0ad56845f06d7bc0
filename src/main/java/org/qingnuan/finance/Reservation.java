package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/** What reserving the money of an approved batch comes to. */
public sealed interface Reservation {

    /** The money is reserved, now or before. */
    record Reserved(Money amount) implements Reservation {}

    /** Nothing was reserved; the funds together lack this much. */
    record Refused(Money lacking) implements Reservation {}
}
