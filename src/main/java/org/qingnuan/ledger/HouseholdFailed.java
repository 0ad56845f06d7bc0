package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/** A household failed its inspection for this reason and is to be rectified by the due day, that day included. */
public record HouseholdFailed(CaseKey household, String reason, LocalDate due) {}
