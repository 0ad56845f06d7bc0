package org.qingnuan.finance;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/** A confirmed violation in the use of funds, which bars the body from the city's later payments (HZ-34). */
public record Violation(CaseKey body, String documentNo, LocalDate confirmedOn, String finding, String by) {}
