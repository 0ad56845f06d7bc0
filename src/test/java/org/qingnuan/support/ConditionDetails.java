package org.qingnuan.support;

import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.ledger.ConditionField;
import org.qingnuan.ledger.ConditionKind;

/** What an entry about a condition names beyond what all kinds have, filled in as a careful person would. */
public final class ConditionDetails {

    private ConditionDetails() {}

    /** @param route the code of the route that an assembly decided on */
    public static Map<String, String> of(ConditionKind kind, String route) {
        return kind.fields().stream().collect(Collectors.toMap(ConditionField::key, field -> switch (field.form()) {
            case ROUTE -> route;
            case PHONE -> "0535-2200000";
            case TEXT -> "测试" + field.label();
        }));
    }
}
