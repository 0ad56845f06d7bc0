package org.qingnuan.ledger;

import java.time.LocalDate;

/**
 * Which number of the board is opened.
 *
 * @param frame one gate, null for all
 * @param column one column, null for all
 * @param lateOn only what was late at the end of this day, null for any
 */
public record BoardSelection(String frame, BoardColumn column, LocalDate lateOn) {}
