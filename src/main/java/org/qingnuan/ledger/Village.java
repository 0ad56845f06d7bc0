package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Region;

/** A village in a plan; {@code quota} in households, {@code route} a code, {@code plain} true in the plain area (ZC-03). */
public record Village(
        CaseKey key,
        Region area,
        CaseKey body,
        int quota,
        String route,
        boolean plain,
        VillageState state,
        Numbers numbers) {}
