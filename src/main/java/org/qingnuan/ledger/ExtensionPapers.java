package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Keeps the file that comes with a request, bound for good as a task's files are. */
@Component
class ExtensionPapers {

    private static final String TASK = "deadline-extension.requestExtension";
    private static final FieldSpec FILE =
            new FieldSpec("requestFile", "说明材料", FieldSpec.FILE, false, List.of("pdf", "jpg", "jpeg", "png", "docx"));

    private final Documents documents;
    private final Submissions submissions;

    ExtensionPapers(Documents documents, Submissions submissions) {
        this.documents = documents;
        this.submissions = submissions;
    }

    /** {@link SubmissionRefused} with everything that is wrong with the file. */
    void keep(CaseKey extension, Extensions.Paper paper, String by) {
        Documents.Slot slot = new Documents.Slot(extension, TASK, extension.toString(), FILE);
        Documents.Upload upload = documents.upload(slot, paper.fileName(), paper.content(), by);
        if (upload instanceof Documents.Upload.Refused refused) {
            throw new SubmissionRefused(refused.findings());
        }
        String document = ((Documents.Upload.Stored) upload).document().id().toString();
        Checked checked = submissions.check(new Entry(
                extension, TASK, extension.toString(), by, List.of(FILE), Map.of(FILE.name(), document), null));
        if (checked instanceof Checked.Rejected rejected) {
            throw new SubmissionRefused(rejected.findings());
        }
        submissions.open(((Checked.Accepted) checked).submission(), extension, TASK);
    }

    List<Document> of(CaseKey extension) {
        return documents.handedIn(extension, TASK);
    }
}
