package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Keeps the file that comes with a request on a page, bound for good as a task's files are. */
@Component
public class RequestPapers {

    private static final FieldSpec FILE =
            new FieldSpec("requestFile", "说明材料", FieldSpec.FILE, false, List.of("pdf", "jpg", "jpeg", "png", "docx"));

    private final Documents documents;
    private final Submissions submissions;

    RequestPapers(Documents documents, Submissions submissions) {
        this.documents = documents;
        this.submissions = submissions;
    }

    /** {@link SubmissionRefused} with everything that is wrong with the file; {@code task} such as {@code household-change.requestChange}. */
    public void keep(CaseKey request, String task, Extensions.Paper paper, String by) {
        Documents.Slot slot = new Documents.Slot(request, task, request.toString(), FILE);
        Documents.Upload upload = documents.upload(slot, paper.fileName(), paper.content(), by);
        if (upload instanceof Documents.Upload.Refused refused) {
            throw new SubmissionRefused(refused.findings());
        }
        String document = ((Documents.Upload.Stored) upload).document().id().toString();
        Checked checked = submissions.check(
                new Entry(request, task, request.toString(), by, List.of(FILE), Map.of(FILE.name(), document), null));
        if (checked instanceof Checked.Rejected rejected) {
            throw new SubmissionRefused(rejected.findings());
        }
        submissions.open(((Checked.Accepted) checked).submission(), request, task);
    }

    public List<Document> of(CaseKey request, String task) {
        return documents.handedIn(request, task);
    }
}
