package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** A computed batch waits for the claim of the contractor that advanced it (LZ-37). */
public record AdvanceDue(CaseKey batch) {}
