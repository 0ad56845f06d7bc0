package org.qingnuan.ledger;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

/** The files of tasks: taken while a form is open, kept for good once its submission counts; the caller decides who may. */
public interface Documents {

    /** The endings that a form may ask for, in lower case. */
    List<String> ENDINGS = List.of("pdf", "jpg", "jpeg", "png", "docx", "xlsx");

    /** The field of an open task that a file is for. */
    record Slot(CaseKey subject, String task, String taskId, FieldSpec field) {}

    /** What an upload answers. */
    sealed interface Upload {

        /** Kept; the same content in the same slot is the same document. */
        record Stored(Document document) implements Upload {}

        /** All that is wrong, at least one; nothing was kept. */
        record Refused(List<Finding> findings) implements Upload {}
    }

    /** Takes a file by its content, whatever its name says; the stream is read once and not closed. */
    Upload upload(Slot slot, String fileName, InputStream content, String by);

    /** Takes a file of the open task back; {@link SubmissionRefused} once a submission counted with it, nothing if it is not the task's. */
    void remove(UUID document, String taskId);

    /** What a form declares as files, held against what was uploaded for its very task: everything that is wrong. */
    List<Finding> check(Entry entry);

    /** Binds documents for good to the submission that counts; {@link SubmissionRefused} when one is gone or bound elsewhere. */
    void bind(List<UUID> documents, UUID submission);

    /** The files of a form that is still open, oldest first. */
    List<Document> open(String taskId);

    /** The files that counted for a task of the subject, newest first. */
    List<Document> handedIn(CaseKey subject, String task);

    Optional<Document> find(UUID document);

    /** Writes the bytes out piece by piece; {@link java.util.NoSuchElementException} for an unknown document. */
    void write(UUID document, OutputStream out);

    /** The most bytes of one file. */
    long mostBytes();
}
