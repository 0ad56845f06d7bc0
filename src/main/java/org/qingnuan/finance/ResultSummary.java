package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/** What a bank's result says: paid and returned together are what was sent. */
public record ResultSummary(int paid, Money paidAmount, int returned, Money returnedAmount) {}
