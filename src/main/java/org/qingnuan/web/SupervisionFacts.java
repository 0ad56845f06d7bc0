package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** The supervision order behind a task: who is late, by how much, and what has been done about it (ZC-31). */
@Component
class SupervisionFacts implements TaskFacts {

    private static final String EXPLAIN = "supervision.explainDelay";
    private static final Set<String> ATTRIBUTED =
            Set.of("supervision.issueCityCircular", "supervision.summonTown", "supervision.callToAccount");

    private final Overdues overdues;
    private final Staff staff;

    SupervisionFacts(Overdues overdues, Staff staff) {
        this.overdues = overdues;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(
                EXPLAIN,
                "supervision.issueOrder",
                "supervision.issueReminder",
                "supervision.issueCircular",
                "supervision.holdAccountable",
                "supervision.holdTalk",
                "supervision.pursueResponsibility",
                "supervision.issueCityCircular",
                "supervision.summonTown",
                "supervision.callToAccount",
                "supervision.listBody",
                "supervision.releaseListing",
                "supervision.pursueLeaders",
                "correction-order.issueCorrection",
                "correction-order.carryOutCorrection",
                "correction-order.verifyCorrection");
    }

    @Override
    public Facts of(TaskView task) {
        Order order = overdues.get(task.subject());
        Facts facts = order.measures().isEmpty() ? Facts.of(late(order)) : Facts.of(late(order), measures(order));
        if (order.correctionDue() != null) {
            facts = facts.note(
                    "整改期限：" + Wording.date(order.correctionDue()) + (order.correctionProvisional() ? "（暂定）" : ""));
        }
        for (Order.Measure measure : order.measures()) {
            if (measure.number() != null) {
                facts = facts.page(
                        OrderPages.title(measure) + " " + measure.number(), OrderController.path(order.key(), measure));
            }
        }
        String form = TaskPages.form(task);
        return form.equals(EXPLAIN) || ATTRIBUTED.contains(form) ? facts.repeat(open(order)) : facts;
    }

    private static Facts.Table late(Order order) {
        return new Facts.Table(
                "“" + order.frameName() + "”逾期情况（第" + order.round() + "轮督办）",
                List.of("村（单位）", "期限", "逾期", "原因", "承诺日期", "现状"),
                order.items().stream()
                        .map(item -> List.of(
                                item.subjectName(),
                                Wording.date(item.due()),
                                item.daysLate() + "天",
                                shown(item.reason()),
                                shown(Wording.date(item.promisedOn())),
                                item.state()))
                        .toList());
    }

    private Facts.Table measures(Order order) {
        return new Facts.Table(
                "已采取的措施",
                List.of("日期", "编号", "内容", "办理人"),
                order.measures().stream()
                        .map(measure -> List.of(
                                Wording.date(measure.at()),
                                shown(measure.number()),
                                shown(measure.text()),
                                staff.name(measure.by())))
                        .toList());
    }

    private static List<Facts.Repeat> open(Order order) {
        return order.items().stream()
                .filter(item -> item.endedAt() == null)
                .map(item -> new Facts.Repeat(
                        item.key(),
                        item.subjectName(),
                        "已逾期" + item.daysLate() + "天"
                                + (item.cause() == null
                                        ? ""
                                        : "，原因现认定在" + item.cause().label())))
                .toList();
    }

    private static String shown(String text) {
        return text == null ? "—" : text;
    }
}
