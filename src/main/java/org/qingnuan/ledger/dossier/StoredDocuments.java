package org.qingnuan.ledger.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at a file before any transaction begins, then keeps it in the database. */
@Component
class StoredDocuments implements Documents {

    private static final long MEGABYTE = 1 << 20;
    private static final int MOST_OF_A_FIELD = 30;
    private static final Period LEFT_BEHIND = Period.ofDays(30);

    private final DocumentRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final long most;

    StoredDocuments(
            DocumentRows rows,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${qingnuan.documents.max-megabytes:20}") int megabytes) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.most = megabytes * MEGABYTE;
    }

    @Override
    public Upload upload(Slot slot, String fileName, InputStream content, String by) {
        String name = FileNames.clean(fileName);
        try (Received file = Received.of(content, most)) {
            Inspection inspection = new Inspection(slot.field(), name, file, most);
            List<Finding> findings = inspection.findings();
            return findings.isEmpty()
                    ? store(slot, name, inspection.kind().orElseThrow(), file, by)
                    : new Upload.Refused(findings);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Upload store(Slot slot, String name, FileKind kind, Received file, String by) {
        return transaction.execute(status -> {
            rows.sweep(clock.instant().atZone(ZoneOffset.UTC).minus(LEFT_BEHIND).toInstant());
            return new Upload.Stored(rows.insert(slot, name, kind, file, by, clock.instant()));
        });
    }

    @Override
    @Transactional
    public void remove(UUID document, String taskId) {
        boolean bound = !rows.remove(document, taskId)
                && rows.find(document)
                        .filter(found -> found.taskId().equals(taskId) && found.isBound())
                        .isPresent();
        if (bound) {
            throw refused("文件已随上次提交归档，不能移除", "如有更正，请另行上传新的文件");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> check(Entry entry) {
        List<Finding> findings = new ArrayList<>();
        entry.specs().stream()
                .filter(FieldSpec::isFile)
                .filter(spec -> entry.fields().containsKey(spec.name()))
                .forEach(spec -> check(entry, spec, findings));
        return findings;
    }

    private void check(Entry entry, FieldSpec spec, List<Finding> findings) {
        Optional<List<UUID>> ids =
                DocumentRows.ids(entry.fields().get(spec.name())).filter(list -> list.size() <= MOST_OF_A_FIELD);
        if (ids.isEmpty()) {
            findings.add(Finding.ofColumn(spec.label(), "不是已上传的文件", "请点“选择文件”上传，一项最多%d份".formatted(MOST_OF_A_FIELD)));
            return;
        }
        if (!spec.multiple() && ids.get().size() > 1) {
            findings.add(Finding.ofColumn(spec.label(), "只收一份文件", "请移除多余的文件"));
        }
        ids.get().stream()
                .flatMap(id -> wrong(entry, spec, id).stream())
                .distinct()
                .forEach(findings::add);
    }

    private Optional<Finding> wrong(Entry entry, FieldSpec spec, UUID id) {
        Document found = rows.find(id).orElse(null);
        if (found == null || !isFor(found, entry, spec)) {
            return Optional.of(Finding.ofColumn(spec.label(), "文件不是在本任务的这一项中上传的", "请在本表单重新上传"));
        }
        return found.isBound()
                ? Optional.of(Finding.ofField(spec.label(), found.fileName(), "文件已随上次提交归档", "请上传新的文件或移除这一份"))
                : Optional.empty();
    }

    /** The very task of the subject; its people are those of the area, who alone could upload. */
    private static boolean isFor(Document document, Entry entry, FieldSpec spec) {
        return document.subject().equals(entry.subject())
                && document.task().equals(entry.task())
                && document.taskId().equals(entry.taskId())
                && document.field().equals(spec.name());
    }

    @Override
    @Transactional
    public void bind(List<UUID> documents, UUID submission) {
        if (!documents.isEmpty() && rows.bind(documents, submission) != documents.size()) {
            throw refused("随附的文件已被移除或已用于另一次提交", "请重新打开表单，上传文件后再提交");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> open(String taskId) {
        return rows.open(taskId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> handedIn(CaseKey subject, String task) {
        return rows.handedIn(subject, task);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Document> find(UUID document) {
        return rows.find(document);
    }

    @Override
    public void write(UUID document, OutputStream out) {
        rows.write(document, out);
    }

    @Override
    public long mostBytes() {
        return most;
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }
}
