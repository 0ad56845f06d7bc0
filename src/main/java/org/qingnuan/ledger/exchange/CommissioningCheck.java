package org.qingnuan.ledger.exchange;

import java.math.BigDecimal;
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

    private static final List<String> TEMPERATURES = List.of("indoorTemperature", "outletTemperature");
    private static final List<String> GAS = List.of("gasAlarm", "gasValve", "gasOn");
    private static final BigDecimal COLDEST = new BigDecimal("-10");
    private static final BigDecimal WARMEST_ROOM = new BigDecimal("40");
    private static final BigDecimal WARMEST = new BigDecimal("95");
    private static final String[] INPUTS = {
        "commissionedOn",
        "oldStoveRemovedOn",
        "note",
        "indoorTemperature",
        "outletTemperature",
        "gasAlarm",
        "gasValve",
        "gasOn"
    };

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
        temperature(row, "indoorTemperature", WARMEST_ROOM, findings);
        temperature(row, "outletTemperature", WARMEST, findings);
        gas(row, known, today, findings);
    }

    private static void temperature(SheetRow row, String key, BigDecimal warmest, Findings findings) {
        BigDecimal degrees = row.decimal(key);
        if (degrees != null && (degrees.compareTo(COLDEST) < 0 || degrees.compareTo(warmest) > 0)) {
            findings.cell(
                    row,
                    key,
                    "应在%s到%s摄氏度之间".formatted(COLDEST.toPlainString(), warmest.toPlainString()),
                    "请填写调试时测得的温度");
        }
    }

    /** Gas comes in after the installation and before the trial run; without alarm and valve that is odd enough to be told. */
    private static void gas(SheetRow row, Known known, LocalDate today, Findings findings) {
        if (!known.route().equals("COAL_TO_GAS")) {
            GAS.stream()
                    .filter(key -> row.text(key) != null)
                    .forEach(key -> findings.cell(row, key, "该户不是气代煤户", "请清空这一栏"));
            return;
        }
        HouseholdRows.day(row, "gasOn", known.installedOn(), "安装日期", today, findings);
        LocalDate on = row.date("gasOn");
        if (on != null && row.date("commissionedOn") != null && on.isAfter(row.date("commissionedOn"))) {
            findings.cell(row, "gasOn", "晚于调试日期", "通气以后才能调试，请核对两个日期");
        }
        for (String key : List.of("gasAlarm", "gasValve")) {
            if ("false".equals(row.text(key))) {
                findings.warn(row, key, "未安装", "燃气安全装置没有装齐", "请补装后再通气使用");
            }
        }
    }

    private static boolean same(SheetRow row, Known known) {
        return TEMPERATURES.stream().allMatch(key -> known.reports(key, plain(row.decimal(key))))
                && GAS.stream().allMatch(key -> known.reports(key, row.text(key)))
                && Objects.equals(row.date("commissionedOn"), known.commissionedOn())
                && Objects.equals(row.date("oldStoveRemovedOn"), known.oldStoveRemovedOn());
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
