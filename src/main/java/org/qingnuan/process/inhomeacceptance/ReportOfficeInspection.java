package org.qingnuan.process.inhomeacceptance;

import java.util.UUID;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.tasks.TaskReport;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 登记验收结果: batch by batch (改造一批、验收一批). */
@Component
class ReportOfficeInspection implements TaskReport {

    private final InHomeAcceptance acceptance;

    ReportOfficeInspection(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public String task() {
        return "in-home-acceptance.userTask_inspectHouseholds";
    }

    @Override
    public void report(CaseKey village, UUID submission, String by) {
        acceptance.recordOfficeInspection(village, submission, by);
    }
}
