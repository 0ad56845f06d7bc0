package org.qingnuan.ledger.exchange;

import java.time.LocalDate;
import java.util.Optional;

/** What the register knows of a household when a sheet about it comes in; dates and texts are null until they are known, {@code inHome} also where acceptance has no such step, {@code ruledOut} for whoever the plan's document does not rule out. */
record Known(
        long id,
        int no,
        LocalDate surveyedOn,
        String route,
        Boolean proposedEligible,
        boolean proposedWaiting,
        String ruledOut,
        String eligibility,
        String retrofit,
        String deviceModel,
        String deviceSerial,
        String meter,
        LocalDate installedOn,
        LocalDate commissionedOn,
        LocalDate oldStoveRemovedOn,
        String acceptance,
        LocalDate inspectedOn,
        String failureReason,
        String payment,
        boolean rectifying,
        String inHome,
        LocalDate signedOn) {

    boolean confirmed() {
        return eligibility.equals("CONFIRMED");
    }

    boolean passed() {
        return acceptance.equals("PASSED");
    }

    Optional<LocalDate> installed() {
        return Optional.ofNullable(installedOn);
    }
}
