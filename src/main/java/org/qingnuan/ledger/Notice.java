package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.shared.CaseKey;

/**
 * What a person is reminded of: one gate of one body by the calendar, or one task by a supervisor.
 *
 * @param body null for a task or date of the plan itself
 * @param bodyName the body's name, the plan's where there is no body
 * @param frameName the gate, null for a task
 * @param due the gate's or task's last day, null for a task without one
 * @param day the day of the reminder
 * @param readAt null while unread
 * @param subjects names of the villages (or the body) whose work was open, as of {@code day}; none for what no stage waits for
 * @param task null for a gate
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
        List<String> subjects,
        Task task) {

    /** A gate's. */
    public Notice(
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
        this(id, recipient, body, bodyName, frameName, due, day, at, readAt, subjects, null);
    }

    /**
     * The task that somebody is asked to go on with.
     *
     * @param reminder the click that asked
     * @param by who asked, a user
     * @param holder who has taken it by now, null for nobody
     * @param open whether it is still to be done
     */
    public record Task(long reminder, String id, String name, String by, String holder, boolean open) {}

    /** Whether the date had passed. */
    public boolean overdue() {
        return due != null && due.isBefore(day);
    }

    /** One sentence of a gate, such as 西河镇“建成”还有7天到期（2021年8月30日），3处尚未完成; of a task, 西河镇东河村“确认改造户”. */
    public String title() {
        if (task != null) {
            return place() + "“" + task.name() + "”";
        }
        String date = ChineseDates.format(due);
        if (overdue()) {
            return "%s“%s”已于%s到期，%s"
                    .formatted(bodyName, frameName, date, subjects.isEmpty() ? "还没有办" : subjects.size() + "处逾期");
        }
        long left = ChronoUnit.DAYS.between(day, due);
        String when = left == 0 ? "今天到期" : "还有" + left + "天到期";
        return "%s“%s”%s（%s），%s"
                .formatted(bodyName, frameName, when, date, subjects.isEmpty() ? "还没有办" : subjects.size() + "处尚未完成");
    }

    private String place() {
        return bodyName
                + String.join(
                        "、",
                        subjects.stream().filter(name -> !name.equals(bodyName)).toList());
    }
}
