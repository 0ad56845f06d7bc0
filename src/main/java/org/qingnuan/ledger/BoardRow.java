package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.Map;
import org.qingnuan.shared.CaseKey;

/**
 * One body and frame on the board.
 *
 * @param body the plan's own key for the milestones that belong to no body
 * @param ownDates whether its cases are single matters, such as a household's rectification, each with a date of its own
 * @param due the earliest date among its rows, extensions included
 * @param lastDue the latest one; another one where cases have dates of their own
 * @param daysLate of the open row that is late the longest, 0 without one
 */
public record BoardRow(
        CaseKey body,
        String bodyName,
        String frame,
        String name,
        boolean ownDates,
        LocalDate due,
        LocalDate lastDue,
        int daysLate,
        Map<BoardColumn, Integer> counts) {

    /** How many subjects stand in the column. */
    public int count(BoardColumn column) {
        return counts.getOrDefault(column, 0);
    }
}
