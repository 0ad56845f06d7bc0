package org.qingnuan.web;

import java.util.List;

/** A body's supervision orders. */
record OrderPage(String name, String plan, String path, List<OrderLine> orders) {

    /** @param ended null while the order runs */
    record OrderLine(
            String gate,
            String round,
            String opened,
            String ended,
            String correctionDue,
            List<ItemLine> items,
            List<MeasureLine> measures) {}

    /** @param look late or done */
    record ItemLine(String name, String due, String late, String reason, String promised, String state, String look) {}

    /** @param paper the page to print, null for a step that is no paper */
    record MeasureLine(String date, String title, String number, String text, String by, String paper) {}

    /**
     * A paper as it was issued.
     *
     * @param from who issues it, and whose stamp it bears
     * @param copies to whom it is copied, null where the plan's document names nobody above the body (HZ-36)
     * @param reply whether it is the body's own answer
     * @param attributed whether it says whose delay it is
     */
    record Paper(
            String title,
            String number,
            String documentNo,
            String to,
            String from,
            String date,
            String gate,
            String body,
            String plan,
            String basis,
            String text,
            String due,
            String copies,
            boolean reply,
            String back,
            boolean attributed,
            List<LateLine> late) {}

    record LateLine(String name, String due, String days, String reason, String promised, String cause) {}
}
