package org.qingnuan.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.process.plan.Roles;

/**
 * What forms may leave to the plan, so that one form serves all plans and states no other plan's rule: fields that only count
 * under a rule of it ({@code data-rule}), and posts by its own names ({@code {town-official}}, {@code {verifier}}).
 */
public final class FormRules {

    public static final String VERIFIER = "verifier";
    public static final String TENDERER = "tenderer";

    private static final Map<String, Predicate<PlanRules>> RULES = new TreeMap<>(Map.of(
            "contractItemsRequired", PlanRules::contractItemsRequired,
            "jointAcceptance", PlanRules::jointAcceptance,
            "ledgerRequired", PlanRules::ledgerRequired,
            "safetyOfficersRequired", PlanRules::safetyOfficersRequired,
            "advanceByContractor", PlanRules::advanceByContractor));

    private FormRules() {}

    public static List<String> names() {
        return List.copyOf(RULES.keySet());
    }

    public static boolean isKnown(String rule) {
        return RULES.containsKey(rule);
    }

    /** Whether a name in braces stands for a post of each plan. */
    public static boolean isPost(String name) {
        return Roles.NAMES.contains(name) || name.equals(VERIFIER) || name.equals(TENDERER);
    }

    /** The rules that a plan has. */
    public static List<String> of(PlanRules rules) {
        return RULES.entrySet().stream()
                .filter(rule -> rule.getValue().test(rules))
                .map(Map.Entry::getKey)
                .toList();
    }
}
