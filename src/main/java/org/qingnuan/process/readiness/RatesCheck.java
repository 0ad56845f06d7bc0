package org.qingnuan.process.readiness;

import org.qingnuan.finance.RateChecks;
import org.qingnuan.finance.RateGaps;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** The subsidy table states every rate; a plan may start without, its payouts wait (D-38). */
@Component
class RatesCheck implements ReadinessCheck {

    private final RateChecks rates;

    RatesCheck(RateChecks rates) {
        this.rates = rates;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.RATES;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        RateGaps gaps = rates.of(plan.id());
        return gaps.missing().isEmpty()
                ? ReadinessLine.complete(topic(), "各技术路线的补贴标准都有")
                : ReadinessLine.advised(
                        topic(),
                        "补贴标准表（subsidy.dmn）缺%d项".formatted(gaps.missing().size()),
                        gaps.missing(),
                        "补贴拨付：没有标准的不得拨付");
    }
}
