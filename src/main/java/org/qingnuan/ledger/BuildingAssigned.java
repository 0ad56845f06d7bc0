package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A body has a share of the building-efficiency target (LZ-02). */
public record BuildingAssigned(CaseKey body) {}
