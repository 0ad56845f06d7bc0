package org.qingnuan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.Crossing;
import org.qingnuan.ledger.Demand;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GateResult;
import org.qingnuan.ledger.Gates;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.Plans;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.support.ConditionDetails;

/**
 * Each gate of each plan's own folder by itself, at the point where the plan asks (B6): on, it is told until its condition is
 * recorded; off, the same point says nothing of it. What a refused point does to its task and token, {@link ConditionGatesTest}
 * plays.
 */
@ProcessTest
class EachGateTest {

    /** In each plan a village of either route, since some gates are asked of one alone. */
    @ParameterizedTest
    @CsvSource({
        "zichuan-2021,    acceptance,         COAL_TO_GAS,         CENTRAL_HEATING",
        "heze-2021,       acceptance,         COAL_TO_GAS,         COAL_TO_ELECTRICITY",
        "jiyang-2021,     acceptance,         COAL_TO_GAS,         COAL_TO_ELECTRICITY",
        "laizhou-2023,    in-home-acceptance, COAL_TO_ELECTRICITY, CENTRAL_HEATING",
        "jinan-2019-2022, acceptance,         COAL_TO_GAS,         COAL_TO_ELECTRICITY"
    })
    void aGateIsToldUntilItsConditionIsThereAndOnlyWhileItIsOn(
            String original, String acceptance, String first, String second, PlayedPlans plans) {
        PlayedPlan plan = plans.withGates(original);
        List<PlanGate> gates =
                plan.bean(Plans.class).get(plan.key().plan()).rules().gates();
        CaseKey lot = plan.lot(plan.body());
        Set<PlanGate> asked = new HashSet<>();
        plan.demands();
        List<CaseKey> villages = Stream.of(first, second)
                .map(route -> inLot(plan, plan.village(3, route), lot))
                .toList();
        plan.approveTownPlan(plan.body());
        for (CaseKey village : villages) {
            for (PlanGate gate : gates) {
                plan.demands(gate);
                if (isAskedOf(plan, gate, village, lot) && asked.add(gate)) {
                    onAndOff(plan, gate, village, lot, acceptance);
                }
            }
        }

        assertThat(asked).containsExactlyInAnyOrderElementsOf(gates);
    }

    private static CaseKey inLot(PlayedPlan plan, CaseKey village, CaseKey lot) {
        plan.inTransaction(() -> plan.bean(Lots.class)
                .assign(
                        village,
                        plan.entry(village, "contract-award.userTask_assignLot", "town", "lot", lot.toString()),
                        "town"));
        return village;
    }

    private static void onAndOff(PlayedPlan plan, PlanGate gate, CaseKey village, CaseKey lot, String acceptance) {
        String told = "缺少" + gate.kind().label();
        assertThat(told(plan, gate, village, lot, acceptance).contains(told))
                .as("%s, %s", gate.kind(), gate.mode())
                .isEqualTo(gate.mode() == GateMode.REQUIRED);
        assertThat(state(plan, gate, village, lot))
                .isEqualTo(
                        switch (gate.mode()) {
                            case REQUIRED -> Demand.State.MISSING;
                            case DEFERRABLE -> Demand.State.DEFERRED;
                            case ADVISED -> Demand.State.ADVISED;
                        });

        plan.demands();
        assertThat(told(plan, gate, village, lot, acceptance))
                .as("%s off", gate.kind())
                .doesNotContain(told);

        plan.demands(gate);
        record(plan, gate, demands(plan, gate, village, lot).get(0).subject());
        assertThat(told(plan, gate, village, lot, acceptance))
                .as("%s recorded", gate.kind())
                .doesNotContain(told);
        assertThat(state(plan, gate, village, lot)).isEqualTo(Demand.State.MET);
    }

    /** What the plan's point says to whoever wants to pass it now. */
    private static String told(PlayedPlan plan, PlanGate gate, CaseKey village, CaseKey lot, String acceptance) {
        CaseKey body = plan.body();
        return switch (gate.before()) {
            case PLAN_APPROVAL -> plan.against(body, "responsible-body.userTask_approvePlan", "decision", "approve");
            case TENDER -> plan.against(lot, "tendering.userTask_announceTender", "method", "公开招标");
            case AWARD -> plan.against(lot, "tendering.userTask_recordTender", "result", "awarded");
            case CONFIRMATION -> plan.against(village, "household-confirmation.userTask_confirmHouseholds");
            case CONSTRUCTION -> sentences(constructionStart(plan, village));
            case ACCEPTANCE -> plan.against(village, acceptance + ".userTask_concludeAcceptance");
            case PAYOUT, CLOSE -> sentences(plan.bean(Conditions.class).lacking(gate.before(), village));
        };
    }

    private static List<Finding> constructionStart(PlayedPlan plan, CaseKey village) {
        return plan.bean(Gates.class).constructionStart(village) instanceof GateResult.Lacking lacking
                ? lacking.findings()
                : List.of();
    }

    private static String sentences(List<Finding> findings) {
        return findings.stream().map(Finding::sentence).collect(Collectors.joining());
    }

    private static boolean isAskedOf(PlayedPlan plan, PlanGate gate, CaseKey village, CaseKey lot) {
        return !demands(plan, gate, village, lot).isEmpty();
    }

    private static Demand.State state(PlayedPlan plan, PlanGate gate, CaseKey village, CaseKey lot) {
        return demands(plan, gate, village, lot).get(0).state();
    }

    /** How the gate stands at its point, of the lot or of the village. */
    private static List<Demand> demands(PlayedPlan plan, PlanGate gate, CaseKey village, CaseKey lot) {
        Conditions conditions = plan.bean(Conditions.class);
        CaseKey place = switch (gate.before()) {
            case PLAN_APPROVAL -> plan.body();
            case TENDER, AWARD -> lot;
            default -> village;
        };
        return conditions.at(gate.before(), place).stream()
                .filter(demand -> demand.gate().equals(gate))
                .toList();
    }

    private static void record(PlayedPlan plan, PlanGate gate, CaseKey subject) {
        Long much = gate.kind().unit() == null ? null : 100_000L;
        ConditionEntry entry = new ConditionEntry(
                gate.kind(),
                "测1号",
                gate.issuer() == null ? "主管部门" : gate.issuer() + "主管部门",
                plan.today(),
                gate.kind().promises() ? plan.today().plusDays(30) : null,
                much,
                much,
                gate.kind() == ConditionKind.CROSSING ? Set.of(Crossing.ROAD) : Set.of(),
                null,
                ConditionDetails.of(gate.kind(), "COAL_TO_ELECTRICITY"));
        plan.inTransaction(() -> plan.bean(Conditions.class).record(subject, entry, "town"));
        plan.runJobs();
    }
}
