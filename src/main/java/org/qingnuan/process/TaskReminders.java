package org.qingnuan.process;

/** A supervisor's click that reminds whoever holds a task. */
public interface TaskReminders {

    /**
     * Gives a notice, and a mail where the plan sends mails, to the task's holder or, while nobody has taken it, to all who
     * may; to their deputies of today as well. A second click of the day does nothing.
     *
     * @throws java.util.NoSuchElementException when the task is not open any more
     */
    Outcome remind(String taskId, String by);

    /** What became of the click. */
    enum Outcome {
        REMINDED,
        /** Somebody reminded of it today. */
        REMINDED_BEFORE,
        /** The group has no member yet; nothing is kept. */
        NOBODY_THERE
    }
}
