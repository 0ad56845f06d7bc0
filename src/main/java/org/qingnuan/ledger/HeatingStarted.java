package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.shared.PlanId;

/** The heating season of the plan's year has begun on this day (LZ-24). */
public record HeatingStarted(PlanId plan, LocalDate on) {}
