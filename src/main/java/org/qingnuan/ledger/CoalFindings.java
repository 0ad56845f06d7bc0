package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Found use of coal: reported with evidence, the household heard, confirmed by somebody else before anything follows (LZ-28, JN-09). */
public interface CoalFindings {

    /**
     * What is reported; {@code household} by its number, or by the exact name of its head within the village. {@code noBurnZone}
     * as the reporter says counts only in a plan without zones of its own: else {@link NoBurnZones} say it of the day of the report.
     */
    record Report(CaseKey village, String household, LocalDate foundOn, String text, boolean noBurnZone) {}

    /**
     * Files a report; {@link SubmissionRefused} with all findings, also when an earlier one of the household is open or holds.
     *
     * @param evidence photo or record, never null
     * @return {@code <village>/finding.<id>}
     */
    CaseKey report(Report report, Extensions.Paper evidence, String by);

    /** What the household said (task {@code coal-finding.userTask_hearHousehold}). */
    void hear(CaseKey finding, UUID submission, String by);

    /** The office's word (task {@code coal-finding.userTask_confirmFinding}), never by who reported; true when confirmed, and {@link CoalUseConfirmed} is published. */
    boolean confirm(CaseKey finding, UUID submission, String by);

    /** Takes a confirmed finding back; again changes nothing. */
    void revoke(CaseKey finding, String reason, String by);

    /** {@link java.util.NoSuchElementException} for an unknown key. */
    CoalFinding get(CaseKey finding);

    /** The findings of a body, newest first. */
    List<CoalFinding> of(CaseKey body);

    /** The files that came with the report. */
    List<Document> evidence(CaseKey finding);
}
