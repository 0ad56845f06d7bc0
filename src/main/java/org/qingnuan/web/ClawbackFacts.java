package org.qingnuan.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.Instalment;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** The clawback behind a task: what was paid by which source, what came back, what is owed (LZ-28). */
@Component
class ClawbackFacts implements TaskFacts {

    private final Clawbacks clawbacks;
    private final Staff staff;
    private final Clock clock;

    ClawbackFacts(Clawbacks clawbacks, Staff staff, Clock clock) {
        this.clock = clock;
        this.clawbacks = clawbacks;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(
                "clawback.decideClawback",
                "receivable.recordRecovery",
                "receivable.answerObjection",
                "receivable.approveWriteOff");
    }

    @Override
    public Facts of(TaskView task) {
        ClawbackView view = clawbacks.get(task.subject());
        Facts facts = Facts.of(what(view), payments(view));
        if (view.bookedOn() != null) {
            facts = facts.page("追缴决定书", ClawbackController.paperPath(view.key()));
        }
        facts = view.repayments().isEmpty() ? facts : facts.plus(Facts.of(repayments(view)));
        List<Instalment> parts = clawbacks.instalments(view.key());
        facts = parts.isEmpty() ? facts : facts.plus(Facts.of(instalments(parts)));
        facts = view.objections().isEmpty() ? facts : facts.plus(Facts.of(objections(view)));
        return view.writeOffs().isEmpty() ? facts : facts.plus(Facts.of(writeOffs(view)));
    }

    private Facts.Table what(ClawbackView view) {
        return Facts.pairs(
                "追缴情况",
                Stream.of(
                        new Facts.Pair("户编号", Long.toString(view.household())),
                        new Facts.Pair("收款人", view.payeeMasked()),
                        new Facts.Pair("缘由", view.cause().label() + "：" + view.reason()),
                        new Facts.Pair("依据", view.clause()),
                        new Facts.Pair("提起人", staff.name(view.openedBy()) + " " + Wording.date(view.openedAt())),
                        new Facts.Pair("决定", view.number()),
                        new Facts.Pair(
                                "还款期限",
                                view.dueOn() == null
                                        ? null
                                        : Wording.date(view.dueOn())
                                                + (clawbacks
                                                                .instalments(view.key())
                                                                .isEmpty()
                                                        ? "前（含当日，默认）"
                                                        : "前（含当日，分期的最后一期）")
                                                + (view.dueProvisional() ? "（暂定）" : "")),
                        new Facts.Pair("应追缴", Wording.money(view.claimed())),
                        new Facts.Pair("已抵扣", Wording.money(view.offset())),
                        new Facts.Pair("已还", Wording.money(view.repaid())),
                        new Facts.Pair("尚欠", view.bookedOn() == null ? null : Wording.money(view.outstanding())),
                        new Facts.Pair("在银行办理中", Wording.money(view.withBank())),
                        new Facts.Pair("尚未拨付的补贴", Wording.money(view.stillDue()))));
    }

    static Facts.Table payments(ClawbackView view) {
        return new Facts.Table(
                "逐笔已付与追缴",
                List.of("付款编号", "项目", "付款日期", "资金来源", "已付", "追缴"),
                view.payments().stream()
                        .map(payment -> List.of(
                                payment.line().item(),
                                payment.item().label() + (payment.season() == 0 ? "" : "第" + payment.season() + "季"),
                                Wording.date(payment.paidOn()),
                                payment.source().label(),
                                Wording.money(payment.paid()),
                                Wording.money(payment.claimed())))
                        .toList());
    }

    private Facts.Table instalments(List<Instalment> parts) {
        LocalDate today = ChinaTime.today(clock);
        return new Facts.Table(
                "分期还款",
                List.of("期次", "期限", "应还", "已还", "现状"),
                parts.stream()
                        .map(part -> List.of(
                                "第" + part.no() + "期",
                                Wording.date(part.dueOn()),
                                Wording.money(part.amount()),
                                Wording.money(part.repaid()),
                                state(part, today)))
                        .toList());
    }

    static String state(Instalment part, LocalDate today) {
        if (part.isRepaid()) {
            return "已还清";
        }
        return part.isLate(today) ? "逾期，请催还" : "未到期";
    }

    private Facts.Table repayments(ClawbackView view) {
        return new Facts.Table(
                "还款",
                List.of("收款日期", "金额", "凭证号", "登记人"),
                view.repayments().stream()
                        .map(repayment -> List.of(
                                Wording.date(repayment.receivedOn()),
                                Wording.money(repayment.amount()),
                                repayment.receiptNo(),
                                staff.name(repayment.by())))
                        .toList());
    }

    private Facts.Table objections(ClawbackView view) {
        return new Facts.Table(
                "农户异议",
                List.of("提出日期", "内容", "登记人", "答复"),
                view.objections().stream()
                        .map(objection -> List.of(
                                Wording.date(objection.raisedOn()),
                                objection.text(),
                                staff.name(objection.recordedBy()),
                                objection.answer() == null
                                        ? "待答复"
                                        : (objection.upheld() ? "成立：" : "不成立：") + objection.answer()))
                        .toList());
    }

    private Facts.Table writeOffs(ClawbackView view) {
        return new Facts.Table(
                "核销申请",
                List.of("理由", "申请人", "审批"),
                view.writeOffs().stream()
                        .map(writeOff -> List.of(
                                writeOff.reason(),
                                staff.name(writeOff.proposedBy()),
                                writeOff.approved() == null
                                        ? "待审批"
                                        : (writeOff.approved() ? "同意：" : "不同意：") + writeOff.opinion()))
                        .toList());
    }
}
