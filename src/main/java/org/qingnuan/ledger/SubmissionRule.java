package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.Finding;

/** What must hold of a task's submission beyond its form; each bean is asked when it is checked and again when it is applied. */
public interface SubmissionRule {

    /** The task, {@code <definition key without the plan>.<element id>}. */
    String task();

    /** Everything that is wrong, nothing when all holds; fields that the form itself refuses may be missing or unreadable. */
    List<Finding> check(Entry entry);
}
