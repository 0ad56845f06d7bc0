package org.qingnuan.web;

import java.util.List;

/**
 * A plan's dates and what was done about them.
 *
 * @param path of the page, without the context path
 * @param adjustable whether the person may propose others
 * @param open what the adjustment that is not finished waits for, null when there is none
 * @param folder what is to be known of the plan's folder, null when it equals what is deployed
 */
record DeadlinesPage(
        String plan,
        String path,
        String today,
        boolean adjustable,
        String open,
        boolean running,
        List<GateLine> gates,
        List<ModelLine> models,
        List<AdjustmentLine> adjustments,
        List<VersionLine> versions,
        String folder,
        List<DifferenceLine> differences) {

    /** @param day the date in the field, ISO */
    record GateLine(
            String key, String model, String name, String due, String day, int open, int overdue, int finished) {}

    record ModelLine(String id, String name, String dates) {}

    /**
     * @param undoOf such as 第3号, null unless it takes another one back
     * @param decidedBy null before, like the day
     * @param look the state's colour: wait, run, done or bad
     * @param task whether a task of it waits for the person
     */
    record AdjustmentLine(
            String number,
            String source,
            String undoOf,
            List<String> changes,
            String proposedBy,
            String proposedOn,
            String reason,
            String legalBasis,
            String decidedBy,
            String decidedOn,
            String opinion,
            String state,
            String look,
            int cases,
            int done,
            int percent,
            List<ProblemLine> problems,
            boolean undoable,
            boolean task) {}

    record ProblemLine(String name, String problem) {}

    record VersionLine(String model, int version, boolean latest, String dates, int running) {}

    record DifferenceLine(String file, String what, String inFolder, String deployed) {}
}
