package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps files that come with what a page files, bound for good as a task's files are. */
@Component
@Transactional
public class Evidence {

    private static final List<String> ENDINGS = List.of("pdf", "jpg", "jpeg", "png", "docx");

    private final Documents documents;
    private final Submissions submissions;

    Evidence(Documents documents, Submissions submissions) {
        this.documents = documents;
        this.submissions = submissions;
    }

    /** {@link SubmissionRefused} with everything that is wrong with the file. */
    public void keep(CaseFile file, Extensions.Paper paper, String by) {
        FieldSpec spec = new FieldSpec(file.field(), file.label(), FieldSpec.FILE, false, ENDINGS);
        String slotId = file.subject().toString();
        Documents.Slot slot = new Documents.Slot(file.subject(), file.task(), slotId, spec);
        Documents.Upload upload = documents.upload(slot, paper.fileName(), paper.content(), by);
        if (upload instanceof Documents.Upload.Refused refused) {
            throw new SubmissionRefused(refused.findings());
        }
        String document = ((Documents.Upload.Stored) upload).document().id().toString();
        Checked checked = submissions.check(
                new Entry(file.subject(), file.task(), slotId, by, List.of(spec), Map.of(spec.name(), document), null));
        if (checked instanceof Checked.Rejected rejected) {
            throw new SubmissionRefused(rejected.findings());
        }
        submissions.open(((Checked.Accepted) checked).submission(), file.subject(), file.task());
    }

    /** What a file is of: {@code task} as {@code <model>.<step>}. */
    public record CaseFile(CaseKey subject, String task, String field, String label) {}

    /** The files that came with a case. */
    @Transactional(readOnly = true)
    public List<Document> of(CaseKey subject, String task) {
        return documents.handedIn(subject, task);
    }
}
