package org.qingnuan.finance;

import java.time.LocalDate;
import org.qingnuan.shared.Money;

/** Money of households that went in bulk to an implementer. */
public record HandOver(String recipient, String documentNo, Money amount, LocalDate on, String by) {}
