package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;

/** A household as it stood on any day, and everything that happened to it; persons masked. */
public interface HouseholdHistory {

    /** One item of the register, in Chinese. */
    record Item(String label, String value) {}

    /**
     * One change.
     *
     * @param what in Chinese, such as 确认
     * @param reason null where none was given
     * @param values what changed, before and after; before is null where nothing stood, after where nothing stands any more
     */
    record Change(Instant at, String by, String what, String reason, List<HouseholdChange.Value> values) {}

    /** A look at the household's data in clear. */
    record Look(Instant at, String by, String reason) {}

    /** What the register showed at the end of that day in China; empty before it was registered. {@link java.util.NoSuchElementException} for a household of another village. */
    Optional<List<Item>> on(CaseKey household, LocalDate day);

    /** Every change, newest first. {@link java.util.NoSuchElementException} for a household of another village. */
    List<Change> changes(CaseKey household);

    /** Who looked at it in clear, newest first. */
    List<Look> looks(CaseKey household);
}
