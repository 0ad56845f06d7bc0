package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;

/** Milestones (里程碑) of a plan over several years: dates of the plan itself and of its bodies instead of stages of households. */
public interface Milestones {

    /** The kind of the case in which a milestone is confirmed; its item is the frame. */
    String KIND = "milestone";

    /** A model that is to run for a subject. */
    record Start(CaseKey subject, String model) {}

    /** The tracks of the plan that did not run before, claimed for the caller; the plan stays open until they have finished. */
    List<Start> claim(PlanId plan);

    /** A track has ended, once; publishes {@link PlanFinished} when nothing of the plan is open any more. */
    void finished(CaseKey subject, String model);

    /** What the plan asks of the milestone; IllegalStateException when it says nothing of it. */
    MilestoneRule rule(CaseKey milestone);

    /** What keeps the milestone from being reached as of now, by name; nothing lacking = it may be confirmed. */
    List<Finding> lacking(CaseKey milestone);

    /** The bodies that keep a milestone of the plan itself from being reached. */
    List<CaseKey> lagging(PlanId plan, String frame);

    /** The office's word (task {@code milestone.userTask_confirmMilestone}): reached, which is refused while something lacks, or given up, which only a goal past its date can be. */
    void confirm(CaseKey milestone, UUID submission, String by);

    /** What has been said of the plan's milestones and its bodies', by subject and frame. */
    List<MilestoneWord> words(PlanId plan);
}
