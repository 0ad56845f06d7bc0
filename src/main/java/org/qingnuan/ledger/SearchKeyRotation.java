package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Makes all fingerprints anew by the search key that is configured now, in one transaction after preparations during which
 * people go on working: before it everything is found by the earlier key, after it by the new one.
 */
public interface SearchKeyRotation {

    Standing standing();

    /** Prepares and changes in the background on this node, in that person's name; nothing when it runs already or the configured key is in force. */
    void start(String by);

    /** Ends before the change; nothing any more once the change has begun. */
    void stop();

    /** What a running one is at. */
    enum Step {
        /** Makes the new fingerprints of what is there while people work. */
        PREPARING,
        /** Waits for a moment in which nobody is in the middle of registering. */
        WAITING,
        /** Writing waits. */
        CHANGING
    }

    /**
     * How it stands.
     *
     * @param configured the id of the configured key
     * @param prepared fingerprints whose successor is known, by all nodes
     * @param step null while it does not run on this node
     * @param tries how often it waited in vain
     * @param problem why it ended without a change the last time on this node, null for none
     * @param history the keys, the one in force first
     */
    record Standing(String configured, long prepared, Step step, int tries, String problem, List<InForce> history) {

        /** Whether another key than the configured one is in force. */
        public boolean due() {
            return !history.get(0).key().equals(configured);
        }
    }

    /**
     * A key that came into force.
     *
     * @param key its id
     * @param by who changed to it, null for the first
     * @param fingerprints how many were made anew
     * @param unmatched how many of them were of no text that is there: they stay equal to what they were equal to, and were not found before either
     * @param milliseconds how long writing waited
     */
    record InForce(String key, Instant since, String by, long fingerprints, long unmatched, long milliseconds) {}
}
