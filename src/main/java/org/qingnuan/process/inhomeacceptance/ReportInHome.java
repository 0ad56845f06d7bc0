package org.qingnuan.process.inhomeacceptance;

import java.util.UUID;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.tasks.TaskReport;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 入户核验 as often as wished. */
@Component
class ReportInHome implements TaskReport {

    private final InHomeAcceptance acceptance;

    ReportInHome(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public String task() {
        return "in-home-acceptance.userTask_inspectInHome";
    }

    @Override
    public void report(CaseKey village, UUID submission, String by) {
        acceptance.recordInHome(village, submission, by);
    }
}
