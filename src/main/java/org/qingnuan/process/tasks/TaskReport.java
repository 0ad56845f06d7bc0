package org.qingnuan.process.tasks;

import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** What a task may hand to the ledger as often as wished before it completes. */
public interface TaskReport {

    /** Model and element, such as {@code construction.userTask_reportProgress}. */
    String task();

    void report(CaseKey subject, UUID submission, String by);
}
