package org.qingnuan.shared;

import java.time.LocalDate;

/** Days from the first to the last, both included, as notices and heating seasons state them. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period must not end on " + to + " before it begins on " + from);
        }
    }

    /** Whether the day lies in the period; its first and last day do. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
