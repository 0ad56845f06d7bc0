package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open user tasks as the process told them. */
@Component
class TaskRows {

    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(OpenTask task) {
        jdbc.sql("""
                        insert into ledger.open_task(task_id, subject, plan, body, village, definition, task_key, name,
                          candidate_group, holder, held_since, due, created)
                        values (:taskId, :subject, :plan, :body, :village, :definition, :taskKey, :name, :group, :holder,
                          case when cast(:holder as text) is not null then cast(:created as timestamptz) end, :due, :created)
                        on conflict (task_id) do update set name = excluded.name, candidate_group = excluded.candidate_group,
                          holder = excluded.holder, held_since = excluded.held_since, due = excluded.due
                        """)
                .param("taskId", task.taskId())
                .param("subject", task.subject().toString())
                .param("plan", task.subject().plan().value())
                .param("body", task.subject().area())
                .param("village", task.subject().village())
                .param("definition", task.definition())
                .param("taskKey", task.taskKey())
                .param("name", task.name())
                .param("group", task.group())
                .param("holder", task.holder())
                .param("due", Rows.at(task.due()))
                .param("created", Rows.at(task.created()))
                .update();
    }

    void held(String taskId, String user, Instant since) {
        jdbc.sql("update ledger.open_task set holder = :user, held_since = :since where task_id = :taskId")
                .param("taskId", taskId)
                .param("user", user)
                .param("since", user == null ? null : Rows.at(since))
                .update();
    }

    void due(String taskId, Instant due) {
        jdbc.sql("update ledger.open_task set due = :due where task_id = :taskId")
                .param("taskId", taskId)
                .param("due", Rows.at(due))
                .update();
    }

    void close(String taskId) {
        jdbc.sql("delete from ledger.open_task where task_id = :taskId")
                .param("taskId", taskId)
                .update();
    }

    List<OpenTask> of(CaseKey subject) {
        return of(List.of(subject));
    }

    List<OpenTask> of(Collection<CaseKey> subjects) {
        return jdbc.sql("select * from ledger.open_task where subject = any(:subjects) order by created, task_id")
                .param("subjects", subjects.stream().map(CaseKey::toString).toArray(String[]::new))
                .query(TaskRows::task)
                .list();
    }

    Optional<OpenTask> find(String taskId) {
        return jdbc.sql("select * from ledger.open_task where task_id = :taskId")
                .param("taskId", taskId)
                .query(TaskRows::task)
                .optional();
    }

    static OpenTask task(ResultSet row, int number) throws SQLException {
        return new OpenTask(
                row.getString("task_id"),
                CaseKey.parse(row.getString("subject")),
                row.getString("definition"),
                row.getString("task_key"),
                row.getString("name"),
                row.getString("candidate_group"),
                row.getString("holder"),
                Rows.instant(row, "due"),
                Rows.instant(row, "created"));
    }
}
