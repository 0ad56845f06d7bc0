package org.qingnuan.finance.level;

import java.time.Clock;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LevelSettlements.Disposal;
import org.qingnuan.finance.LevelSettlements.Paper;
import org.qingnuan.finance.LevelSettlements.State;
import org.qingnuan.finance.LevelSettlements.View;
import org.qingnuan.finance.fund.Granted;
import org.qingnuan.finance.fund.Journal;
import org.qingnuan.finance.fund.Movement;
import org.qingnuan.finance.fund.SurplusMoney;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Books a surplus that two persons agreed on: never more than they found, never more than the fund has available. */
@Component
class LevelBooking {

    private static final int LONGEST = 60;

    private final LevelRows rows;
    private final Journal journal;
    private final Funds funds;
    private final Clock clock;

    LevelBooking(LevelRows rows, Journal journal, Funds funds, Clock clock) {
        this.rows = rows;
        this.journal = journal;
        this.funds = funds;
        this.clock = clock;
    }

    void returnUp(PlanId plan, long id, Paper paper, String by) {
        check(paper);
        View settlement = agreed(plan, id, Disposal.RETURN_UP);
        long fund = rows.fund(plan, settlement.source()).orElseThrow();
        Money available = journal.lock(fund);
        leave(Movement.RETURN_UP, money(fund, settlement, paper, "清算结余缴回上级财政", by), plan, available);
    }

    void carryOver(PlanId plan, long id, PlanId into, Paper paper, String by) {
        check(paper);
        View settlement = agreed(plan, id, Disposal.CARRY_OVER);
        long fund = rows.fund(plan, settlement.source()).orElseThrow();
        long target = funds.open(into, settlement.source(), settlement.source().label());
        Money available = journal.lock(fund, target);
        SurplusMoney money = money(fund, settlement, paper, "清算结余结转下一预算年度", by);
        if (!leave(Movement.CARRY_OUT, money, plan, available)) {
            return;
        }
        Granted granted = new Granted(
                money.documentNo(),
                money.date(),
                money.amount(),
                money.clause() + "结转",
                settlement.budgetYear(),
                null,
                null,
                journal.surrender(Movement.CARRY_OUT, money));
        refuse(
                !journal.allot(target, granted, by),
                "接收的方案已登记过文号为%s的指标文".formatted(money.documentNo()),
                "请核对文号；手工登记过的结转不再重复办理");
    }

    /** False when the same document has been booked before. */
    private boolean leave(Movement movement, SurplusMoney money, PlanId plan, Money available) {
        Money before = journal.surrendered(movement, money);
        if (before != null) {
            refuse(!before.equals(money.amount()), "文号%s已登记过，金额%s元".formatted(money.documentNo(), before), "请核对文号和金额");
            return false;
        }
        Money open = rows.get(plan, money.settlement()).open();
        refuse(money.amount().compareTo(open) > 0, "这次清算只剩%s元没有办理".formatted(open), "请减少金额");
        refuse(
                money.amount().compareTo(available) > 0,
                "资金可用只有%s元，其余已预留或已付".formatted(available),
                "请先办理可用的部分，其余等资金退回后再办");
        journal.surrender(movement, money);
        return true;
    }

    private View agreed(PlanId plan, long id, Disposal disposal) {
        View settlement = rows.get(plan, id);
        refuse(settlement.state() != State.AGREED, "这份清算还没有经另一人同意", "请先由另一人同意");
        refuse(
                settlement.disposal() != disposal,
                settlement.disposal() == null
                        ? "这次清算没有结余"
                        : "这次清算的结余定为" + settlement.disposal().label(),
                "请按同意的处理方式办理");
        return settlement;
    }

    private void check(Paper paper) {
        String documentNo = paper.documentNo() == null ? "" : paper.documentNo().strip();
        refuse(documentNo.isEmpty() || documentNo.length() > LONGEST, "没有填写文号，或超过60字", "请填写缴款书或结转文件的文号");
        refuse(paper.amount().fen() <= 0, "金额应大于0", "请填写实际办理的金额");
        refuse(paper.date().isAfter(ChinaTime.today(clock)), "日期晚于今天", "请填写文件的日期");
    }

    private static SurplusMoney money(long fund, View settlement, Paper paper, String reason, String by) {
        return new SurplusMoney(
                fund,
                settlement.id(),
                paper.documentNo().strip(),
                paper.date(),
                paper.amount(),
                reason,
                "%d年%s第%d号清算"
                        .formatted(settlement.budgetYear(), settlement.source().label(), settlement.no()),
                by);
    }

    private static void refuse(boolean wrong, String reason, String remedy) {
        if (wrong) {
            throw new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
        }
    }
}
