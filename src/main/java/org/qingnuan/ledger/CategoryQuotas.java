package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

/** The quotas of a plan whose figures are given by kind of village, without a table of bodies (LZ-01): the office shares them out. */
public interface CategoryQuotas {

    /** One version of what a body has of a kind. */
    record Version(String category, int no, int households, String reason, String by, Instant at) {}

    /** By kind in the plan's order, empty where a plan is not divided so. */
    List<CategoryQuota> of(CaseKey body);

    /** All versions, the latest first. */
    List<Version> versions(CaseKey body);

    /** Sets what the body has of a kind; the body's target follows. {@link SubmissionRefused} beyond what the plan has of it, below what the body's villages need, and without a reason. */
    void distribute(CaseKey body, String category, int households, String reason, String by);

    /** What is wrong with villages of these kinds added to the body, households by code; a null code is a village without any. */
    List<Finding> exceeded(CaseKey body, Map<String, Integer> added);

    /** The kind of a village by name, null where the plan is not divided so. */
    String nameOf(CaseKey village);
}
