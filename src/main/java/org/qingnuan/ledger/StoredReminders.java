package org.qingnuan.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps one reminder per task and day, and one notice of it per person. */
@Service
@Transactional
class StoredReminders implements Reminders {

    private final JdbcClient jdbc;
    private final TaskRows tasks;
    private final NoticeRows notices;
    private final Clock clock;

    StoredReminders(JdbcClient jdbc, TaskRows tasks, NoticeRows notices, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public OpenTask task(String taskId) {
        return tasks.find(taskId).orElseThrow(() -> new NoSuchElementException("No open task " + taskId));
    }

    @Override
    public List<Notice> remindHolder(String taskId, String by, Collection<Reader> readers) {
        OpenTask task = task(taskId);
        Optional<Long> first = remember(task, by);
        first.ifPresent(reminder -> give(task.subject(), reminder, readers));
        return first.map(notices::ofReminder).orElse(List.of());
    }

    /** Empty when another click of the day was first. */
    private Optional<Long> remember(OpenTask task, String by) {
        return jdbc.sql("""
                        insert into ledger.reminder(task, task_name, plan, subject, to_user, to_group, by_user, day, at)
                        values (:task, :name, :plan, :subject, :user, :group, :by, :day, :at)
                        on conflict (task, day) do nothing returning id
                        """)
                .param("task", task.taskId())
                .param("name", task.name())
                .param("plan", task.subject().plan().value())
                .param("subject", task.subject().toString())
                .param("user", task.holder())
                .param("group", task.holder() == null ? task.group() : null)
                .param("by", by)
                .param("day", ChinaTime.today(clock))
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .optional();
    }

    private void give(CaseKey subject, long reminder, Collection<Reader> readers) {
        jdbc.sql("""
                        insert into ledger.notice(recipient, plan, body, reminder, day, at, to_mail)
                        select r.person, :plan, :body, :reminder, :day, :at, r.by_mail
                        from unnest(cast(:people as text[]), cast(:byMail as boolean[])) as r(person, by_mail)
                        on conflict do nothing
                        """)
                .param("plan", subject.plan().value())
                .param("body", subject.area())
                .param("reminder", reminder)
                .param("day", ChinaTime.today(clock))
                .param("at", Rows.at(clock.instant()))
                .param("people", readers.stream().map(Reader::user).toArray(String[]::new))
                .param("byMail", readers.stream().map(Reader::byMail).toArray(Boolean[]::new))
                .update();
    }
}
