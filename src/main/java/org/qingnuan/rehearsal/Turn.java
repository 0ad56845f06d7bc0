package org.qingnuan.rehearsal;

import java.time.LocalDate;
import org.qingnuan.process.Tasks;
import org.qingnuan.shared.CaseKey;

/**
 * A task on an official's desk.
 *
 * @param since the day the official saw it first
 * @param place a name of the subject that does not change from run to run, for chance to be asked about
 * @param time how often this place had this task before, from 0
 */
record Turn(
        Tasks.TaskView task, Officials.Official official, LocalDate since, LocalDate today, String place, int time) {

    CaseKey subject() {
        return task.subject();
    }

    String user() {
        return official.user();
    }

    /** What is asked of chance in this turn. */
    Object[] about(Object what) {
        return new Object[] {place, task.taskKey(), time, what};
    }
}
