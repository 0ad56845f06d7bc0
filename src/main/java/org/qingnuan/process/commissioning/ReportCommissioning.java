package org.qingnuan.process.commissioning;

import java.util.UUID;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.tasks.TaskReport;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 登记调试结果: as often as wished while the stage is open. */
@Component
class ReportCommissioning implements TaskReport {

    private final Households households;

    ReportCommissioning(Households households) {
        this.households = households;
    }

    @Override
    public String task() {
        return "commissioning.userTask_reportCommissioning";
    }

    @Override
    public void report(CaseKey village, UUID submission, String by) {
        households.recordCommissioning(village, submission, by);
    }
}
