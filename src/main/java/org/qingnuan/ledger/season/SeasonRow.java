package org.qingnuan.ledger.season;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/** A season's own row. */
record SeasonRow(CaseKey key, int no, LocalDate startsOn, LocalDate endsOn, LocalDate statementDue, boolean finished) {}
