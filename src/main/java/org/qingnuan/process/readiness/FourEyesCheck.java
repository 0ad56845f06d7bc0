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

    private static final String HOLDS_UP = "有关审批：同一人不得连办两步";

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
        if (missing.isEmpty() && !hands.canBeTold(plan)) {
            return ReadinessLine.missing(topic(), "有的岗位还没有人，人员补齐后才能核对", missing, HOLDS_UP);
        }
        return missing.isEmpty()
                ? ReadinessLine.complete(topic(), "须分人办理的环节都有不同的人")
                : ReadinessLine.missing(topic(), "须由不同的人办理的环节，现有人员不够分", missing, HOLDS_UP);
    }
}
