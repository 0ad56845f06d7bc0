package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * The supervisors' board: gate by responsible body, as of today. Whoever asks names the bodies the viewer may see;
 * villages that left the plan are left out of today's numbers.
 */
public interface Board {

    /** Body × gate, in the order of the plan's bodies and of the gates' dates; without bodies none. */
    List<BoardRow> counts(BoardScope scope);

    /**
     * How many cases of each body were late at the end of each day, by the dates then in force; those that waited for
     * another office then are not, those that were finished by then (though it was entered later) neither. Villages that
     * left the plan since are counted. Days without any are left out.
     */
    List<LateCount> trend(BoardScope scope, List<LocalDate> days);

    /** The rows behind a number, the longest late first. */
    List<BoardCase> cases(BoardScope scope, BoardSelection selection);

    /** The stages in which a case of these bodies stands, by id. */
    List<BoardStage> stages(BoardScope scope);

    /** Who won a lot of these bodies. */
    List<String> contractors(BoardScope scope);

    /** A case's own gates by date, each with what stands behind its date. */
    List<CaseDeadline> deadlines(CaseKey subject);
}
