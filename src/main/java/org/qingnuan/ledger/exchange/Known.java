package org.qingnuan.ledger.exchange;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the register knows of a household when a sheet about it comes in; dates and texts are null until they are known, {@code inHome} also where acceptance has no such step, {@code ruledOut} for whoever the plan's document does not rule out; {@code reported} holds by key what optional columns said. */
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
        LocalDate signedOn,
        Map<String, String> reported) {

    boolean confirmed() {
        return eligibility.equals("CONFIRMED");
    }

    boolean passed() {
        return acceptance.equals("PASSED");
    }

    /** Whether an optional column that says this, null for nothing, tells nothing new. */
    boolean reports(String key, String said) {
        return said == null || Objects.equals(said, reported.get(key));
    }

    Optional<LocalDate> installed() {
        return Optional.ofNullable(installedOn);
    }
}
