package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** Reminding whoever holds a task, by a supervisor's click. */
public interface Reminders {

    /** The case of an open task; {@link java.util.NoSuchElementException} when it is not open any more. */
    CaseKey subject(String taskId);

    /**
     * Reminds the task's holder, or its group while nobody has taken it; false when that was done today already.
     *
     * @throws java.util.NoSuchElementException when the task is not open any more
     */
    boolean remindHolder(String taskId, String by);
}
