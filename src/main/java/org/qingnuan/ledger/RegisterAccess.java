package org.qingnuan.ledger;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** The register's data in clear and in files, never without a reason and never without a trace. */
public interface RegisterAccess {

    /**
     * A file that was taken away.
     *
     * @param villageName null for the whole body
     */
    record Export(
            long number, String villageName, String purpose, boolean inClear, int households, String by, Instant at) {}

    /** A household's personal data in clear; the look is on record before anything is shown. {@link SubmissionRefused} without a reason. */
    List<HouseholdHistory.Item> disclose(CaseKey household, String reason, String by);

    /** Puts an export of a body or village on record and gives its number; {@link SubmissionRefused} without a purpose. */
    long begin(CaseKey scope, String purpose, boolean inClear, String by);

    /** Writes the export as a workbook that names its number, its purpose and who took it; {@code person} is that person's display name. */
    void write(CaseKey scope, long number, String person, OutputStream out);

    /** What was taken from a body, newest first. */
    List<Export> exports(CaseKey body);
}
