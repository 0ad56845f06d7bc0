package org.qingnuan.process.inhomeacceptance;

import java.util.UUID;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.tasks.TaskReport;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 登记承诺书 as they are signed. */
@Component
class ReportCommitments implements TaskReport {

    private final InHomeAcceptance acceptance;

    ReportCommitments(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public String task() {
        return "in-home-acceptance.userTask_collectCommitments";
    }

    @Override
    public void report(CaseKey village, UUID submission, String by) {
        acceptance.recordCommitments(village, submission, by);
    }
}
