package org.qingnuan.web;

import java.util.List;

/** A body's praise circulars, and the gates it may be praised for. */
record PraisePage(
        String name,
        String plan,
        String path,
        String back,
        boolean issuing,
        List<GateLine> gates,
        List<PraiseLine> praises) {

    record GateLine(String frame, String name, String due, String finished, String cases) {}

    record PraiseLine(String date, String number, String gate, String text, String by, String paper) {}

    /** A circular as it was issued; {@code from} issues it, and its stamp it bears. */
    record Paper(
            String number,
            String documentNo,
            String to,
            String from,
            String date,
            String plan,
            String body,
            String gate,
            String due,
            String finished,
            String cases,
            String text,
            String back) {}
}
