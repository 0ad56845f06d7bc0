package org.qingnuan.web;

import java.util.List;

/**
 * A plan's milestones, base figures and projects.
 *
 * @param listed the bodies under listed supervision now
 */
record MilestonePage(
        String plan,
        String documentScope,
        List<MilestoneLine> milestones,
        List<String> listed,
        List<FigureLine> figures,
        List<ProjectLine> projects) {

    /** @param word what the office said, null while nothing */
    record MilestoneLine(
            String place,
            String path,
            String name,
            String clause,
            String due,
            boolean goal,
            String state,
            String look,
            List<String> lacking,
            String word) {}

    record FigureLine(String name, String figure, String asOf, String scope, String clause) {}

    record ProjectLine(String kind, String name, String place, String clause) {}
}
