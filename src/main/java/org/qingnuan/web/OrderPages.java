package org.qingnuan.web;

import java.util.List;
import java.util.Optional;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.DelayCause;
import org.qingnuan.ledger.MeasureRecipient;
import org.qingnuan.ledger.MeasureStep;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Supervisors;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's supervision orders and their papers. */
@Component
class OrderPages {

    private final Plans plans;
    private final Staff staff;
    private final Supervisors supervisors;

    OrderPages(Plans plans, Staff staff, Supervisors supervisors) {
        this.supervisors = supervisors;
        this.plans = plans;
        this.staff = staff;
    }

    static String title(Order.Measure measure) {
        return MeasureStep.nameOf(measure.step());
    }

    OrderPage of(CaseKey body, List<Order> orders) {
        return new OrderPage(
                plans.body(body).area().name(),
                plans.get(body.plan()).name(),
                BodyController.path(body),
                orders.stream().map(this::line).toList());
    }

    private OrderPage.OrderLine line(Order order) {
        return new OrderPage.OrderLine(
                order.frameName(),
                "第" + order.round() + "轮",
                Wording.date(order.openedAt()),
                Wording.date(order.clearedAt()),
                Wording.date(order.correctionDue()),
                order.items().stream().map(OrderPages::line).toList(),
                order.measures().stream().map(measure -> line(order, measure)).toList());
    }

    private static OrderPage.ItemLine line(Order.Item item) {
        boolean late = item.endedAt() == null;
        return new OrderPage.ItemLine(
                item.subjectName(),
                Wording.date(item.due()),
                item.daysLate() + "天",
                reason(item.reason(), item.cause()),
                Wording.date(item.promisedOn()),
                item.state(),
                late || item.column() == BoardColumn.DONE_LATE
                        ? "late"
                        : item.column() == BoardColumn.WAITING ? "ontime" : "done");
    }

    private OrderPage.MeasureLine line(Order order, Order.Measure measure) {
        return new OrderPage.MeasureLine(
                Wording.date(measure.at()),
                title(measure),
                measure.number(),
                measure.text(),
                staff.name(measure.by()),
                measure.number() == null ? null : OrderController.path(order.key(), measure));
    }

    OrderPage.Paper paper(Order order, Order.Measure measure) {
        MeasureStep step = MeasureStep.of(measure.step()).orElseThrow();
        boolean reply = step == MeasureStep.EXPLAIN_DELAY;
        String plan = plans.get(order.body().plan()).name();
        return new OrderPage.Paper(
                title(measure),
                measure.number(),
                measure.documentNo(),
                reply ? issuer(order, answered(order)) : to(order, measure),
                reply ? order.bodyName() : issuer(order, step),
                Wording.date(measure.at()),
                order.frameName(),
                order.bodyName(),
                plan,
                reply ? basis(order) : null,
                reply ? null : measure.text(),
                Wording.date(measure.due()),
                supervisors
                        .of(order.body())
                        .map(above -> above.leader() + "、" + above.department())
                        .orElse(null),
                reply,
                BodyController.path(order.body()) + "/orders",
                measure.late().stream().anyMatch(late -> late.cause() != null) && !reply,
                measure.late().stream().map(OrderPages::late).toList());
    }

    private static String to(Order order, Order.Measure measure) {
        MeasureRecipient recipient = measure.recipient() == null ? MeasureRecipient.BODY : measure.recipient();
        return recipient.label(order.bodyName());
    }

    /** The post whose task the step is in the models. */
    private String issuer(Order order, MeasureStep step) {
        return staff.issuer(order.body(), step.step());
    }

    /** The first paper of the order, which the body answers. */
    private static Optional<Order.Measure> first(Order order) {
        return order.measures().stream()
                .filter(measure -> measure.number() != null && !measure.step().equals("explainDelay"))
                .findFirst();
    }

    private static MeasureStep answered(Order order) {
        return first(order).flatMap(paper -> MeasureStep.of(paper.step())).orElse(MeasureStep.ISSUE_ORDER);
    }

    private static String basis(Order order) {
        return first(order).map(Order.Measure::number).orElse(null);
    }

    private static OrderPage.LateLine late(Order.Late late) {
        return new OrderPage.LateLine(
                late.name(),
                Wording.date(late.due()),
                late.daysLate() + "天",
                late.reason(),
                Wording.date(late.promisedOn()),
                late.cause() == null ? null : late.cause().label());
    }

    /** The town's own words, and whose delay the office says it is. */
    private static String reason(String given, DelayCause cause) {
        if (cause == null) {
            return given;
        }
        return (given == null ? "" : given + " ") + "（原因认定在" + cause.label() + "）";
    }
}
