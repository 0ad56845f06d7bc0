package org.qingnuan.process.acceptance;

import java.util.UUID;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.tasks.TaskReport;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 登记验收结果: batch by batch (改造一批、验收一批). */
@Component
class ReportInspection implements TaskReport {

    private final Households households;

    ReportInspection(Households households) {
        this.households = households;
    }

    @Override
    public String task() {
        return "acceptance.userTask_inspectHouseholds";
    }

    @Override
    public void report(CaseKey village, UUID submission, String by) {
        households.recordInspection(village, submission, by);
    }
}
