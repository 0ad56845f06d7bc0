package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * A row behind a number of the board: a case at a gate, why it is late and whom it waits for.
 *
 * @param subjectName the village's name, the lot's for its tender, the body's for a body's own gate
 * @param finishedOn the actual last day of the work, null while open
 * @param daysLate days after {@code due}, up to {@code finishedOn} or today
 * @param stage the name of the stage in which it stands, null outside of any
 * @param contractor who won its lot, null before
 * @param waitingFor the other office it waits for, null for none
 * @param reason what the body said in the supervision of this gate, null before
 * @param promisedOn by when it promised to be done, null before
 * @param extended whether its date is an approved extension
 * @param withdrawn whether the village has left the plan since the day that was asked for
 * @param tasks what it waits for, oldest first; none once it is finished
 */
public record BoardCase(
        CaseKey subject,
        String subjectName,
        String bodyName,
        String frame,
        String name,
        LocalDate due,
        LocalDate finishedOn,
        BoardColumn column,
        int daysLate,
        String stage,
        String contractor,
        String waitingFor,
        String reason,
        LocalDate promisedOn,
        boolean extended,
        boolean withdrawn,
        List<Wait> tasks) {

    /**
     * A task that a case waits for: its own, its lot's before the contract, its body's while that lies with another office.
     *
     * @param group the candidate group
     * @param holder null while nobody has taken it
     * @param since since when the holder has it, since when it is open without one
     * @param remindedToday whether a reminder of it was sent today
     */
    public record Wait(
            String taskId,
            CaseKey subject,
            String name,
            String group,
            String holder,
            Instant since,
            boolean remindedToday) {}
}
