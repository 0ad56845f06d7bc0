package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateChecks;
import org.qingnuan.finance.RateGaps;
import org.qingnuan.finance.RateTable;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** The subsidy table states every rate; a plan may start without, its payouts wait (D-38). */
@Component
class RatesCheck implements ReadinessCheck {

    private final RateChecks rates;
    private final RateApprovals approvals;

    RatesCheck(RateChecks rates, RateApprovals approvals) {
        this.rates = rates;
        this.approvals = approvals;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.RATES;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        RateGaps gaps = rates.of(plan.id());
        if (gaps.missing().isEmpty()) {
            return approvals.current(plan.id()).filter(RateTable::approved).isPresent()
                    ? ReadinessLine.complete(topic(), "各技术路线的补贴标准都有，已经第二人批准")
                    : ReadinessLine.advised(
                            topic(), "各技术路线的补贴标准都有，尚未经第二人批准", List.of("由录入人以外的财政人员在“补贴标准”页批准"), "补贴拨付：没有批准的标准不得拨付");
        }
        return ReadinessLine.advised(
                topic(), "补贴标准表（subsidy.dmn）缺%d项".formatted(gaps.missing().size()), gaps.missing(), "补贴拨付：没有标准的不得拨付");
    }
}
