package org.qingnuan.ledger;

import java.util.Map;

/**
 * A village as its body's sheet states it.
 *
 * @param town null where the body is a town itself; otherwise the name begins with it, since towns of a county have villages of the same name
 * @param category the code of its kind, null where the plan is not divided so
 * @param priority the code of the plan's priority that it comes under, null for none
 * @param place in which order it is retrofitted, null where nobody says
 * @param orderReason why it stands behind villages of no priority, null for none
 * @param code its statistical code of twelve digits (统计用区划代码), null where it has none or nobody says
 */
record NewVillage(
        String town,
        String name,
        int quota,
        String route,
        boolean plain,
        String category,
        String priority,
        Integer place,
        String orderReason,
        String code) {

    static NewVillage of(Map<String, String> row) {
        NewVillage plain = of(
                row.get("town"),
                row.get("name"),
                Integer.parseInt(row.get("quota")),
                row.get("route"),
                Boolean.parseBoolean(row.get("plain")),
                row.get("category"));
        return new NewVillage(
                plain.town,
                plain.name,
                plain.quota,
                plain.route,
                plain.plain,
                plain.category,
                row.get("priority"),
                row.get("order") == null ? null : Integer.valueOf(row.get("order")),
                row.get("orderReason"),
                row.get("code") == null ? null : VillageCodes.spelled(row.get("code")));
    }

    static NewVillage of(String town, String name, int quota, String route, boolean plain, String category) {
        return new NewVillage(
                town == null || town.isBlank() ? null : town.strip(),
                Villages.nameOf(town, name),
                quota,
                route,
                plain,
                category,
                null,
                null,
                null,
                null);
    }
}
