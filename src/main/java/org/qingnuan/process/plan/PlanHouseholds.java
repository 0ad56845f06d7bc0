package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.HouseholdCondition;
import org.qingnuan.ledger.HouseholdGate;
import org.qingnuan.ledger.QuotaCategory;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.VillagePriority;

/** The sections {@code categories}, {@code priorities}, {@code roster} and {@code householdGates} of a plan.yaml. */
final class PlanHouseholds {

    private static final Pattern CLAUSE = Pattern.compile("[A-Z]{2}-\\d{2}");

    private PlanHouseholds() {}

    /** The kinds of villages in the file's order; mistakes are noted in the map. */
    static List<QuotaCategory> categories(YamlMap categories) {
        return categories.keys().stream()
                .map(code -> {
                    YamlMap one = categories.map(code);
                    return new QuotaCategory(code, one.text("name"), one.number("households", 1));
                })
                .toList();
    }

    /** The kinds of villages that come first, in the file's order; mistakes are noted in the map. */
    static List<VillagePriority> priorities(YamlMap priorities) {
        return priorities.keys().stream()
                .map(code -> {
                    YamlMap one = priorities.map(code);
                    return new VillagePriority(code, one.text("name"), one.text("clause", CLAUSE, "请填写条目编号，如 LZ-05"));
                })
                .toList();
    }

    static RosterRules roster(YamlMap roster) {
        return new RosterRules(
                roster.flag("oneRoute"),
                roster.flag("registrationOrder"),
                roster.flag("residence"),
                roster.flag("exclusions"),
                roster.flag("identities"),
                roster.flag("exceptions"));
    }

    static List<HouseholdGate> gates(YamlMap gates) {
        List<HouseholdGate> read = new ArrayList<>();
        for (String key : gates.keys()) {
            String clause = gates.map(key).text("clause", CLAUSE, "请填写条目编号，如 LZ-27");
            Optional<HouseholdCondition> kind = HouseholdCondition.of(key);
            if (kind.isEmpty()) {
                gates.find(
                        key,
                        "没有这种按户的条件",
                        "可用的："
                                + Stream.of(HouseholdCondition.values())
                                        .map(HouseholdCondition::key)
                                        .collect(Collectors.joining("、")));
            }
            kind.ifPresent(known -> read.add(new HouseholdGate(known, clause)));
        }
        return read;
    }
}
