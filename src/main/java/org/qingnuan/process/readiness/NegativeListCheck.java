package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.ledger.BarredBidders;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** A negative list where the plan demands one (LZ-10). */
@Component
class NegativeListCheck implements ReadinessCheck {

    private final BarredBidders bidders;

    NegativeListCheck(BarredBidders bidders) {
        this.bidders = bidders;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.NEGATIVE_LIST;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        boolean demanded = plan.rules().gates().stream().anyMatch(gate -> gate.kind() == ConditionKind.ROUTE_STANDARD);
        if (!demanded) {
            return ReadinessLine.notNeeded(topic(), "方案没有规定负面清单");
        }
        long barred = bidders.of(plan.id()).stream()
                .filter(one -> one.liftedReason() == null)
                .count();
        return barred > 0
                ? ReadinessLine.complete(topic(), "清单中有%d家企业".formatted(barred))
                : ReadinessLine.advised(topic(), "清单中没有企业；确实没有的可以不填", List.of(), "登记中标结果时不会拦下任何企业");
    }
}
