package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * A supervision order.
 *
 * @param round from 1, one more for each order of the same body and frame
 * @param correctionDue the last day of the correction order, null while none is issued
 * @param correctionProvisional whether that day will be counted again by a notice that is not out yet
 * @param clearedAt null while an item is open
 */
public record Order(
        CaseKey key,
        CaseKey body,
        String bodyName,
        String frame,
        String frameName,
        int round,
        Instant openedAt,
        Instant clearedAt,
        LocalDate correctionDue,
        boolean correctionProvisional,
        List<Item> items,
        List<Measure> measures) {

    /**
     * One late village or body; reason and promised date are null until explained, {@code endedAt} while it is late.
     *
     * @param cause whose delay it is, null until the office has attributed it
     * @param column where it stands on the board today
     */
    public record Item(
            CaseKey subject,
            String subjectName,
            LocalDate due,
            int daysLate,
            String reason,
            LocalDate promisedOn,
            Instant recordedAt,
            Instant endedAt,
            DelayCause cause,
            BoardColumn column) {

        /** What stands for it in the names of a form's repeated fields. */
        public String key() {
            if (subject.village() != null) {
                return subject.village();
            }
            return subject.area() == null ? subject.plan().value() : subject.area();
        }

        /** What became of it, in Chinese; who only reported late and who waits for another office were not late themselves. */
        public String state() {
            if (endedAt == null) {
                return "仍逾期";
            }
            return switch (column) {
                case DONE_LATE, REPORTED_LATE, DONE, WAITING -> column.label();
                case ON_TIME, DUE_SOON -> "期限已延后";
                case LATE -> "已解除";
            };
        }
    }

    /**
     * One step taken.
     *
     * @param number such as 督办〔2021〕第3号, without gaps per plan and year; null for a step that is no paper
     * @param documentNo the office's own number, null for none
     * @param recipient null for a step that is addressed to nobody
     * @param text what was ordered, answered or found, in Chinese
     * @param due until when it asks for something, null for no date
     * @param late who was late when it was taken
     */
    public record Measure(
            long id,
            String step,
            String number,
            String documentNo,
            MeasureRecipient recipient,
            String text,
            LocalDate due,
            String by,
            Instant at,
            List<Late> late) {}

    /** A village or body that was late when a measure was taken; reason, promised date and cause as given until then. */
    public record Late(
            String name, LocalDate due, int daysLate, String reason, LocalDate promisedOn, DelayCause cause) {}
}
