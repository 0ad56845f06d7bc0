package org.qingnuan.ledger;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/**
 * Later last days for single villages and bodies, within the plan's cap, that leave the model as it is. An approved one
 * holds unless the plan's own date becomes later.
 */
public interface Extensions {

    /**
     * Files a request; {@link SubmissionRefused} with all findings.
     *
     * @param place a village; or a body, for its own gate or for that gate of all its villages that have not passed it
     * @param paper the file that explains it, null for none
     * @return {@code <place>/extension.<id>}
     */
    CaseKey request(CaseKey place, String frame, LocalDate until, String reason, Paper paper, String by);

    /** A file as it is uploaded; the stream is read once and not closed. */
    record Paper(String fileName, InputStream content) {}

    /** The files that came with a request. */
    List<Document> papers(CaseKey extension);

    /** {@link java.util.NoSuchElementException} for an unknown key. */
    ExtensionRequest get(CaseKey extension);

    /** The requests of the body and its villages, newest first. */
    List<ExtensionRequest> of(CaseKey body);

    /** The office's word (task {@code deadline-extension.userTask_approveExtension}), never by who asked; true when approved, and {@link LastDayChanged} is published for each gate. */
    boolean decide(CaseKey extension, UUID submission, String by);
}
