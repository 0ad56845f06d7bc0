package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests and extensions in the database; whoever files or decides one holds the body. */
@Service
@Transactional
class StoredExtensions implements Extensions {

    private static final int LONGEST_REASON = 500;

    private final ExtensionRows rows;
    private final ExtensionRules rules;
    private final BodyRows bodies;
    private final Stages stages;
    private final Intake intake;
    private final ExtensionPapers papers;
    private final PlaceEvents changes;
    private final ApplicationEventPublisher events;

    StoredExtensions(
            ExtensionRows rows,
            ExtensionRules rules,
            BodyRows bodies,
            Stages stages,
            Intake intake,
            ExtensionPapers papers,
            PlaceEvents changes,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.rules = rules;
        this.bodies = bodies;
        this.stages = stages;
        this.intake = intake;
        this.papers = papers;
        this.changes = changes;
        this.events = events;
    }

    @Override
    public CaseKey request(CaseKey place, String frame, LocalDate until, String reason, Paper paper, String by) {
        bodies.lock(place.body());
        List<Finding> findings = new ArrayList<>(rules.findings(place, frame, until, null));
        if (reason == null || reason.isBlank()) {
            findings.add(Finding.ofColumn("延期原因", "没有填写", "请填写延期原因"));
        } else if (reason.length() > LONGEST_REASON) {
            findings.add(Finding.ofColumn("延期原因", "超过" + LONGEST_REASON + "字", "请写得简短些"));
        }
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        CaseKey first = rows.gates(place, frame).get(0).gate().subject();
        CaseKey extension = rows.insert(place, frame, stages.frame(first, frame).name(), until, reason.strip(), by);
        if (paper != null) {
            papers.keep(extension, paper, by);
        }
        return extension;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> papers(CaseKey extension) {
        return papers.of(extension);
    }

    @Override
    @Transactional(readOnly = true)
    public ExtensionRequest get(CaseKey extension) {
        return rows.get(extension);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ExtensionRequest> of(CaseKey body) {
        return rows.of(body);
    }

    @Override
    public boolean decide(CaseKey extension, UUID submission, String by) {
        bodies.lock(extension.body());
        Answers answers = intake.take(submission, extension, ExtensionRules.APPROVE, by);
        ExtensionRequest request = rows.get(extension);
        boolean approved = Rules.approved(answers);
        rows.decide(
                extension,
                approved ? ExtensionRequest.Decision.APPROVED : ExtensionRequest.Decision.REJECTED,
                answers.textOrNull("opinion"),
                by);
        if (approved) {
            request.gates().forEach(gate -> extend(request, gate, by));
        }
        return approved;
    }

    private void extend(ExtensionRequest request, ExtensionRequest.Gate gate, String by) {
        rows.extend(request, gate, by);
        changes.append(
                gate.subject(),
                "延期",
                Map.of("frame", request.frame(), "due", gate.due().toString()),
                Map.of("frame", request.frame(), "due", request.until().toString()),
                request.reason(),
                by);
        events.publishEvent(new LastDayChanged(gate.subject(), request.frame()));
    }
}
