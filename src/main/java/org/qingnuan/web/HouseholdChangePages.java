package org.qingnuan.web;

import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdChange.Cause;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Recheck;
import org.qingnuan.ledger.Rechecks;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's page of changes and re-checks. */
@Component
class HouseholdChangePages {

    private final HouseholdChanges changes;
    private final Rechecks rechecks;
    private final Plans plans;
    private final Villages villages;
    private final Staff staff;

    HouseholdChangePages(HouseholdChanges changes, Rechecks rechecks, Plans plans, Villages villages, Staff staff) {
        this.changes = changes;
        this.rechecks = rechecks;
        this.plans = plans;
        this.villages = villages;
        this.staff = staff;
    }

    /** @param residence whether the plan's roster asks who lives there (LZ-35); exclusions likewise what the house is (LZ-36) */
    record Page(
            String name,
            String back,
            String path,
            List<Facts.Choice> villages,
            List<Facts.Choice> causes,
            List<Facts.Choice> routes,
            boolean residence,
            boolean exclusions,
            List<FactField> facts,
            List<Line> changes,
            List<Line> rechecks,
            boolean asking) {}

    /** An optional fact; {@code choices} empty where it is written. */
    record FactField(String key, String label, List<Facts.Choice> choices) {}

    /** A request; {@code look} is soon while it waits, done when it came through, late when refused. */
    record Line(
            String number,
            String household,
            String what,
            String reason,
            List<HouseholdChange.Value> values,
            List<Facts.Download> papers,
            String by,
            String state,
            String look,
            String result) {}

    List<CaseKey> villages(CaseKey body) {
        return villages.of(body).stream()
                .filter(village -> village.state() != VillageState.WITHDRAWN)
                .map(village -> village.key())
                .toList();
    }

    Page of(CaseKey body, boolean asking) {
        boolean routes = plans.get(body.plan()).rules().householdChanges().route();
        return new Page(
                plans.body(body).area().name(),
                BodyController.path(body),
                HouseholdChangeController.path(body),
                villages(body).stream()
                        .map(key -> new Facts.Choice(
                                key.village(), villages.get(key).area().name()))
                        .toList(),
                Stream.of(Cause.values())
                        .filter(cause -> routes || cause.kind() != HouseholdChange.Kind.ROUTE)
                        .map(cause ->
                                new Facts.Choice(cause.name(), cause.kind().label() + "：" + cause.label()))
                        .toList(),
                routes
                        ? plans.get(body.plan()).rules().routes().stream()
                                .map(route -> new Facts.Choice(route, Wording.route(route)))
                                .toList()
                        : List.of(),
                plans.get(body.plan()).rules().roster().residence(),
                plans.get(body.plan()).rules().roster().exclusions(),
                HouseholdFact.all()
                        .map(fact -> new FactField(
                                fact.key(),
                                fact.label(),
                                fact.codes().entrySet().stream()
                                        .map(word -> new Facts.Choice(word.getValue(), word.getKey()))
                                        .toList()))
                        .toList(),
                changes.of(body).stream().map(this::line).toList(),
                rechecks.of(body).stream().map(this::line).toList(),
                asking);
    }

    private Line line(HouseholdChange change) {
        return new Line(
                change.key().item(),
                change.villageName()
                        + (change.no() == null
                                ? "（新增）"
                                : " 第" + change.no() + "号 " + change.head() + "，户编号" + change.household()),
                change.cause().kind().label() + "：" + change.cause().label(),
                change.reason(),
                change.values(),
                papers(changes.papers(change.key())),
                staff.name(change.requestedBy()) + " " + Wording.date(change.requestedAt()),
                change.open()
                        ? "待审核"
                        : (change.approved() ? "已生效 " : "不予变更 ") + Wording.date(change.decidedAt()) + " "
                                + staff.name(change.decidedBy()),
                change.open() ? "soon" : change.approved() ? "done" : "late",
                result(change));
    }

    static String result(HouseholdChange change) {
        return (change.opinion() == null ? "" : change.opinion())
                + (change.outcome() == null ? "" : " " + Wording.state(change.outcome()))
                + (change.movedUp() == null ? "" : " 递补：" + change.movedUp())
                + (change.afterPayment() ? " 已拨付的补贴须追回" : "");
    }

    private Line line(Recheck recheck) {
        return new Line(
                recheck.key().item(),
                recheck.villageName() + " 第" + recheck.no() + "号 " + recheck.head() + "，户编号" + recheck.household(),
                recheck.rejection() == null ? "不予确认" : "不予确认：" + recheck.rejection(),
                recheck.reason(),
                List.of(),
                papers(rechecks.papers(recheck.key())),
                staff.name(recheck.requestedBy()) + " " + Wording.date(recheck.requestedAt()),
                recheck.result() == null
                        ? "待复核"
                        : recheck.result().label() + " " + Wording.date(recheck.decidedAt()) + " "
                                + staff.name(recheck.decidedBy()),
                recheck.result() == null ? "soon" : recheck.result() == Recheck.Result.UPHELD ? "late" : "done",
                recheck.opinion());
    }

    static List<Facts.Download> papers(List<Document> documents) {
        return documents.stream()
                .map(paper -> new Facts.Download(paper.fileName(), "/api/documents/" + paper.id(), false))
                .toList();
    }
}
