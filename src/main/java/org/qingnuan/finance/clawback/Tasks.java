package org.qingnuan.finance.clawback;

/** The tasks whose submissions clawbacks apply. */
final class Tasks {

    static final String DECIDE = "clawback.userTask_decideClawback";
    static final String RECORD = "receivable.userTask_recordRecovery";
    static final String ANSWER = "receivable.userTask_answerObjection";
    static final String WRITE_OFF = "receivable.userTask_approveWriteOff";

    private Tasks() {}
}
