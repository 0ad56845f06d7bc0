package org.qingnuan.ledger;

import java.util.Map;

/** A village as its body's sheet states it. */
record NewVillage(String name, int quota, String route, boolean plain) {

    static NewVillage of(Map<String, String> row) {
        return new NewVillage(
                row.get("name").strip(),
                Integer.parseInt(row.get("quota")),
                row.get("route"),
                Boolean.parseBoolean(row.get("plain")));
    }
}
