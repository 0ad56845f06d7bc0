package org.qingnuan.ledger;

import java.time.LocalDate;

/** The columns of the board; every subject of a frame stands in exactly one. */
public enum BoardColumn {
    /** Open after its date, and nobody else's doing. */
    LATE("逾期"),
    /** Open, its date at most 7 days ahead. */
    DUE_SOON("临期"),
    ON_TIME("按期推进"),
    /** Open and with another office, late or not. */
    WAITING("等待其他单位"),
    /** Finished and recorded in time. */
    DONE("按期完成"),
    /** Finished in time, recorded after the date. */
    REPORTED_LATE("按期完成、逾期报告"),
    /** Finished after the date. */
    DONE_LATE("逾期完成");

    private final String label;

    BoardColumn(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Where an open case with this last day stands that waits for nobody else; the same rule as {@link FrameRows#COLUMN}. */
    static BoardColumn open(LocalDate due, LocalDate today) {
        if (due.isBefore(today)) {
            return LATE;
        }
        return due.isAfter(today.plusDays(7)) ? ON_TIME : DUE_SOON;
    }

    boolean isOpen() {
        return this == LATE || this == DUE_SOON || this == ON_TIME || this == WAITING;
    }
}
