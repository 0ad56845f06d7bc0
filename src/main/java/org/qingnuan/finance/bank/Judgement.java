package org.qingnuan.finance.bank;

import org.qingnuan.finance.EntryKind;

/** What the system finds an entry to be. */
sealed interface Judgement {

    /** It is explained by a row of ours; {@code kind} as {@code finance.bank_match} names it, {@code of} the row's id. */
    record Fits(String kind, long of) implements Judgement {}

    /** It is not, and a person has to look; {@code finding} in Chinese. */
    record Queued(EntryKind kind, String finding) implements Judgement {

        static Queued differs(String finding) {
            return new Queued(EntryKind.MISMATCHED, finding);
        }

        static Queued unknown(String finding) {
            return new Queued(EntryKind.UNMATCHED, finding);
        }
    }
}
