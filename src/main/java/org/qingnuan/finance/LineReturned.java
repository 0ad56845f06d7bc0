package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** The bank returned a payment (退票); the line's key starts its payment-return. */
public record LineReturned(CaseKey line) {}
