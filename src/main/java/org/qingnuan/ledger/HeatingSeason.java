package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.Set;
import org.qingnuan.shared.CaseKey;

/**
 * A body's heating season as it stands.
 *
 * @param awaited of which fuels no statement counts yet
 * @param households how many take part: accepted by its end
 * @param readings how many readings belong to a household
 * @param unmatched rows that belong to nobody yet
 * @param lacking households of a metered route without a reading, once all statements are in
 * @param flagged readings that reviewers should look at
 */
public record HeatingSeason(
        CaseKey key,
        int no,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate statementDue,
        SeasonState state,
        Set<Fuel> awaited,
        int households,
        int readings,
        int unmatched,
        int lacking,
        int flagged) {

    /** As people name it: 2021–2022采暖季. */
    public String label() {
        return startsOn.getYear() + "–" + endsOn.getYear() + "采暖季";
    }

    /** Rows and households that a person has to settle before the reviews. */
    public int open() {
        return unmatched + lacking;
    }
}
