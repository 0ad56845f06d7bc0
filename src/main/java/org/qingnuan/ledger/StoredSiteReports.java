package org.qingnuan.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports in the database; whoever files, answers or closes one holds the body. */
@Service
@Transactional
class StoredSiteReports implements SiteReports {

    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 60;

    private final SiteReportRows rows;
    private final BodyRows bodies;
    private final Intake intake;
    private final ApplicationEventPublisher events;

    StoredSiteReports(SiteReportRows rows, BodyRows bodies, Intake intake, ApplicationEventPublisher events) {
        this.rows = rows;
        this.bodies = bodies;
        this.intake = intake;
        this.events = events;
    }

    @Override
    public CaseKey raise(CaseKey place, ReportKind kind, String against, String text, String by) {
        bodies.lock(place.body());
        boolean names = against != null && !against.isBlank();
        List<Finding> findings = new ArrayList<>();
        if (place.village() != null && !rows.active(place)) {
            findings.add(Finding.ofColumn("村庄", "没有这个村，或已退出", "请重新选择"));
        }
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            findings.add(Finding.ofColumn("情况", "没有填写或超过" + LONGEST + "字", "请写明情况"));
        }
        if (kind.against() && (!names || against.length() > LONGEST_NAME)) {
            findings.add(Finding.ofColumn("施工或监理单位", "没有填写或超过" + LONGEST_NAME + "字", "请写明对哪个单位提出"));
        }
        if (kind.incident() && place.village() == null) {
            findings.add(Finding.ofColumn("范围", "没有选择村庄", "请选择发生“%s”的村".formatted(kind.label())));
        }
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        return rows.insert(place, kind, kind.against() ? against.strip() : null, text.strip(), by);
    }

    @Override
    @Transactional(readOnly = true)
    public SiteReport get(CaseKey report) {
        return rows.get(report);
    }

    @Override
    @Transactional(readOnly = true)
    public List<SiteReport> of(CaseKey body) {
        return rows.of(body);
    }

    @Override
    public void answer(CaseKey report, UUID submission, String by) {
        bodies.lock(report.body());
        Answers answers =
                intake.take(submission, report, rows.get(report).kind().model() + SiteReportRules.ANSWER, by);
        rows.step(report, SiteReport.StepKind.ANSWERED, answers.text("answer"), by);
    }

    @Override
    public boolean close(CaseKey report, UUID submission, String by) {
        bodies.lock(report.body());
        SiteReport known = rows.get(report);
        Answers answers = intake.take(submission, report, known.kind().model() + SiteReportRules.CLOSE, by);
        boolean closed = Rules.approved(answers);
        rows.step(
                report,
                closed ? SiteReport.StepKind.CLOSED : SiteReport.StepKind.RETURNED,
                answers.textOrNull("opinion"),
                by);
        if (closed) {
            rows.close(report);
        }
        if (closed && known.kind() == ReportKind.WAGE_ARREARS) {
            rows.villages(SiteReportRows.place(report)).forEach(village -> events.publishEvent(new WagesPaid(village)));
        }
        return closed;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean wagesOwed(CaseKey village) {
        return rows.wagesOwed(village);
    }
}
