package org.qingnuan.finance.fund;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.FundSource;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.WrittenDates;
import org.springframework.stereotype.Component;

/** An allotment names its document, source and day, and is more than nothing. */
@Component
class ProvideFundsRule implements SubmissionRule {

    static final String TASK = "subsidy-payout.userTask_provideFunds";

    private static final int FEN_DIGITS = 15;

    private final Clock clock;

    ProvideFundsRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public List<Finding> check(Entry entry) {
        List<Finding> findings = new ArrayList<>();
        String source = entry.fields().get("fundSource");
        if (Stream.of(FundSource.values()).noneMatch(known -> known.name().equals(source))) {
            findings.add(Finding.ofField("资金来源", source, "没有这种资金来源", "请选择上级资金、市级奖补或区县配套"));
        }
        String documentNo = entry.fields().get("documentNo");
        if (documentNo == null || documentNo.isBlank()) {
            findings.add(Finding.ofColumn("指标文号", "没有填写", "请填写下达资金的指标文号"));
        }
        amount(entry.fields().get("amount"), findings);
        day(entry.fields().get("allottedOn"), findings);
        return findings;
    }

    private static void amount(String yuan, List<Finding> findings) {
        if (yuan == null
                || !yuan.matches("[0-9]{1," + (FEN_DIGITS - 2) + "}(\\.[0-9]{1,2})?")
                || Money.of(yuan).fen() <= 0) {
            findings.add(Finding.ofField("金额", yuan, "应是大于0的金额，最多两位小数", "请按指标文填写下达金额（元）"));
        }
    }

    private void day(String text, List<Finding> findings) {
        Optional<LocalDate> day = WrittenDates.parse(text);
        if (day.isEmpty() || day.get().isAfter(ChinaTime.today(clock))) {
            findings.add(Finding.ofField("下达日期", text, "应是今天或以前的日期", "请填写指标文的下达日期"));
        }
    }
}
