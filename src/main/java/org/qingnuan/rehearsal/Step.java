package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What an official does with a task when its turn has come. */
sealed interface Step {

    /** Finishes it; {@code sheet} null without one. */
    record Complete(Map<String, String> fields, UUID sheet) implements Step {}

    /** Reports progress and takes it up again on that day. */
    record Report(Map<String, String> fields, UUID sheet, LocalDate again) implements Step {}

    /** Leaves it for that day. */
    record Later(LocalDate day) implements Step {}

    static Step complete(Map<String, String> fields) {
        return new Complete(fields, null);
    }
}
