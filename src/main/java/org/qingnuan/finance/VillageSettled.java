package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** Every accepted household of the village is paid or closed; told again when a later acceptance batch is settled. */
public record VillageSettled(CaseKey village) {}
