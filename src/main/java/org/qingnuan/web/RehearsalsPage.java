package org.qingnuan.web;

import java.util.List;

/**
 * A plan's rehearsals and what the next one may be.
 *
 * @param path of the page, without the context path
 * @param seasons whether the plan has heating seasons to rehearse
 * @param least the fewest households that can be played, {@code most} the plan's target
 * @param open whether a rehearsal waits or runs
 * @param comparable whether there are two to compare
 */
record RehearsalsPage(
        String plan,
        String path,
        boolean seasons,
        int least,
        int most,
        boolean open,
        boolean comparable,
        List<GateLine> gates,
        List<ModelLine> models,
        List<PaceLine> paces,
        List<RunLine> runs,
        Form form) {

    /** @param day the date in the field, ISO */
    record GateLine(String key, String model, String name, String due, String day) {}

    record ModelLine(String id, String name) {}

    record PaceLine(String option, String label) {}

    /** What stands in the form's fields. */
    record Form(String households, String seed, String pace, boolean heatingSeason) {}

    /**
     * @param changes what differs from the plan as deployed, in Chinese
     * @param setting households, pace and seed
     * @param look the state's colour: wait, run, done or bad
     * @param progress the simulated day and how far the households are, null before
     * @param percent of the played households' way, 0 to 100
     */
    record RunLine(
            String id,
            String orderedOn,
            String orderedBy,
            List<String> changes,
            String source,
            String setting,
            String state,
            String look,
            String problem,
            String progress,
            int percent,
            boolean open,
            boolean done) {}
}
