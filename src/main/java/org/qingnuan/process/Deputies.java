package org.qingnuan.process;

import java.time.LocalDate;
import java.util.List;

/** Who stands in for whom: a deputy works with the groups of the person they stand in for, on the days named. */
public interface Deputies {

    /** The people who may stand in for the person: everyone else with a post in one of the person's areas. */
    List<Candidate> candidates(String user);

    /** The person's deputies from today on, by first day. */
    List<Deputy> of(String user);

    /**
     * Names a deputy; the same person from the same day again changes the last day.
     *
     * @param from first day, not before today
     * @param to last day, inclusive
     * @throws Refused in Chinese when the dates or the person do not do
     */
    void name(String user, String deputy, LocalDate from, LocalDate to);

    /** Ends a deputy's standing in from today on; a day that was worked stays on record. */
    void end(String user, String deputy, LocalDate from);

    record Candidate(String user, String name) {}

    record Deputy(String user, String name, LocalDate from, LocalDate to) {}

    /** Why somebody cannot stand in; the message says so in Chinese. */
    final class Refused extends RuntimeException {
        public Refused(String message) {
            super(message);
        }
    }
}
