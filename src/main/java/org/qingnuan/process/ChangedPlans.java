package org.qingnuan.process;

import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.DateChange;
import org.qingnuan.shared.PlanId;

/** Plans as they would be with other files or other dates, to rehearse what is not decided yet. Nothing is deployed. */
public interface ChangedPlans {

    /** The files of the plan as the application brought them along, by path; {@link PlanRefused} when it brought none. */
    Map<String, byte[]> broughtAlong(PlanId plan);

    /**
     * Puts changes into a plan's files and judges the result as a deployment would, with all findings at once.
     *
     * @param files by path, as {@link #broughtAlong} and {@link DeadlineAdjustments#exported} give them
     * @param handedIn changed files; a model is known by its process id, any other by its name
     * @param days new last days as a model writes them ({@code 09-15}, {@code +1y 04-15}, {@code 2021-09-15}), by frame
     *     ({@code works}) or, where several models have it, by model and frame ({@code village-retrofit/works})
     */
    Changed change(PlanId plan, Map<String, byte[]> files, List<File> handedIn, Map<String, String> days);

    /** A file as somebody handed it in. */
    record File(String name, byte[] bytes) {}

    /**
     * What came of it.
     *
     * @param files the plan's files with the changes; not to be used while there are findings
     * @param dates the gates that move
     * @param otherFiles paths of the files that differ in more than dates
     */
    record Changed(
            Map<String, byte[]> files, List<DateChange> dates, List<String> otherFiles, List<ModelFinding> findings) {}
}
