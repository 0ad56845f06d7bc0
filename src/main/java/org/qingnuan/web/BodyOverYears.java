package org.qingnuan.web;

import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.ledger.NoBurnZone;
import org.qingnuan.ledger.NoBurnZones;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** What a body's page shows beside in a plan over several years; all of it is absent in others. */
@Component
class BodyOverYears {

    private final Plans plans;
    private final Overdues overdues;
    private final NoBurnZones zones;

    BodyOverYears(Plans plans, Overdues overdues, NoBurnZones zones) {
        this.plans = plans;
        this.overdues = overdues;
        this.zones = zones;
    }

    /**
     * @param milestones where they are shown, null without any
     * @param listed one sentence per listing that is not released (JN-32)
     * @param zones one sentence, null without any (JN-09)
     */
    record Shown(
            String milestones, boolean boilers, boolean routes, boolean deferral, List<String> listed, String zones) {}

    Shown of(CaseKey body) {
        PlanRules rules = plans.get(body.plan()).rules();
        List<NoBurnZone> designated = zones.of(body);
        return new Shown(
                rules.milestones().rules().isEmpty() ? null : MilestoneController.path(body.plan()),
                BoilerController.asked(plans, body.plan()),
                rules.routeTable(),
                rules.deferral(),
                overdues.listings(body).stream()
                        .map(order -> "挂牌督办中：“" + overdues.get(order).frameName() + "”，办完“解除挂牌”后解除（默认）")
                        .toList(),
                designated.isEmpty()
                        ? null
                        : designated.stream()
                                .map(zone -> zone.name() + "（" + Wording.date(zone.since()) + "起）")
                                .collect(Collectors.joining("、", "禁燃区（不得燃用散烧煤）：", "")));
    }
}
