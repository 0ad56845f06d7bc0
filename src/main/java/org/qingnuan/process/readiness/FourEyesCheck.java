package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.qingnuan.process.staff.SeparateHands;
import org.springframework.stereotype.Component;

/** What different persons have to do can be done by different persons. */
@Component
class FourEyesCheck implements ReadinessCheck {

    private final SeparateHands hands;

    FourEyesCheck(SeparateHands hands) {
        this.hands = hands;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.FOUR_EYES;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        List<String> missing = hands.lacking(plan);
        return missing.isEmpty()
                ? ReadinessLine.complete(topic(), "须分人办理的环节都有不同的人")
                : ReadinessLine.missing(topic(), "须由不同的人办理的环节，现有人员不够分", missing, "有关审批：同一人不得连办两步");
    }
}
