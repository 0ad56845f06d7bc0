package org.qingnuan.ledger;

import java.util.Collection;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Reminding whoever holds a task, by a supervisor's click. */
public interface Reminders {

    /** An open task; {@link java.util.NoSuchElementException} when it is not open any more. */
    OpenTask task(String taskId);

    /** The case of an open task; {@link java.util.NoSuchElementException} when it is not open any more. */
    default CaseKey subject(String taskId) {
        return task(taskId).subject();
    }

    /**
     * Reminds the task's holder, or its group while nobody has taken it; each reader gets a notice.
     *
     * @return the notices given; empty when the task was reminded of today already, also by another click this moment
     * @throws java.util.NoSuchElementException when the task is not open any more
     */
    List<Notice> remindHolder(String taskId, String by, Collection<Reader> readers);

    /**
     * Who is told: the holder or whoever may take the task.
     *
     * @param byMail gets a mail as well
     */
    record Reader(String user, boolean byMail) {}
}
