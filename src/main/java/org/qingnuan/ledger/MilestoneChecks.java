package org.qingnuan.ledger;

import java.util.ArrayList;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Looks up in the ledger what a milestone lacks. */
@Component
class MilestoneChecks {

    private static final int MOST_NAMES = 5;

    private final Plans plans;
    private final BoilerRows boilers;
    private final CoverageRows coverage;

    MilestoneChecks(Plans plans, BoilerRows boilers, CoverageRows coverage) {
        this.plans = plans;
        this.boilers = boilers;
        this.coverage = coverage;
    }

    MilestoneRule rule(CaseKey milestone) {
        return plans.get(milestone.plan()).rules().milestones().of(milestone.item());
    }

    /** Of the body, or of each body where the milestone is the plan's own. */
    List<Finding> lacking(CaseKey milestone) {
        MilestoneRule rule = rule(milestone);
        List<Body> places =
                milestone.area() == null ? plans.bodies(milestone.plan()) : List.of(plans.body(milestone.body()));
        return places.stream()
                .flatMap(place -> lacking(place, rule).stream())
                .map(reason -> Finding.ofSheet(reason, "办完后再核定"))
                .toList();
    }

    /** Whether nothing lacks only because the body has no village at all, which somebody has to say in words. */
    boolean ofNoVillage(CaseKey milestone) {
        return milestone.area() != null
                && rule(milestone).need() == MilestoneNeed.PLAIN_COVERAGE
                && coverage.villages(milestone.body()) == 0
                && coverage.below(milestone.body()).isEmpty();
    }

    List<CaseKey> lagging(PlanId plan, String frame) {
        MilestoneRule rule = plans.get(plan).rules().milestones().of(frame);
        return plans.bodies(plan).stream()
                .filter(body -> !lacking(body, rule).isEmpty())
                .map(Body::key)
                .toList();
    }

    private List<String> lacking(Body body, MilestoneRule rule) {
        return switch (rule.need()) {
            case BOILERS, BOILERS_BELOW -> boilers(body, rule);
            case PLAIN_COVERAGE -> plain(body);
            case COVERAGE ->
                coverage.covered(body.key()) ? List.of() : List.of(body.area().name() + "还没有认定全覆盖");
            case STORAGE_DAYS -> List.of();
        };
    }

    private List<String> boilers(Body body, MilestoneRule rule) {
        List<String> lacking = new ArrayList<>();
        if (boilers.declaredOn(body.key()).isEmpty()) {
            lacking.add(body.area().name() + "还没有确认锅炉台账登记齐全");
        }
        for (Boiler boiler : boilers.of(body.key())) {
            String lacks = rule.need() == MilestoneNeed.BOILERS
                    ? boiler.lacks(rule.limit())
                    : boiler.below(rule.limit()) && !boiler.eliminated() ? "没有淘汰" : null;
            if (lacks != null) {
                lacking.add("%s%s（%s蒸吨）%s"
                        .formatted(
                                body.area().name(),
                                boiler.name(),
                                boiler.capacity().stripTrailingZeros().toPlainString(),
                                lacks));
            }
        }
        return lacking;
    }

    private List<String> plain(Body body) {
        List<String> lacking = new ArrayList<>();
        List<String> open = coverage.notAcceptedInThePlain(body.key());
        if (!open.isEmpty()) {
            lacking.add(body.area().name() + "平原地区还有" + open.size() + "个村没有验收：" + names(open));
        }
        List<String> below = coverage.lackingBelow(body.key());
        if (!below.isEmpty()) {
            lacking.add(body.area().name() + "下级计划还有" + below.size() + "个镇街没有认定全覆盖：" + names(below));
        }
        return lacking;
    }

    private static String names(List<String> all) {
        return String.join("、", all.subList(0, Math.min(MOST_NAMES, all.size())))
                + (all.size() > MOST_NAMES ? "等" : "");
    }
}
