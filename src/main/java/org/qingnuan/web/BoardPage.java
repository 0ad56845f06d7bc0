package org.qingnuan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.BoardColumn;

/**
 * The board as its script draws it: gates across, bodies down.
 *
 * @param today the server's day, in Chinese
 * @param reminds whether the viewer may remind holders
 * @param bodies the rows, in the order of the plan
 * @param choices what the filters offer; every body that the viewer may see among them
 */
record BoardPage(
        String plan,
        String name,
        String today,
        boolean reminds,
        List<Column> columns,
        List<Gate> gates,
        List<BodyLine> bodies,
        Choices choices) {

    /** A column of the board, {@code id} as in {@link BoardColumn}. */
    record Column(String id, String label) {}

    /** {@code due} such as 2021年8月30日前, 2021年8月30日前，部分另定, or 各有期限，最早2021年8月29日. */
    record Gate(String frame, String name, String due) {}

    /** @param cells by the gate's frame; without one where the body has no case */
    record BodyLine(String id, String name, Map<String, Cell> cells) {}

    /** @param daysLate of the open case that is late the longest, 0 without one */
    record Cell(Map<BoardColumn, Integer> counts, int daysLate) {}

    record Choices(List<Facts.Choice> bodies, List<Facts.Choice> stages, List<String> contractors) {}

    /** How many cases were late at the end of each day; {@code late} by body, in the order of the days. */
    record Trend(List<Day> days, Map<String, List<Integer>> late) {}

    record Day(LocalDate day, String label) {}

    /** A row behind a number; texts are absent where there is nothing to say. */
    record CaseLine(
            String subject,
            String village,
            String body,
            String page,
            String gate,
            String due,
            boolean extended,
            String finished,
            String column,
            String state,
            int daysLate,
            String stage,
            String contractor,
            String waitingFor,
            String reason,
            String promised,
            List<WaitLine> tasks) {}

    /** @param held whether somebody has taken the task; {@code holder} is the group that may, otherwise */
    record WaitLine(String id, String name, String holder, boolean held, String since, boolean remindedToday) {}

    /** A gate of one case, for its page in Cockpit. */
    record DeadlineLine(
            String name,
            String due,
            String source,
            String fired,
            String finished,
            String recorded,
            String column,
            String state,
            int daysLate,
            List<String> moves) {}
}
