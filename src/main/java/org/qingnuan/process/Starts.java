package org.qingnuan.process;

import org.qingnuan.shared.CaseKey;

/** Starts what a page added to a body after its task was completed. */
public interface Starts {

    /** Starts every village of the body that has not been started yet. */
    void villages(CaseKey body);

    /** Starts the tender of every lot of the body that has none yet. */
    void tenders(CaseKey body);
}
