package org.qingnuan.process.coalfinding;

import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.process.CoalReporting;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to findings of coal use. */
@Component
class CoalFindingProcess implements CoalReporting {

    private static final String MODEL = "coal-finding";

    private final CoalFindings findings;
    private final Relay relay;

    CoalFindingProcess(CoalFindings findings, Relay relay) {
        this.findings = findings;
        this.relay = relay;
    }

    @Override
    @Transactional
    public CaseKey report(CoalFindings.Report report, Extensions.Paper evidence, String by) {
        CaseKey finding = findings.report(report, evidence, by);
        relay.start(MODEL, finding);
        return finding;
    }
}
