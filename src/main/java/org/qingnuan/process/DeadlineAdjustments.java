package org.qingnuan.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.DateChange;
import org.qingnuan.ledger.PreviewRow;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/**
 * Changing the dates that stand in a plan's models: what they are now, what a change would do, and the proposal, which
 * people then justify and approve in Tasklist before it is deployed and applied to what runs.
 */
public interface DeadlineAdjustments {

    /** The dated gates of all of the plan's models, by model and date. */
    List<Gate> gates(PlanId plan);

    /** The plan's model as deployed, for Camunda Modeler; {@link java.util.NoSuchElementException} if there is none of that name. */
    byte[] model(PlanId plan, String model);

    /** Judges a change without making it: all findings at once, and what would become of each body's cases. */
    Examination examine(PlanId plan, Request request);

    /** Starts the adjustment; {@link PlanRefused} with the findings, {@link org.qingnuan.ledger.AdjustmentRunning} while another one is open. */
    CaseKey propose(PlanId plan, Request request, String by);

    /** The dates from before a finished adjustment, where they are still what it made them. */
    Request undoing(CaseKey adjustment);

    /** Every file of the plan as deployed, by path, so that the folder can be brought up to date. */
    Map<String, byte[]> exported(PlanId plan);

    /** How the plan's folder on the class path stands to what is deployed. */
    Folder folder(PlanId plan);

    /** Which versions of the plan's models run, newest first within a model. */
    List<RunningVersion> versions(PlanId plan);

    /**
     * A gate as it stands in the model.
     *
     * @param model the name without the plan, such as {@code village-retrofit}
     * @param event the timer's element id
     * @param rule as written, such as {@code 08-30}
     * @param due the last day in the plan's year
     * @param open how many cases have still to pass it
     */
    record Gate(
            String model,
            String modelName,
            String frame,
            String name,
            String event,
            String rule,
            LocalDate due,
            int open,
            int overdue,
            int finished) {}

    /** What somebody asks for. */
    sealed interface Request {

        /** New last days by {@code <model>/<frame>}; {@code source} is TABLE, DIAGRAM or UNDO. */
        record Days(String source, CaseKey undoOf, Map<String, LocalDate> days) implements Request {}

        /** A whole model from Camunda Modeler; {@code structural} declares that more than dates has changed. */
        record Model(String fileName, byte[] bytes, boolean structural) implements Request {}
    }

    /** What came of judging a request; the preview is empty when there are findings. */
    record Examination(List<ModelFinding> findings, List<DateChange> changes, List<PreviewRow> preview) {}

    /**
     * What the application brought along for the plan.
     *
     * @param there whether it brought a folder at all; a plan may live on in the database alone
     * @param differences the files that differ from what is deployed, element by element where dates do
     */
    record Folder(boolean there, List<Difference> differences) {}

    /** {@code element} null when the file differs elsewhere than in a date; days as written in the models, null without one. */
    record Difference(String file, String element, String inFolder, String deployed) {}

    /** How many cases run on a version; {@code dates} are its gates, such as 建成 8月30日前. */
    record RunningVersion(String model, String modelName, int version, boolean latest, int running, String dates) {}
}
