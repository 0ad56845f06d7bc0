package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Who was identified as in hardship by which authority, from when until when (HZ-31, HZ-32, LZ-56). */
public interface Identifications {

    /** One entry of a person's; {@code household} is the register's number, dates as written. */
    record Entry(
            Long household,
            HardshipCategory category,
            HardshipAuthority authority,
            String documentNo,
            LocalDate identifiedOn,
            LocalDate validUntil,
            String note) {}

    /** The body's records, the latest first. */
    List<Identification> of(CaseKey body);

    /** Records one; {@link SubmissionRefused} with everything that is wrong. The same again changes nothing. */
    void record(CaseKey body, Entry entry, String by);

    /** Records every row of a checked sheet; the same sheet again changes nothing. */
    int recordSheet(CaseKey body, UUID sheet, String by);

    /** Ends a record from today on, with the reason. */
    void revoke(CaseKey body, long identification, String reason, String by);
}
