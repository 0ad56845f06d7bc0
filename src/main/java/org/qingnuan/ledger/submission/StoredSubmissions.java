package org.qingnuan.ledger.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps submissions sealed and hands each out once, under its row's lock. */
@Component
class StoredSubmissions implements Submissions {

    private final JdbcClient jdbc;
    private final SealedJson json;
    private final PersonalFields personal;
    private final Documents documents;
    private final ObjectProvider<SubmissionRule> rules;
    private final Clock clock;

    StoredSubmissions(
            JdbcClient jdbc,
            SealedJson json,
            PersonalFields personal,
            Documents documents,
            ObjectProvider<SubmissionRule> rules,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.personal = personal;
        this.documents = documents;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Checked check(Entry entry) {
        FieldChecks fields = FieldChecks.of(entry.specs(), entry.fields());
        Entry read = new Entry(
                entry.subject(),
                entry.task(),
                entry.taskId(),
                entry.by(),
                entry.specs(),
                fields.fields(),
                entry.sheet());
        List<Finding> findings = new ArrayList<>(fields.findings());
        findings.addAll(documents.check(read));
        findings.addAll(ruleFindings(read));
        return findings.isEmpty() ? new Checked.Accepted(store(read)) : new Checked.Rejected(List.copyOf(findings));
    }

    @Override
    @Transactional
    public Submission open(UUID id, CaseKey subject, String task) {
        Row row = jdbc.sql("SELECT * FROM ledger.submission WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(this::row)
                .optional()
                .orElseThrow(() -> refused("系统中没有这次提交", "请重新填写并提交"));
        row.requireFor(subject, task);
        jdbc.sql("UPDATE ledger.submission SET used_at = :at WHERE id = :id")
                .param("at", now())
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM ledger.draft WHERE task_id = :task")
                .param("task", row.taskId)
                .update();
        documents.bind(row.documents, id);
        Submission submission = row.submission;
        List<Finding> findings = ruleFindings(
                new Entry(subject, task, null, submission.by(), List.of(), submission.fields(), submission.sheet()));
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        return submission;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Submission> last(CaseKey subject, String task) {
        return jdbc.sql("""
                        SELECT * FROM ledger.submission WHERE subject = :subject AND task = :task AND used_at IS NOT NULL
                        ORDER BY used_at DESC, handed_at DESC LIMIT 1""")
                .param("subject", subject.toString())
                .param("task", task)
                .query(this::row)
                .optional()
                .map(row -> row.submission)
                .map(s -> new Submission(s.id(), personal.masked(s.fields()), s.sheet(), s.by(), s.at()));
    }

    @Override
    @Transactional
    public void saveDraft(String taskId, String by, Map<String, String> fields) {
        jdbc.sql("""
                        INSERT INTO ledger.draft (task_id, saved_by, saved_at, content) VALUES (:task, :by, :at, :content)
                        ON CONFLICT (task_id) DO UPDATE
                        SET saved_by = excluded.saved_by, saved_at = excluded.saved_at, content = excluded.content""")
                .param("task", taskId)
                .param("by", by)
                .param("at", now())
                .param("content", json.sealFields(fields))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> draft(String taskId) {
        return jdbc.sql("SELECT content FROM ledger.draft WHERE task_id = :task")
                .param("task", taskId)
                .query((rows, n) -> json.openFields(rows.getBytes("content")))
                .optional()
                .orElseGet(Map::of);
    }

    private List<Finding> ruleFindings(Entry entry) {
        return rules.orderedStream()
                .filter(rule -> rule.task().equals(entry.task()))
                .flatMap(rule -> rule.check(entry).stream())
                .toList();
    }

    private UUID store(Entry entry) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO ledger.submission (id, subject, task, task_id, sheet, handed_by, handed_at, content, documents)
                        VALUES (:id, :subject, :task, :taskId, :sheet, :by, :at, :content, :documents)""")
                .param("id", id)
                .param("subject", entry.subject().toString())
                .param("task", entry.task())
                .param("taskId", entry.taskId())
                .param("sheet", entry.sheet())
                .param("by", entry.by())
                .param("at", now())
                .param("content", json.sealFields(entry.fields()))
                .param("documents", documentsOf(entry))
                .update();
        return id;
    }

    /** What the file fields list, which the check has found in order. */
    private static UUID[] documentsOf(Entry entry) {
        return entry.specs().stream()
                .filter(FieldSpec::isFile)
                .map(spec -> entry.fields().getOrDefault(spec.name(), ""))
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .distinct()
                .toArray(UUID[]::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Row row(ResultSet rows, int number) throws SQLException {
        Submission submission = new Submission(
                rows.getObject("id", UUID.class),
                json.openFields(rows.getBytes("content")),
                rows.getObject("sheet", UUID.class),
                rows.getString("handed_by"),
                rows.getTimestamp("handed_at").toInstant());
        return new Row(
                submission,
                rows.getString("subject"),
                rows.getString("task"),
                rows.getString("task_id"),
                rows.getTimestamp("used_at") != null,
                List.of((UUID[]) rows.getArray("documents").getArray()));
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }

    /** A stored submission and what it was made for. */
    private record Row(
            Submission submission, String subject, String task, String taskId, boolean used, List<UUID> documents) {

        void requireFor(CaseKey forSubject, String forTask) {
            if (used) {
                throw refused("这次提交已经登记过，不能重复使用", "请刷新任务列表，确认任务是否已完成");
            }
            if (!subject.equals(forSubject.toString())) {
                throw refused("这次提交是为其他村或其他事项填写的", "请在本任务的表单中重新填写");
            }
            if (!task.equals(forTask)) {
                throw refused("这次提交是为其他任务填写的", "请在本任务的表单中重新填写");
            }
        }
    }
}
