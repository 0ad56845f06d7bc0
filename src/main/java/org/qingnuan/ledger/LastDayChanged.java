package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** The last day of a frame of this one subject is another one: it was extended, or counted again by a year's notice. */
public record LastDayChanged(CaseKey subject, String frame) {}
