package org.qingnuan.web;

import java.util.List;

/**
 * One settlement as an office's table; amounts as people write them.
 *
 * @param settling whether the person may act; {@code mine} whether the reader prepared it
 * @param facts what it states in words, in order
 * @param booking how the open part is booked: RETURN_UP, CARRY_OVER or RECEIVE, null where nothing is open or it is not agreed
 * @param open as a plain number of yuan, {@code available} what the fund has
 * @param successors the plans a surplus may go to, by id
 */
record LevelSettlementSheet(
        String plan,
        String path,
        String back,
        String title,
        String state,
        boolean waiting,
        boolean mine,
        boolean settling,
        boolean intact,
        List<Fact> facts,
        List<Body> bodies,
        Row total,
        List<Document> documents,
        List<Booked> booked,
        String booking,
        String open,
        String available,
        List<Successor> successors) {

    record Fact(String label, String text) {}

    /** @param sum of its villages */
    record Body(String name, List<Row> villages, Row sum) {}

    record Row(
            String name,
            int task,
            int confirmed,
            int completed,
            int accepted,
            int decided,
            int paid,
            String due,
            String paidAmount) {}

    record Document(String documentNo, String date, String amount, String note) {}

    record Booked(String what, String documentNo, String date, String amount, String by) {}

    record Successor(String id, String name) {}
}
