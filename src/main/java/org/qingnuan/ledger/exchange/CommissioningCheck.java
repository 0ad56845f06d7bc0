package org.qingnuan.ledger.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Commissioning: after installation, and the old stove goes only when the new heating runs (ZC-16). */
@Component
class CommissioningCheck implements RowCheck {

    private static final String[] INPUTS = {"commissionedOn", "oldStoveRemovedOn", "note"};

    private final RegisterLookup register;
    private final Clock clock;

    CommissioningCheck(RegisterLookup register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.COMMISSIONING;
    }

    @Override
    public void check(CaseKey village, List<SheetRow> rows, Findings findings) {
        LocalDate today = ChinaTime.today(clock);
        HouseholdRows.each(rows, register.households(village), findings, (row, known) -> {
            if (HouseholdRows.filled(row, INPUTS) && !same(row, known)) {
                commissioning(row, known, today, findings);
            }
        });
        HouseholdRows.someFilled(rows, findings, INPUTS);
    }

    private static void commissioning(SheetRow row, Known known, LocalDate today, Findings findings) {
        if (known.installedOn() == null) {
            findings.row(row, "该户尚未安装", "请先报告施工进度");
            return;
        }
        if (known.passed() && !Objects.equals(row.date("commissionedOn"), known.commissionedOn())) {
            findings.row(row, "该户已验收合格，不能再改调试日期", "请保留原内容");
            return;
        }
        HouseholdRows.required(row, "commissionedOn", "没有填写调试日期", findings);
        HouseholdRows.day(row, "commissionedOn", known.installedOn(), "安装日期", today, findings);
        HouseholdRows.day(row, "oldStoveRemovedOn", row.date("commissionedOn"), "调试日期（先立后破）", today, findings);
    }

    private static boolean same(SheetRow row, Known known) {
        return Objects.equals(row.date("commissionedOn"), known.commissionedOn())
                && Objects.equals(row.date("oldStoveRemovedOn"), known.oldStoveRemovedOn());
    }
}
