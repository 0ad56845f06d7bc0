package org.qingnuan.ledger.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.HouseholdFact.Form;

/**
 * The optional facts in statements: columns of {@code ledger.household} out of one JSON object of what is told, as {@link FactValues}
 * writes it. A fact that is not told stands; one that is told as null is taken away.
 */
final class FactColumnsSql {

    private FactColumnsSql() {}

    /** The columns, for an INSERT. */
    static String columns() {
        return HouseholdFact.all()
                .flatMap(fact -> parts(fact).keySet().stream())
                .collect(Collectors.joining(", "));
    }

    /** Their values, in the same order. */
    static String values(String told) {
        return HouseholdFact.all()
                .flatMap(fact -> parts(fact).values().stream())
                .map(part -> part.formatted(told))
                .collect(Collectors.joining(", "));
    }

    /** The columns of household {@code h} set to what is told, for an UPDATE. */
    static String set(String told) {
        return HouseholdFact.all()
                .flatMap(fact -> parts(fact).entrySet().stream()
                        .map(part -> "%s = CASE WHEN %s THEN %s ELSE h.%s END"
                                .formatted(
                                        part.getKey(),
                                        asked(told, fact),
                                        part.getValue().formatted(told),
                                        part.getKey())))
                .collect(Collectors.joining(", "));
    }

    /** Whether something is told of household {@code h} that is new. */
    static String differs(String told) {
        return HouseholdFact.all()
                .map(fact -> {
                    String column = fact.column() + (fact.personal() ? "_fingerprint" : "");
                    return "%s AND %s IS DISTINCT FROM h.%s"
                            .formatted(
                                    asked(told, fact), parts(fact).get(column).formatted(told), column);
                })
                .collect(Collectors.joining(" OR ", told + " <> '{}'::jsonb AND (", ")"));
    }

    private static String asked(String told, HouseholdFact fact) {
        return "jsonb_exists(%s, '%s')".formatted(told, fact.key());
    }

    /** Each column of a fact with the expression of its value, in order. */
    private static Map<String, String> parts(HouseholdFact fact) {
        if (!fact.personal()) {
            return Map.of(
                    fact.column(), "(%s ->> '" + fact.key() + "')" + (fact.form() == Form.YEAR ? "::smallint" : ""));
        }
        return Stream.of(
                        List.of("_sealed", "", "::bytea"),
                        List.of("_fingerprint", FactValues.KEY, "::bytea"),
                        List.of("_masked", FactValues.SHOWN, ""))
                .collect(Collectors.toMap(
                        part -> fact.column() + part.get(0),
                        part -> "(%s ->> '" + fact.key() + part.get(1) + "')" + part.get(2),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
