package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Region;

/**
 * A village in a plan; {@code quota} in households, {@code route} a code, {@code plain} true in the plain area (ZC-03).
 *
 * @param town the name of the town within a county, null where the body is a town itself
 * @param code its present statistical code of twelve digits, null where it has none
 */
public record Village(
        CaseKey key,
        Region area,
        CaseKey body,
        int quota,
        String route,
        boolean plain,
        VillageState state,
        Numbers numbers,
        String town,
        String code) {

    /** Of a body that is a town itself. */
    public Village(
            CaseKey key,
            Region area,
            CaseKey body,
            int quota,
            String route,
            boolean plain,
            VillageState state,
            Numbers numbers) {
        this(key, area, body, quota, route, plain, state, numbers, null, null);
    }
}
