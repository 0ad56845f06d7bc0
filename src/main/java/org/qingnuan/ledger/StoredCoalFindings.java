package org.qingnuan.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Findings in the database; whoever files or decides one holds the body. */
@Service
@Transactional
class StoredCoalFindings implements CoalFindings {

    private static final String REPORT = "coal-finding.reportFinding";
    private static final int LONGEST = 2000;

    private final CoalFindingRows rows;
    private final BodyRows bodies;
    private final Households households;
    private final Plans plans;
    private final NoBurnZones zones;
    private final Intake intake;
    private final Evidence evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredCoalFindings(
            CoalFindingRows rows,
            BodyRows bodies,
            Households households,
            Plans plans,
            NoBurnZones zones,
            Intake intake,
            Evidence evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.bodies = bodies;
        this.households = households;
        this.plans = plans;
        this.zones = zones;
        this.intake = intake;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CaseKey report(Report report, Extensions.Paper paper, String by) {
        bodies.lock(report.village().body());
        List<HouseholdRow> found =
                households.search(report.village(), report.household(), 0).rows();
        List<Finding> findings = new ArrayList<>();
        boolean one = !report.household().isBlank() && found.size() == 1;
        if (!one) {
            findings.add(Finding.ofField("农户", report.household(), "在本村台账中找不到唯一的一户", "请填写户编号，或户主全名"));
        } else if (rows.running(found.get(0).id())) {
            findings.add(Finding.ofColumn("农户", "该户已有一件线索正在办理或已经认定", "请在原线索中办理"));
        }
        if (report.foundOn() == null || report.foundOn().isAfter(ChinaTime.today(clock))) {
            findings.add(Finding.ofColumn("发现日期", "没有填写或晚于今天", "请填写实际发现的日期"));
        }
        if (report.text() == null || report.text().isBlank() || report.text().length() > LONGEST) {
            findings.add(Finding.ofColumn("发现情况", "没有填写或超过" + LONGEST + "字", "请写明地点、用途和数量"));
        }
        if (paper == null) {
            findings.add(Finding.ofColumn("证据", "没有上传", "请上传现场照片或检查记录"));
        }
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        CaseKey finding = rows.insert(report, inZone(report), found.get(0).id(), by);
        evidence.keep(new Evidence.CaseFile(finding, REPORT, "evidence", "证据"), paper, by);
        return finding;
    }

    /** Read off the ledger where the plan has zones, as the reporter says elsewhere. */
    private boolean inZone(Report report) {
        return plans.get(report.village().plan()).rules().noBurnZones()
                ? zones.covers(report.village())
                : report.noBurnZone();
    }

    @Override
    public void hear(CaseKey finding, UUID submission, String by) {
        bodies.lock(finding.body());
        Answers answers = intake.take(submission, finding, CoalFindingRules.HEAR, by);
        rows.heard(finding, answers.text("statement"), answers.day("heardOn").orElseThrow(), by);
    }

    @Override
    public boolean confirm(CaseKey finding, UUID submission, String by) {
        bodies.lock(finding.body());
        Answers answers = intake.take(submission, finding, CoalFindingRules.CONFIRM, by);
        boolean confirmed = Rules.approved(answers);
        rows.decided(finding, confirmed, answers.textOrNull("opinion"), by);
        if (confirmed) {
            CoalFinding known = rows.get(finding);
            CoalRule consequence =
                    plans.get(finding.plan()).rules().clawbackOnCoal().at(known.noBurnZone());
            events.publishEvent(new CoalUseConfirmed(finding, known.household(), consequence, by));
        }
        return confirmed;
    }

    @Override
    public void revoke(CaseKey finding, String reason, String by) {
        rows.revoked(finding, reason, by);
    }

    @Override
    @Transactional(readOnly = true)
    public CoalFinding get(CaseKey finding) {
        return rows.get(finding);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CoalFinding> of(CaseKey body) {
        return rows.of(body);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> evidence(CaseKey finding) {
        return evidence.of(finding, REPORT);
    }
}
