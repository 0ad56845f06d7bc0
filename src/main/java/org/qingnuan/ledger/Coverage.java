package org.qingnuan.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** Whether a body is fully covered by clean heating (评估认定全覆盖): said by completed tasks of the ecology office alone (JY-10). */
public interface Coverage {

    /** The plan under which the body's towns work, whose assessments the body's own takes up (JN-27); empty where it is not there. */
    Optional<PlanId> below(CaseKey body);

    /** The names of the towns of that plan that are not assessed as covered. */
    List<String> lackingBelow(CaseKey body);

    /** Whether every village of the body that has not left the plan is accepted, and there is one or a plan below takes its place. */
    boolean complete(CaseKey body);

    /** The office's word (task {@code coverage-assessment.userTask_assessCoverage}), refused while a village is not accepted; true when covered. */
    boolean assess(CaseKey body, UUID submission, String by);

    /** What the body did about the last refusal (task {@code coverage-assessment.userTask_completeCoverage}). */
    void completed(CaseKey body, UUID submission, String by);

    /** The body's assessments, the latest first. */
    List<CoverageAssessment> of(CaseKey body);
}
