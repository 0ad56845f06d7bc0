package org.qingnuan.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.BatchCheck;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.DueView;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.stereotype.Component;

/** The batch or line behind a payment task, with its totals, sources, approvals and lines. */
@Component
class PaymentFacts implements TaskFacts {

    static final String BANK = "subsidy-payout.recordBankResult";

    private static final String RATES = "subsidy-payout.provideRates";
    private static final String FUNDS = "subsidy-payout.provideFunds";
    private static final String PREPARE = "subsidy-payout.prepareBatch";
    private static final String APPROVE = "subsidy-payout.approveBatch";
    private static final String VERIFY = "payment-return.verifyPayee";
    private static final int MOST_LINES = 200;

    private final Payments payments;
    private final Funds funds;
    private final Submissions submissions;
    private final Staff staff;
    private final DefaultMarks marks;

    PaymentFacts(Payments payments, Funds funds, Submissions submissions, Staff staff, DefaultMarks marks) {
        this.payments = payments;
        this.funds = funds;
        this.submissions = submissions;
        this.staff = staff;
        this.marks = marks;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(RATES, FUNDS, BANK, VERIFY, PREPARE, APPROVE, "payment-return.correctPayee");
    }

    @Override
    public Facts of(TaskView task) {
        if (task.subject().kind().equals("line")) {
            return line(task);
        }
        BatchView batch = payments.get(task.subject());
        return switch (TaskPages.form(task)) {
            case RATES ->
                Facts.of(missingRates(batch))
                        .note("本批 " + Wording.households(batch.households())
                                + (batch.season() == null
                                        ? "已验收合格，等待补贴标准。"
                                        : batch.kind() == BatchKind.ADVANCE
                                                ? "参加本采暖季，等待运行补贴预拨标准。"
                                                : "的用量已审定，等待运行补贴标准。"));
            case FUNDS -> Facts.of(summary(batch), lacking(batch));
            case BANK ->
                Facts.of(summary(batch)).download("下载" + fileName(batch), "/api/tasks/" + task.taskId() + "/bank-file");
            case PREPARE -> ahead(batch);
            case APPROVE -> checked(batch).plus(whole(batch));
            default -> whole(batch);
        };
    }

    static String fileName(BatchView batch) {
        return batch.way() == PayoutWay.CARD ? "充值清单" : "银行文件";
    }

    private static Facts.Table missingRates(BatchView batch) {
        return new Facts.Table(
                "等待的补贴标准",
                List.of("缺少的标准或批准"),
                batch.missingRates().stream().map(List::of).toList());
    }

    /** What will be locked when the batch is prepared: every line with its payee and why. */
    private Facts ahead(BatchView batch) {
        List<DueView> due = payments.due(batch.key());
        Map<FundSource, Money> bySource = new EnumMap<>(FundSource.class);
        due.forEach(
                line -> line.shares().forEach(share -> bySource.merge(share.source(), share.amount(), Money::plus)));
        Money total = due.stream().map(DueView::amount).collect(Money.sum());
        Facts facts = Facts.of(
                        summary(batch),
                        Facts.pairs(
                                "将要编制",
                                Stream.concat(
                                        Stream.of(
                                                new Facts.Pair("笔数", due.size() + " 笔"),
                                                new Facts.Pair("合计", Wording.money(total))),
                                        bySource.entrySet().stream()
                                                .map(share -> new Facts.Pair(
                                                        share.getKey().label(), Wording.money(share.getValue()))))),
                        dueLines(due))
                .plus(approvals(batch))
                .plus(excluded(batch));
        long without = due.stream()
                .filter(line -> line.payeeMasked() == null)
                .map(DueView::household)
                .distinct()
                .count();
        Facts warned = without == 0 ? facts : facts.note(without + "户还没有收款人，登记后才能编制。");
        return due.size() > MOST_LINES ? warned.note("明细共" + due.size() + "笔，只列出前" + MOST_LINES + "笔。") : warned;
    }

    private static Facts.Table dueLines(List<DueView> due) {
        return new Facts.Table(
                "拨付明细",
                List.of("户编号", "项目", "金额", "收款人", "账号", "开户银行", "依据"),
                due.stream()
                        .limit(MOST_LINES)
                        .map(line -> List.of(
                                "" + line.household(),
                                line.item().label(),
                                Wording.money(line.amount()),
                                line.payeeMasked() == null ? "没有收款人" : line.payeeMasked(),
                                line.accountMasked() == null ? "—" : line.accountMasked(),
                                line.bank() == null ? "—" : line.bank(),
                                line.explanation()))
                        .toList());
    }

    /** What the approver need not look at again, and what is left to judge. */
    private Facts checked(BatchView batch) {
        List<BatchCheck> checks = payments.checks(batch.key());
        Facts.Table holds = new Facts.Table(
                "系统已核对",
                List.of("事项", "结果"),
                checks.stream()
                        .filter(BatchCheck::holds)
                        .map(check -> List.of(check.what(), check.finding()))
                        .toList());
        Stream<List<String>> found =
                checks.stream().filter(check -> !check.holds()).map(check -> List.of(check.what(), check.finding()));
        Stream<List<String>> always =
                Stream.of(List.of("真实性", "名单内的户是否确有其户、设备确已使用，可按村抽查"), List.of("收款人", "收款人是否户主本人或经其同意的家庭成员"));
        return Facts.of(
                holds,
                new Facts.Table(
                        "请您判断",
                        List.of("事项", "情况"),
                        Stream.concat(found, always).toList()));
    }

