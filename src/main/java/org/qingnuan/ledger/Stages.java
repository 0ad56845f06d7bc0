package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.shared.CaseKey;

/**
 * What the process tells about frames, stages and tasks, in the transaction in which it happens there; boards and lists
 * read it here.
 */
public interface Stages {

    /** A date that the subject will be held to although it is not in that frame yet, so that it can be late for it all the same. */
    void expected(CaseKey subject, String frame, String name, LocalDate due);

    /** The frame's timer runs, or runs again, up to the end of {@code due}. */
    default void armed(CaseKey subject, String frame, String name, LocalDate due) {
        armed(subject, frame, name, DueDate.fixed(due));
    }

    /** The same for a last day that was counted, and may be provisional. */
    void armed(CaseKey subject, String frame, String name, DueDate due);

    /** The frame is a goal (力争、基本): late is late, yet no supervision opens for it. */
    void goal(CaseKey subject, String frame);

    /** The frame's timer has fired. */
    void fired(CaseKey subject, String frame, Instant at);

    /** The frame is left; it counts as finished on the last actual date of its stages, today without any. Idempotent. */
    void frameEnded(CaseKey subject, String frame);

    /** The last day of an overdue frame is another one by now, and past as well: projection and supervision item say so. */
    void moved(CaseKey subject, String frame, LocalDate due);

    /** A stage begins; {@code frame} null outside of any. */
    void started(CaseKey subject, String frame, String stage, String name);

    /** The actual last day of a running stage's work, from the ledger's own steps; without it the stage ends with the date on the register's sheets, else today. */
    void reported(CaseKey subject, String stage, LocalDate finishedOn);

    /** Ends a stage; throws {@link StageNotDone} unless the stage's gate is met in the ledger. A stage that a plan added has no gate and ends with its model. */
    void ended(CaseKey subject, String stage);

    /** An ended stage is sent back and open again; the stages after it count as not yet reached. {@link IllegalStateException} for one that has not ended. */
    void reopened(CaseKey subject, SendBack sendBack);

    /** The name of the stage that was sent back and not finished again, empty without one. */
    Optional<String> sentBack(CaseKey subject);

    void taskOpened(OpenTask task);

    /** The task's holder is now {@code user}, null for nobody. */
    void taskHeld(String taskId, String user);

    void taskDue(String taskId, Instant due);

    void taskClosed(String taskId);

    /** The stage waits for another office, null when no longer; publishes {@link WaitBegun} when it begins and {@link LateAgain} when an overdue frame stops waiting. */
    void waiting(CaseKey subject, String stage, String forWhom);

    /** The last day of a frame, empty without one; waits for whoever moves it just now and lets nobody move it before the caller's commit. */
    Optional<LocalDate> heldTo(CaseKey subject, String frame);

    /** The subject's frames by date. */
    List<FrameState> frames(CaseKey subject);

    /** The frames of all these subjects, by date. */
    List<FrameState> frames(Collection<CaseKey> subjects);

    /** The frame; {@link java.util.NoSuchElementException} if never armed. */
    FrameState frame(CaseKey subject, String frame);

    /** The subject's stages in the order they began. */
    List<StageState> stages(CaseKey subject);

    /** The subject's own open tasks, oldest first. */
    List<OpenTask> tasks(CaseKey subject);

    /** The own open tasks of all these subjects. */
    List<OpenTask> tasks(Collection<CaseKey> subjects);

    /** The approved later date of the subject for the frame, null without one. */
    LocalDate extension(CaseKey subject, String frame);
}
