package org.qingnuan.ledger;

import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/** A registered plan; {@code year} is the year its deadlines are counted from. */
public record Plan(PlanId id, String name, int year, Region area, PlanRules rules) {}
