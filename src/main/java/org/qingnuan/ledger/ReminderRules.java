package org.qingnuan.ledger;

import java.util.List;

/**
 * When a plan's people are reminded of open work, and who (B5: 30, 14, 7 and 1 days before the date, and when it has passed).
 *
 * @param before days before a date, empty for no such reminder
 * @param overdue whether a date that has passed is told
 * @param mail whether mails are sent where mail is configured; notices are always given
 * @param toBefore roles that are reminded before a date
 * @param toOverdue roles that are told of a date that has passed
 */
public record ReminderRules(
        List<Integer> before, boolean overdue, boolean mail, List<String> toBefore, List<String> toOverdue) {

    static final ReminderRules USUAL = new ReminderRules(
            List.of(30, 14, 7, 1), true, true, List.of("town-official"), List.of("town-official", "district-office"));

    public ReminderRules {
        before = before == null ? List.of() : List.copyOf(before);
        toBefore = toBefore == null ? List.of() : List.copyOf(toBefore);
        toOverdue = toOverdue == null ? List.of() : List.copyOf(toOverdue);
    }
}
