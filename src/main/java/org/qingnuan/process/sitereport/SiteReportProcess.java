package org.qingnuan.process.sitereport;

import org.qingnuan.ledger.ReportKind;
import org.qingnuan.ledger.SiteReports;
import org.qingnuan.ledger.WagesPaid;
import org.qingnuan.process.SiteReporting;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to reports of the works. */
@Component
class SiteReportProcess implements SiteReporting {

    private final SiteReports reports;
    private final Relay relay;

    SiteReportProcess(SiteReports reports, Relay relay) {
        this.reports = reports;
        this.relay = relay;
    }

    @Override
    @Transactional
    public CaseKey raise(CaseKey place, ReportKind kind, String against, String text, String by) {
        CaseKey report = reports.raise(place, kind, against, text, by);
        relay.start(kind.model(), report);
        return report;
    }

    /** Its village may have waited for nothing else. */
    @EventListener
    void on(WagesPaid paid) {
        relay.message("finance.villageSettled", paid.village());
    }
}
