package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/** A place where no loose coal may be burnt since its replacement was completed (JN-09). */
public record NoBurnZone(CaseKey place, String name, LocalDate since) {}
