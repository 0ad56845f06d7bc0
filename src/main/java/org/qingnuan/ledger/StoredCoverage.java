package org.qingnuan.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Assessments of coverage in the database. */
@Service
@Transactional
class StoredCoverage implements Coverage {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Intake intake;
    private final BodyRows bodies;
    private final CoverageRows rows;

    StoredCoverage(JdbcClient jdbc, Clock clock, Intake intake, BodyRows bodies, CoverageRows rows) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.intake = intake;
        this.bodies = bodies;
        this.rows = rows;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PlanId> below(CaseKey body) {
        return rows.below(body);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> lackingBelow(CaseKey body) {
        return rows.lackingBelow(body);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean complete(CaseKey body) {
        return rows.complete(body);
    }

    @Override
    public boolean assess(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, CoverageRules.ASSESS, by);
        boolean covered = Rules.approved(answers);
        jdbc.sql("""
                        insert into ledger.coverage_assessment(plan, body, covered, assessed_on, document_no, opinion, by_user, at)
                        values (:plan, :body, :covered, :day, :documentNo, :opinion, :by, :at)
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("covered", covered)
                .param("day", answers.day("assessedOn").orElseThrow())
                .param("documentNo", answers.textOrNull("documentNo"))
                .param("opinion", answers.textOrNull("opinion"))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        return covered;
    }

    @Override
    public void completed(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, CoverageRules.COMPLETE, by);
        jdbc.sql("""
                        insert into ledger.coverage_completion(assessment, measure, by_user, at)
                        select max(id), :measure, :by, :at from ledger.coverage_assessment where plan = :plan and body = :body
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("measure", answers.text("measure"))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CoverageAssessment> of(CaseKey body) {
        return rows.of(body);
    }
}
