package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.shared.CaseKey;

/**
 * What a person is reminded of: one gate of one body.
 *
 * @param due the gate's last day
 * @param day the day of the reminder
 * @param readAt null while unread
 * @param subjects names of the villages (or the body) whose work was open, as of {@code day}
 */
public record Notice(
        long id,
        String recipient,
        CaseKey body,
        String bodyName,
        String frameName,
        LocalDate due,
        LocalDate day,
        Instant at,
        Instant readAt,
        List<String> subjects) {

    /** Whether the date had passed. */
    public boolean overdue() {
        return due.isBefore(day);
    }

    /** One sentence, such as 西河镇“建成”还有7天到期（2021年8月30日），3处尚未完成. */
    public String title() {
        String date = ChineseDates.format(due);
        if (overdue()) {
            return "%s“%s”已于%s到期，%d处逾期".formatted(bodyName, frameName, date, subjects.size());
        }
        long left = ChronoUnit.DAYS.between(day, due);
        String when = left == 0 ? "今天到期" : "还有" + left + "天到期";
        return "%s“%s”%s（%s），%d处尚未完成".formatted(bodyName, frameName, when, date, subjects.size());
    }
}
