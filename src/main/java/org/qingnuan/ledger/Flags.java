package org.qingnuan.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;

/**
 * Doubts about households that the register raises by itself and people settle: a correction of the register clears a
 * flag, an exception needs one person's reason and another person's consent, and either survives that the register is
 * looked through again.
 */
public interface Flags {

    /** Looks through a village, and through those that share something with it; the same register again changes nothing. */
    void review(CaseKey village);

    /** What the register shows of the village's households now, by their numbers. */
    List<Flag> ofVillage(CaseKey village);

    /** The same of all the body's villages. */
    List<Flag> ofBody(CaseKey body);

    /** How many flags of each body wait for this person's answer, because another one asked; bodies without any are absent. */
    Map<CaseKey, Integer> awaiting(Collection<CaseKey> bodies, String user);

    /** Asks to let a flag stand; {@link SubmissionRefused} without a reason, or when nothing is to be asked, {@link java.util.NoSuchElementException} for a flag of another body. */
    void ask(CaseKey body, long flag, String reason, String by);

    /** Another person's answer; {@link SubmissionRefused} for who asked, without an opinion, or when nothing was asked. */
    void answer(CaseKey body, long flag, boolean agreed, String opinion, String by);
}
