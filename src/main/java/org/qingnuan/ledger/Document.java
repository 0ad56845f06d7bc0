package org.qingnuan.ledger;

import java.time.Instant;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/**
 * A file that was handed in with a task; its bytes come from {@link Documents#write}.
 *
 * @param task {@code <definition key without the plan>.<element id>}
 * @param label what the form called the field
 * @param fileName fit for a download, with its ending
 * @param mediaType as the content says
 * @param size in bytes
 * @param sha256 of the content, 64 hexadecimal digits
 * @param submission the submission that counted with it, null while its form is open
 */
public record Document(
        UUID id,
        CaseKey subject,
        String task,
        String taskId,
        String field,
        String label,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        UUID submission) {

    public boolean isBound() {
        return submission != null;
    }
}
