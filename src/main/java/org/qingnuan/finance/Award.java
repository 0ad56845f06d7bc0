package org.qingnuan.finance;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** What the city awarded to a body (HZ-29). */
public record Award(CaseKey body, Money amount, String documentNo, LocalDate decidedOn, String reason, String by) {}
