package org.qingnuan.process.staff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonReviewStep;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Whether a plan has different persons for what different persons have to do, one after the other (LZ-39, ZC-25). */
@Component
public class SeparateHands {

    private final Plans plans;
    private final PaymentSteps payments;
    private final StaffGroups groups;
    private final Holders holders;

    SeparateHands(Plans plans, PaymentSteps payments, StaffGroups groups, Holders holders) {
        this.plans = plans;
        this.payments = payments;
        this.groups = groups;
        this.holders = holders;
    }

    /** Where they do not suffice, in Chinese; a post that nobody holds is no matter of this. */
    public List<String> lacking(Plan plan) {
        Set<String> lacking = new LinkedHashSet<>();
        CaseKey whole = CaseKey.ofPlan(plan.id());
        judge(whole, "期限调整的提出和批准", List.of(Roles.ADMINISTRATOR, Roles.LEADING_GROUP), plan, lacking);
        for (Body body : plans.bodies(plan.id())) {
            judge(body.key(), body.area().name() + "：补贴的编制和各级审批", payout(plan), plan, lacking);
            if (plan.rules().season() != null) {
                List<String> reviews = plan.rules().season().reviews().stream()
                        .map(SeasonReviewStep::role)
                        .toList();
                judge(body.key(), body.area().name() + "：用量的各级审核", reviews, plan, lacking);
            }
        }
        return List.copyOf(lacking);
    }

    /** Whether every post that takes part is held by somebody, so that it can be said at all. */
    public boolean canBeTold(Plan plan) {
        return plans.bodies(plan.id()).stream()
                .allMatch(body -> payout(plan).stream()
                        .noneMatch(role ->
                                holders.able(groups.group(body.key(), role)).isEmpty()));
    }

    private List<String> payout(Plan plan) {
        Stream<String> claim =
                plan.rules().advanceByContractor() ? Stream.of(Roles.CONTRACTOR, Roles.SITE_INSPECTOR) : Stream.empty();
        Stream<String> approvals = payments.of(plan.id()).stream().map(ApprovalStep::role);
        return Stream.concat(Stream.concat(claim, Stream.of(Roles.TOWN_OFFICIAL)), approvals)
                .toList();
    }

    private void judge(CaseKey place, String what, List<String> roles, Plan plan, Set<String> lacking) {
        if (place.area() == null
                && roles.stream()
                        .anyMatch(role -> !groups.rolesOfPlan(plan.id()).contains(role))) {
            return;
        }
        List<List<String>> hands = roles.stream()
                .map(role -> holders.able(groups.group(place, role)))
                .toList();
        if (hands.stream().noneMatch(List::isEmpty) && !canBeTaken(hands)) {
            lacking.add("%s（%s）至少要%d个不同的人"
                    .formatted(
                            what,
                            String.join(
                                    "、",
                                    roles.stream()
                                            .distinct()
                                            .map(role -> groups.post(place, role))
                                            .toList()),
                            roles.size()));
        }
    }

    /** Whether each step can have a person of its own: a matching that takes in every step. */
    static boolean canBeTaken(List<List<String>> hands) {
        Map<String, Integer> taken = new HashMap<>();
        for (int step = 0; step < hands.size(); step++) {
            if (!take(step, hands, taken, new HashSet<>())) {
                return false;
            }
        }
        return true;
    }

    private static boolean take(int step, List<List<String>> hands, Map<String, Integer> taken, Set<String> tried) {
        for (String person : hands.get(step)) {
            if (tried.add(person) && (!taken.containsKey(person) || take(taken.get(person), hands, taken, tried))) {
                taken.put(person, step);
                return true;
            }
        }
        return false;
    }
}
