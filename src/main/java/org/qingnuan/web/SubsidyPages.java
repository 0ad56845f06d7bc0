package org.qingnuan.web;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.Entitlements;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.stereotype.Component;

/** Says to official and household alike what is due, in the sentence that was kept when it was decided. */
@Component
class SubsidyPages {

    private static final String ISSUER = "district-office";

    private final Entitlements entitlements;
    private final Payments payments;
    private final Plans plans;
    private final Villages villages;
    private final Staff staff;
    private final Clock clock;

    SubsidyPages(
            Entitlements entitlements, Payments payments, Plans plans, Villages villages, Staff staff, Clock clock) {
        this.entitlements = entitlements;
        this.payments = payments;
        this.plans = plans;
        this.villages = villages;
        this.staff = staff;
        this.clock = clock;
    }

    /** @param searched whether anything was asked for; {@code village} and {@code household} as typed */
    record Search(
            String name,
            String back,
            String path,
            List<Facts.Choice> villages,
            String village,
            String household,
            boolean searched,
            List<Found> found) {}

    /** A household that fits, persons masked. */
    record Found(String no, String name, String route, String payment, String due, String path) {}

    /** The paper. */
    record Paper(
            String plan,
            String village,
            String no,
            String name,
            String total,
            List<Due> due,
            List<Paid> payments,
            String from,
            String date,
            String back) {}

    /** One entitlement and its sentence. */
    record Due(String item, String season, String amount, String explanation) {}

    /** One payment and what became of it. */
    record Paid(String item, String amount, String payee, String account, String state) {}

    Search search(CaseKey body, String village, String household, List<HouseholdRow> found) {
        return new Search(
                plans.body(body).area().name(),
                BodyController.path(body),
                SubsidyController.path(body),
                villages.of(body).stream()
                        .map(one -> new Facts.Choice(one.area().id(), one.area().name()))
                        .toList(),
                village,
                household,
                !village.isBlank() && !household.isBlank(),
                found.stream().map(this::found).toList());
    }

    private Found found(HouseholdRow row) {
        List<EntitlementView> due = entitlements.of(row.id());
        return new Found(
                "第" + row.no() + "号，户编号" + row.id(),
                row.name(),
                Wording.route(row.route()),
                Wording.payment(row.payment()),
                due.isEmpty() ? "尚未核定" : Wording.money(total(due)),
                SubsidyController.path(row.village().body()) + "/"
                        + row.village().village() + "/" + row.id());
    }

    Paper paper(HouseholdRow row) {
        List<EntitlementView> due = entitlements.of(row.id());
        return new Paper(
                plans.get(row.village().plan()).name(),
                villages.get(row.village()).area().name(),
                "第" + row.no() + "号，户编号" + row.id(),
                row.name(),
                Wording.money(total(due)),
                due.stream().map(SubsidyPages::line).toList(),
                payments.linesOf(row.id()).stream().map(SubsidyPages::line).toList(),
                staff.post(row.village(), ISSUER),
                Wording.date(ChinaTime.today(clock)),
                SubsidyController.path(row.village().body()));
    }

    private static Money total(List<EntitlementView> due) {
        return due.stream().map(EntitlementView::amount).collect(Money.sum());
    }

    private static Due line(EntitlementView due) {
        return new Due(
                due.item().label(),
                due.season() == 0 ? "验收后一次性" : "第" + due.season() + "采暖季",
                Wording.money(due.amount()),
                due.explanation());
    }

    private static Paid line(LineView line) {
        String on = line.paidOn() == null ? "" : "，" + Wording.date(line.paidOn());
        String why = line.returnReason() == null ? "" : "：" + line.returnReason();
        String state = Stream.of(line.state().label(), line.state() == LineState.PAID ? on : why)
                .filter(part -> !part.isEmpty())
                .reduce("", String::concat);
        return new Paid(
                line.item().label(), Wording.money(line.amount()), line.payeeMasked(), line.accountMasked(), state);
    }
}
