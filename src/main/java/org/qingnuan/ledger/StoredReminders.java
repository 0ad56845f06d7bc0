package org.qingnuan.ledger;

import java.time.Clock;
import java.util.NoSuchElementException;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps one reminder per task and day. */
@Service
@Transactional
class StoredReminders implements Reminders {

    private final JdbcClient jdbc;
    private final TaskRows tasks;
    private final Clock clock;

    StoredReminders(JdbcClient jdbc, TaskRows tasks, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public CaseKey subject(String taskId) {
        return open(taskId).subject();
    }

    private OpenTask open(String taskId) {
        return tasks.find(taskId).orElseThrow(() -> new NoSuchElementException("No open task " + taskId));
    }

    @Override
    public boolean remindHolder(String taskId, String by) {
        OpenTask task = open(taskId);
        return jdbc.sql("""
                        insert into ledger.reminder(task, task_name, plan, subject, to_user, to_group, by_user, day, at)
                        values (:task, :name, :plan, :subject, :user, :group, :by, :day, :at)
                        on conflict (task, day) do nothing
                        """)
                        .param("task", taskId)
                        .param("name", task.name())
                        .param("plan", task.subject().plan().value())
                        .param("subject", task.subject().toString())
                        .param("user", task.holder())
                        .param("group", task.holder() == null ? task.group() : null)
                        .param("by", by)
                        .param("day", ChinaTime.today(clock))
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }
}
