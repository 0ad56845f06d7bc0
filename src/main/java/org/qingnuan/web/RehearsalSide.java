package org.qingnuan.web;

import java.util.List;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.rehearsal.report.Figures;

/** One of two rehearsals that are compared, at the head of its column. */
record RehearsalSide(String id, String orderedOn, List<String> changes, String setting) {

    static RehearsalSide of(Run run, List<String> changes, String setting) {
        return new RehearsalSide(run.id(), Figures.time(run.orderedAt()), changes, setting);
    }
}
