package org.qingnuan.ledger;

import java.util.ArrayList;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks the conditions of construction up in the ledger. */
@Service
@Transactional
class LedgerGates implements Gates {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final TownPlans townPlans;
    private final TownPlanRows townPlanRows;
    private final Lots lots;
    private final Villages villages;
    private final VillageFacts facts;
    private final Conditions conditions;

    LedgerGates(
            JdbcClient jdbc,
            Plans plans,
            TownPlans townPlans,
            TownPlanRows townPlanRows,
            Lots lots,
            Villages villages,
            VillageFacts facts,
            Conditions conditions) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.townPlans = townPlans;
        this.townPlanRows = townPlanRows;
        this.lots = lots;
        this.villages = villages;
        this.facts = facts;
        this.conditions = conditions;
    }

    @Override
    public GateResult constructionStart(CaseKey village) {
        PlanRules rules = plans.get(village.plan()).rules();
        if (rules.townPlanRequired() && !townPlans.approved(village.body())) {
            return new GateResult.AwaitingPlanApproval(townPlanRows
                    .latest(village.body())
                    .filter(plan -> plan.approved() == null)
                    .isPresent());
        }
        List<Finding> findings = lacking(village.villageKey(), rules);
        return findings.isEmpty() ? new GateResult.Met() : new GateResult.Lacking(findings);
    }

    private List<Finding> lacking(CaseKey village, PlanRules rules) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(StageGate.unless(
                rules.contractFromAbove() || !rules.contractItemsRequired() || lots.contracted(village),
                "改造及服务合同没有签订，或没有约定责任义务、供暖模式、服务质量、准入退出",
                "请先签订合同"));
        findings.addAll(StageGate.unless(
                rules.contractFromAbove()
                        || !rules.catalogueRequired()
                        || facts.of(village).equipmentChosen(),
                "没有从入围目录选定采暖设备",
                "请先选购采暖设备"));
        findings.addAll(StageGate.unless(
                !rules.safetyOfficersRequired() || officers(village) == 2, "企业安全员和村级安全员没有配齐", "请落实双安全员"));
        findings.addAll(StageGate.unless(routeAllowed(village, rules), "本村技术路线不在方案范围内，也没有列入经核准的实施方案", "请调整技术路线或实施方案"));
        findings.addAll(conditions.lacking(GatePoint.CONSTRUCTION, village));
        return findings;
    }

    private int officers(CaseKey village) {
        return jdbc.sql("""
                        select count(*) from ledger.safety_officer
                        where plan = :plan and village = :village and replaced_at is null
                        """)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Integer.class)
                .single();
    }

    private boolean routeAllowed(CaseKey village, PlanRules rules) {
        String route = villages.get(village).route();
        return rules.routes().contains(route)
                || townPlanRows
                        .latest(village.body())
                        .filter(plan -> Boolean.TRUE.equals(plan.approved()))
                        .filter(plan -> plan.routes().contains(route))
                        .isPresent();
    }
}
