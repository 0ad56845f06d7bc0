package org.qingnuan.ledger;

/** One review of a season's readings; {@code role} in kebab form, {@code label} in Chinese. */
public record SeasonReviewStep(String role, String label) {}
