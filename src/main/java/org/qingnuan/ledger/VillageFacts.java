package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;

/** What the household register says about villages. */
interface VillageFacts {

    /** Zeros for a village without households. */
    Facts of(CaseKey village);

    /** By village area; villages without households may be absent. */
    Map<String, Numbers> ofBody(CaseKey body);

    /** The actual last day of a stage's work as its sheets and forms state it, empty when they do not. */
    Optional<LocalDate> doneOn(CaseKey village, String stage);

    /** The day on which that day was entered, empty when no form stated it. */
    Optional<LocalDate> enteredOn(CaseKey village, String stage);

    /**
     * Counts, and the steps that are taken once per village.
     *
     * @param surveyReturned the survey was sent back and not handed in again
     * @param undecided surveyed households that are neither confirmed nor rejected nor withdrawn
     * @param unsettled accepted households that are neither paid nor closed
     * @param networkPending the route needs a network that is not reported complete (ZC-07, ZC-08)
     */
    record Facts(
            Numbers numbers,
            boolean surveyReturned,
            int undecided,
            boolean equipmentChosen,
            boolean acceptanceConcluded,
            int unsettled,
            boolean networkPending) {}
}
