package org.qingnuan.ledger.exchange;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** What households of a village paid in: amount, day and receipt together, each receipt once (LZ-50). */
@Component
class ContributionsCheck implements RowCheck {

    private static final String[] PAID = {"amount", "paidOn", "receiptNo"};

    private final RegisterLookup register;
    private final Clock clock;

    ContributionsCheck(RegisterLookup register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.CONTRIBUTIONS;
    }

    @Override
    public void check(CaseKey village, List<SheetRow> rows, Findings findings) {
        Map<String, Integer> receipts = new HashMap<>();
        HouseholdRows.each(rows, register.households(village), findings, (row, household) -> {
            if (!HouseholdRows.filled(row, PAID)) {
                return;
            }
            for (String key : PAID) {
                HouseholdRows.required(row, key, "金额、日期和收据号没有填全", findings);
            }
            if (row.decimal("amount") != null && row.decimal("amount").signum() <= 0) {
                findings.cell(row, "amount", "缴款金额应大于0", "请填写实收金额");
            }
            HouseholdRows.day(row, "paidOn", null, null, ChinaTime.today(clock), findings);
            Integer earlier =
                    row.text("receiptNo") == null ? null : receipts.putIfAbsent(row.text("receiptNo"), row.rowNumber());
            if (earlier != null) {
                findings.cell(row, "receiptNo", HouseholdRows.repeats(earlier), "一张收据只填一次");
            }
            if (!household.confirmed()) {
                findings.row(row, "不是已确认的改造户", "只登记已确认的改造户");
            }
        });
        HouseholdRows.someFilled(rows, findings, PAID);
    }
}
