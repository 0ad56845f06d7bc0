package org.qingnuan.process.readiness;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.RateChecks;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.qingnuan.shared.Money;
import org.springframework.stereotype.Component;

/** Each purse that the rates draw on has an account with an allotment (ZC-26). */
@Component
class FundsCheck implements ReadinessCheck {

    private final Funds funds;
    private final RateChecks rates;

    FundsCheck(Funds funds, RateChecks rates) {
        this.funds = funds;
        this.rates = rates;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.FUNDS;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        List<FundBalance> balances = funds.balances(plan.id());
        Set<FundSource> allotted = balances.stream()
                .filter(balance -> balance.allotted().fen() > 0)
                .map(FundBalance::source)
                .collect(Collectors.toSet());
        Set<FundSource> drawnOn = rates.of(plan.id()).sources();
        List<String> missing = List.of(FundSource.values()).stream()
                .filter(source -> drawnOn.isEmpty() ? allotted.isEmpty() : drawnOn.contains(source))
                .filter(source -> !allotted.contains(source))
                .map(source -> source.label() + "没有下达指标")
                .toList();
        if (!missing.isEmpty()) {
            return ReadinessLine.advised(topic(), "资金账户在登记第一份指标文时开立", missing, "补贴拨付：资金不足时等待“落实资金”");
        }
        Money sum = balances.stream().map(FundBalance::allotted).collect(Money.sum());
        return ReadinessLine.complete(topic(), "%d个资金账户，已下达%s元".formatted(allotted.size(), sum));
    }
}
