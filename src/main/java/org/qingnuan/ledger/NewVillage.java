package org.qingnuan.ledger;

import java.util.Map;

/**
 * A village as its body's sheet states it.
 *
 * @param town null where the body is a town itself; otherwise the name begins with it, since towns of a county have villages of the same name
 * @param category the code of its kind, null where the plan is not divided so
 */
record NewVillage(String town, String name, int quota, String route, boolean plain, String category) {

    static NewVillage of(Map<String, String> row) {
        return of(
                row.get("town"),
                row.get("name"),
                Integer.parseInt(row.get("quota")),
                row.get("route"),
                Boolean.parseBoolean(row.get("plain")),
                row.get("category"));
    }

    static NewVillage of(String town, String name, int quota, String route, boolean plain, String category) {
        return new NewVillage(
                town == null || town.isBlank() ? null : town.strip(),
                Villages.nameOf(town, name),
                quota,
                route,
                plain,
                category);
    }
}
