package org.qingnuan.ledger.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Who signed the promise not to burn coal, and when (LZ-27); blank for those who did not. */
@Component
class CommitmentCheck implements RowCheck {

    private final RegisterLookup register;
    private final Clock clock;

    CommitmentCheck(RegisterLookup register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.COMMITMENT;
    }

    @Override
    public void check(CaseKey village, List<SheetRow> rows, Findings findings) {
        LocalDate today = ChinaTime.today(clock);
        HouseholdRows.each(rows, register.households(village), findings, (row, known) -> {
            LocalDate signed = row.date("signedOn");
            if (signed != null && !signed.equals(known.signedOn())) {
                signed(row, known, today, findings);
            }
        });
    }

    private static void signed(SheetRow row, Known known, LocalDate today, Findings findings) {
        if (!known.confirmed()) {
            findings.row(row, "该户不是确认的改造户", "请只填写确认的改造户");
        } else if (known.signedOn() != null) {
            findings.cell(row, "signedOn", "已登记于%s签订".formatted(ChineseDates.format(known.signedOn())), "请保留原日期");
        } else {
            HouseholdRows.day(row, "signedOn", null, null, today, findings);
        }
    }
}
