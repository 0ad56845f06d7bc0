package org.qingnuan.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a town has to do, each duty with somebody who answers for it (ZC-24), and the models whose tasks belong to it. */
public enum TownDuty {
    /** The town's leading person, to whom measures are addressed (JY-20). */
    PRINCIPAL("主要领导（亲自调度）", Set.of()),
    /** One full-time person for inspection, reports and files (JY-05). */
    DEDICATED_OFFICER("专职人员（检查、报表、档案）", Set.of()),
    PLANNING("方案编制与任务分解", Set.of("responsible-body")),
    SURVEY("摸底与确村确户", Set.of("survey", "household-confirmation")),
    AWARD("招投标与设备选购", Set.of("contract-award", "tendering")),
    CONSTRUCTION("施工组织与施工安全", Set.of("construction", "supervision", "correction-order")),
    COMMISSIONING("调试", Set.of("commissioning")),
    ACCEPTANCE("竣工验收", Set.of("acceptance", "in-home-acceptance", "rectification")),
    PAYOUT("补贴发放", Set.of("subsidy-payout", "payment-return")),
    COORDINATION("手续、迁占补偿与工农关系协调", Set.of()),
    UPKEEP("服务保障与运行监督", Set.of());

    /** Inspection, reports and files while works go on, where nobody else answers for them with an account of his own. */
    private static final Set<String> OF_THE_OFFICER = Set.of(
            "construction",
            "commissioning",
            "acceptance",
            "rectification",
            "difficulty-report",
            "contractor-issue",
            "service-incident");

    private final String label;
    private final Set<String> models;

    TownDuty(String label, Set<String> models) {
        this.label = label;
        this.models = models;
    }

    public String label() {
        return label;
    }

    /** Those whose holders a model's tasks are handed to, the nearest first. */
    static List<TownDuty> handed(String model) {
        return Stream.concat(
                        of(model).stream(),
                        OF_THE_OFFICER.contains(model) ? Stream.of(DEDICATED_OFFICER) : Stream.empty())
                .toList();
    }

    /** The duty that a model's tasks belong to, by the model's name without its plan. */
    public static Optional<TownDuty> of(String model) {
        return Stream.of(values()).filter(duty -> duty.models.contains(model)).findFirst();
    }
}
