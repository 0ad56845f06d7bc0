package org.qingnuan.web;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.qingnuan.finance.Contributions;
import org.qingnuan.finance.HandOver;
import org.qingnuan.finance.HeldMoney;
import org.qingnuan.finance.Receipt;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts a body's money of households together, receipt by receipt (LZ-50). */
@Component
class ContributionsPages {

    private final Contributions contributions;
    private final Plans plans;
    private final Villages villages;
    private final Lots lots;
    private final Staff staff;

    ContributionsPages(Contributions contributions, Plans plans, Villages villages, Lots lots, Staff staff) {
        this.contributions = contributions;
        this.plans = plans;
        this.villages = villages;
        this.lots = lots;
        this.staff = staff;
    }

    static String path(CaseKey body) {
        return BodyController.path(body) + "/contributions";
    }

    /** Whether the plan's towns collect anything of their households. */
    boolean exists(PlanId plan) {
        return plans.get(plan).rules().householdContributions();
    }

    ContributionsPage of(CaseKey body, String user) {
        HeldMoney money = contributions.of(body);
        Map<CaseKey, String> names = villages.of(body).stream()
                .collect(
                        Collectors.toMap(Village::key, village -> village.area().name()));
        return new ContributionsPage(
                plans.body(body).area().name(),
                BodyController.path(body),
                path(body),
                staff.may(user, body, Action.KEEP_CONTRIBUTIONS),
                Wording.money(money.collected()),
                Wording.money(money.refunded()),
                Wording.money(money.handedOver()),
                Wording.money(money.held()),
                villages.of(body).stream()
                        .map(village -> new Facts.Choice(
                                village.area().id(), village.area().name()))
                        .toList(),
                lots.of(body).stream()
                        .map(Lot::bidder)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                contributions.receipts(body).stream()
                        .map(receipt -> line(receipt, names))
                        .toList(),
                contributions.handOvers(body).stream().map(this::line).toList());
    }

    private ContributionsPage.ReceiptLine line(Receipt receipt, Map<CaseKey, String> names) {
        return new ContributionsPage.ReceiptLine(
                receipt.id(),
                names.get(receipt.village()),
                receipt.household(),
                receipt.receiptNo(),
                Wording.money(receipt.amount()),
                Wording.date(receipt.paidOn()),
                staff.name(receipt.by()),
                receipt.refundedOn() == null ? null : Wording.date(receipt.refundedOn()));
    }

    private ContributionsPage.HandOverLine line(HandOver handOver) {
        return new ContributionsPage.HandOverLine(
                handOver.recipient(),
                handOver.documentNo(),
                Wording.money(handOver.amount()),
                Wording.date(handOver.on()),
                staff.name(handOver.by()));
    }
}
