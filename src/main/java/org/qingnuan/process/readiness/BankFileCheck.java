package org.qingnuan.process.readiness;

import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** A layout is chosen already; it has to be shown to the bank, not to be made. */
@Component
class BankFileCheck implements ReadinessCheck {

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.BANK_FILE;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        boolean cards = plan.rules().season() != null && plan.rules().season().card() != null;
        String also = cards ? "；运行补贴另送充卡企业" + plan.rules().season().card() : "";
        return ReadinessLine.complete(topic(), "代发清单的格式在“资金与拨付”页选用，请先把样张交代发银行确认" + also);
    }
}
