package org.qingnuan.process.construction;

import java.util.UUID;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.tasks.TaskReport;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 报告施工进度: as often as wished while the stage is open. */
@Component
class ReportProgress implements TaskReport {

    private final Households households;

    ReportProgress(Households households) {
        this.households = households;
    }

    @Override
    public String task() {
        return "construction.userTask_reportProgress";
    }

    @Override
    public void report(CaseKey village, UUID submission, String by) {
        households.recordProgress(village, submission, by);
    }
}