    private Facts whole(BatchView batch) {
        List<LineView> lines = payments.lines(batch.key());
        Facts facts =
                Facts.of(summary(batch), shares(batch)).plus(approvals(batch)).plus(excluded(batch));
        Facts listed = facts.plus(Facts.of(lines(lines)));
        return lines.size() > MOST_LINES ? listed.note("明细共" + lines.size() + "笔，只列出前" + MOST_LINES + "笔。") : listed;
    }

    private Facts.Table summary(BatchView batch) {
        return Facts.pairs(
                "批次情况",
                Stream.of(
                        new Facts.Pair("类别", batch.kind().label()),
                        new Facts.Pair("采暖季", batch.season() == null ? null : "第" + batch.season() + "采暖季"),
                        new Facts.Pair("付款方式", batch.way().label()),
                        new Facts.Pair("状态", batch.state().label()),
                        new Facts.Pair("户数", Wording.households(batch.households())),
                        new Facts.Pair("笔数", batch.lines() + " 笔"),
                        new Facts.Pair("合计", Wording.money(batch.total())),
                        new Facts.Pair("编制人", batch.preparedBy() == null ? null : staff.name(batch.preparedBy())),
                        new Facts.Pair("名单校验码", batch.contentHash())));
    }

    private static Facts.Table shares(BatchView batch) {
        return new Facts.Table(
                "资金来源",
                List.of("来源", "金额"),
                batch.shares().stream()
                        .map(share -> List.of(share.source().label(), Wording.money(share.amount())))
                        .toList());
    }

    /** By source what the batch needs, what is available and what is lacking. */
    private Facts.Table lacking(BatchView batch) {
        Map<FundSource, Money> available = funds.balances(batch.key().plan()).stream()
                .collect(Collectors.groupingBy(
                        FundBalance::source, Collectors.mapping(FundBalance::available, Money.sum())));
        return new Facts.Table(
                "资金缺口",
                List.of("来源", "本批需要", "可用", "尚缺"),
                batch.shares().stream()
                        .map(share -> {
                            Money has = available.getOrDefault(share.source(), Money.ZERO);
                            Money lacks = share.amount().minus(has);
                            return List.of(
                                    share.source().label(),
                                    Wording.money(share.amount()),
                                    Wording.money(has),
                                    lacks.isNegative() ? "足额" : Wording.money(lacks));
                        })
                        .toList());
    }

    private Facts approvals(BatchView batch) {
        if (batch.approvals().isEmpty()) {
            return Facts.NONE;
        }
        return Facts.of(new Facts.Table(
                "审批" + steps(batch),
                List.of("步骤", "审批人", "结论", "意见"),
                batch.approvals().stream()
                        .map(approval -> List.of(
                                approval.step().label(),
                                approval.by() == null ? "待审批" : staff.name(approval.by()),
                                conclusion(approval.approved()),
                                approval.opinion() == null ? "—" : approval.opinion()))
                        .toList()));
    }

    /** Which steps there are is mostly said by no document. */
    private String steps(BatchView batch) {
        return marks.of(batch.key().plan(), "payment.steps").isEmpty() ? "" : "（步骤为默认）";
    }

    private static String conclusion(Boolean approved) {
        if (approved == null) {
            return "—";
        }
        return approved ? "同意" : "退回";
    }

    private static Facts excluded(BatchView batch) {
        return batch.excluded().isEmpty()
                ? Facts.NONE
                : Facts.of(new Facts.Table(
                        "未列入本批的户",
                        List.of("原因"),
                        batch.excluded().stream().map(List::of).toList()));
    }

    private static Facts.Table lines(List<LineView> lines) {
        return new Facts.Table(
                "拨付明细",
                List.of("序号", "户编号", "项目", "金额", "收款人", "账号", "依据"),
                lines.stream()
                        .limit(MOST_LINES)
                        .map(line -> List.of(
                                "" + line.no(),
                                "" + line.household(),
                                line.item().label(),
                                Wording.money(line.amount()),
                                line.payeeMasked(),
                                line.accountMasked(),
                                line.explanation()))
                        .toList());
    }

    private Facts line(TaskView task) {
        LineView line = payments.line(task.subject());
        Facts facts = Facts.of(Facts.pairs(
                "退票情况",
                Stream.of(
                        new Facts.Pair("户编号", "" + line.household()),
                        new Facts.Pair("项目", line.item().label()),
                        new Facts.Pair("金额", Wording.money(line.amount())),
                        new Facts.Pair("原收款人", line.payeeMasked()),
                        new Facts.Pair("原账号", line.accountMasked()),
                        new Facts.Pair("原开户银行（充卡企业）", line.bank()),
                        new Facts.Pair("银行退票原因", line.returnReason()))));
        return TaskPages.form(task).equals(VERIFY) ? facts.plus(correction(task.subject())) : facts;
    }

    private Facts correction(CaseKey line) {
        return submissions
                .last(line, "payment-return.userTask_correctPayee")
                .map(given -> Facts.of(Facts.pairs(
                        "更正后的收款信息",
                        Stream.of(
                                new Facts.Pair("收款人", given.fields().get("payeeName")),
                                new Facts.Pair("账号", given.fields().get("account")),
                                new Facts.Pair("开户银行", given.fields().get("bank")),
                                new Facts.Pair("更正原因", given.fields().get("reason")),
                                new Facts.Pair("更正人", staff.name(given.by())),
                                new Facts.Pair("更正日期", Wording.date(given.at()))))))
                .orElse(Facts.NONE);
    }
}
