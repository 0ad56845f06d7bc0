package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.ledger.PastBenefits;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** Who had what in earlier years, where the plan's table of eligibility asks for it (LZ-36). */
@Component
class PastBenefitsCheck implements ReadinessCheck {

    private static final List<String> INPUTS = List.of("priorBenefit", "benefitedBefore");

    private final PastBenefits benefits;
    private final DeployedModels models;

    PastBenefitsCheck(PastBenefits benefits, DeployedModels models) {
        this.benefits = benefits;
        this.models = models;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.PAST_BENEFITS;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        if (!models.looksAt(plan.id(), "eligibility", INPUTS)) {
            return ReadinessLine.notNeeded(topic(), "资格甄别表不看以往是否享受过");
        }
        int known = benefits.count(plan.id());
        return known > 0
                ? ReadinessLine.complete(topic(), "已登记%d条".formatted(known))
                : ReadinessLine.advised(
                        topic(),
                        "资格甄别要看以往是否享受过改造补贴",
                        List.of("没有导入%d年以前的名单".formatted(plan.year())),
                        "甄别只能认出本系统中验收过的户");
    }
}
