package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Days that another module keeps and of which a body's people are reminded: before them, and once when they have passed. */
public interface ExpectedDays {

    /** What is still expected of the body, whatever its day. */
    List<Expected> of(CaseKey body);

    /**
     * Something to do.
     *
     * @param key tells it from everything else of the body; the same as long as it is the same thing
     * @param name in Chinese, without personal data
     * @param due the last day that is in time
     */
    record Expected(String key, String name, LocalDate due) {}
}
