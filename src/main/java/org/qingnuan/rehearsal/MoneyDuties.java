package org.qingnuan.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qingnuan.finance.AdvanceClaim;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetIdentity;

/** How the tasks of a payment batch and of a returned payment are worked, the bank's answers included. */
final class MoneyDuties {

    private static final int RETURNED = 20;
    private static final int SENT_BACK = 30;
    private static final long ROUND_UP_TO = Money.of("500000").fen();
    private static final List<String> HEADERS = List.of("序号", "户编号", "金额", "结果", "失败原因", "银行流水号", "入账日期");
    private static final List<String> CARD_HEADERS = List.of("序号", "户编号", "金额", "结果", "失败原因", "充值流水号", "充值日期");
    private static final List<String> REASONS = List.of("账户已注销", "户名与账号不符", "账户状态异常");

    private final Services services;
    private final Memory memory;
    private final Rosters rosters;

    MoneyDuties(Services services, Memory memory, Rosters rosters) {
        this.services = services;
        this.memory = memory;
        this.rosters = rosters;
    }

    Map<String, Duty> duties() {
        Map<String, Duty> duties = new HashMap<>();
        duties.put("userTask_provideRates", Duty.within(5, 5, this::provideRates));
        duties.put("userTask_prepareBatch", Duty.within(1, 2, this::prepareBatch));
        duties.put("userTask_approveBatch", Duty.within(1, 2, this::approveBatch));
        duties.put("userTask_provideFunds", Duty.within(2, 3, this::provideFunds));
        duties.put("userTask_recordBankResult", Duty.within(2, 4, this::recordBankResult));
        duties.put("userTask_correctPayee", Duty.within(2, 4, this::correctPayee));
        duties.put("userTask_verifyPayee", Duty.within(1, 2, turn -> Step.complete(Map.of("decision", "approve"))));
        return duties;
    }

    private Step provideRates(Turn turn) {
        return Step.complete(Map.of("note", "补贴标准尚未下达，继续等待"));
    }

    /** Waits for the contractor's claim where it has advanced the subsidies (LZ-37). */
    private Step prepareBatch(Turn turn) {
        boolean advanced = memory.plan().rules().advanceByContractor()
                && services.payments().get(turn.subject()).kind() == BatchKind.REGULAR;
        AdvanceClaim claim =
                advanced ? services.advances().terms(turn.subject()).last() : null;
        boolean waits = advanced && (claim == null || !Boolean.TRUE.equals(claim.approved()));
        return waits ? new Step.Later(turn.today().plusDays(1)) : Step.complete(Map.of("note", "按验收合格户编制"));
    }

    private Step approveBatch(Turn turn) {
        boolean back = turn.time() == 0 && memory.chance().happens(SENT_BACK, turn.about("back"));
        return Step.complete(back ? Map.of("decision", "return", "opinion", "请补充编制说明") : Map.of("decision", "approve"));
    }

    /** Allots what the first source lacks for this batch, rounded up. */
    private Step provideFunds(Turn turn) {
        BatchView batch = services.payments().get(turn.subject());
        Map<FundSource, Money> available = services
                .funds()
                .balances(turn.subject().plan())
                .stream()
                .collect(Collectors.toMap(FundBalance::source, FundBalance::available));
        BatchView.Share lacking = batch.shares().stream()
                .filter(share -> share.amount().compareTo(available.getOrDefault(share.source(), Money.ZERO)) > 0)
                .findFirst()
                .orElse(batch.shares().get(0));
        long fen = (lacking.amount().fen() / ROUND_UP_TO + 1) * ROUND_UP_TO;
        return Step.complete(Map.of(
                "fundSource",
                lacking.source().name(),
                "documentNo",
                "演示财〔%d〕%s-%d号".formatted(memory.plan().year(), turn.subject().item(), turn.time() + 1),
                "allottedOn",
                turn.today().toString(),
                "amount",
                Money.ofFen(fen).toYuan()));
    }

    private Step recordBankResult(Turn turn) {
        CaseKey batch = turn.subject();
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        services.payments().bankResultTemplate(batch, template);
        boolean regular = services.payments().get(batch).kind() != BatchKind.REISSUE;
        List<Map<String, String>> rows = Workbooks.filled(
                services.workbooks().read(template.toByteArray(), headers(batch)), row -> booked(turn, row, regular));
        byte[] answer = services.workbooks().write(format(batch), rows);
        String name = "银行代发结果.xlsx";
        Payments payments = services.payments();
        UUID sheet = Workbooks.accepted(
                name, payments.checkResult(batch, name, new ByteArrayInputStream(answer), turn.user()));
        return new Step.Complete(Map.of(), sheet);
    }

    /** The bank's headers, or those of a utility that loads cards. */
    private List<String> headers(CaseKey batch) {
        return services.payments().get(batch).way() == PayoutWay.CARD ? CARD_HEADERS : HEADERS;
    }

    private SheetFormat format(CaseKey batch) {
        return SheetFormat.of(
                        "银行代发结果", headers(batch).stream().map(SheetColumn::text).toArray(SheetColumn[]::new))
                .identifiedBy(new SheetIdentity("bank-result", 1, batch.toString(), "银行"));
    }

    /** The bank's line: about two in a hundred come back the first time. */
    private Map<String, String> booked(Turn turn, Map<String, String> row, boolean regular) {
        Map<String, String> filled = new HashMap<>(row);
        if (regular && memory.chance().happens(RETURNED, turn.about(row.get("序号")))) {
            filled.put("结果", "失败");
            filled.put("失败原因", memory.chance().oneOf(REASONS, turn.about("reason" + row.get("序号"))));
        } else {
            filled.put("结果", "成功");
            List<String> headers = headers(turn.subject());
            filled.put(headers.get(5), "DF%s%06d".formatted(turn.subject().item(), Integer.parseInt(row.get("序号"))));
            filled.put(headers.get(6), turn.today().toString());
        }
        return filled;
    }

    private Step correctPayee(Turn turn) {
        int line = Integer.parseInt(turn.subject().item());
        return Step.complete(Map.of(
                "payeeName",
                rosters.name(line),
                "account",
                Rosters.anotherAccount(line),
                "bank",
                "农村商业银行",
                "reason",
                "原存折已更换，经核实改为新账号"));
    }
}
