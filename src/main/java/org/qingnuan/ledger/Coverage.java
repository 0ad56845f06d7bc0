package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Whether a body is fully covered by clean heating (评估认定全覆盖): said by completed tasks of the ecology office alone (JY-10). */
public interface Coverage {

    /** Whether every village of the body that has not left the plan is accepted, and there is one. */
    boolean complete(CaseKey body);

    /** The office's word (task {@code coverage-assessment.userTask_assessCoverage}), refused while a village is not accepted; true when covered. */
    boolean assess(CaseKey body, UUID submission, String by);

    /** What the body did about the last refusal (task {@code coverage-assessment.userTask_completeCoverage}). */
    void completed(CaseKey body, UUID submission, String by);

    /** The body's assessments, the latest first. */
    List<CoverageAssessment> of(CaseKey body);
}
