package org.qingnuan.ledger.exchange;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.MeterSituation;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;

/** A utility's statement: each row says whose it is and how much, no use lies below zero, each meter and account stands once (LZ-38). */
class UsageCheck implements RowCheck {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    private final SheetKind kind;
    private final RegisterLookup register;
    private final PersonalData personal;
    private final Clock clock;

    UsageCheck(SheetKind kind, RegisterLookup register, PersonalData personal, Clock clock) {
        this.kind = kind;
        this.register = register;
        this.personal = personal;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return kind;
    }

    @Override
    public void check(CaseKey season, List<SheetRow> rows, Findings findings) {
        LocalDate today = ChinaTime.today(clock);
        rows.forEach(row -> {
            UsageRow usage = UsageRow.of(row);
            named(row, usage, today, findings);
            readings(row, usage, findings);
            quantity(row, usage, findings);
            HouseholdRows.day(row, "readOn", null, null, today, findings);
        });
        once(rows, "household", usage -> text(usage.household()), UnaryOperator.identity(), findings);
        once(rows, "account", UsageRow::account, personal::maskAccount, findings);
        once(rows, "meter", UsageRow::meter, personal::maskAccount, findings);
        once(rows, "newMeter", UsageRow::newMeter, personal::maskAccount, findings);
        newMetersElsewhere(rows, findings);
    }

    private static String text(Long number) {
        return number == null ? null : number.toString();
    }

    private static void named(SheetRow row, UsageRow usage, LocalDate today, Findings findings) {
        if (usage.household() == null && usage.account() == null && usage.meter() == null && usage.identity() == null) {
            findings.row(row, "没有户编号、缴费户号、表具号或身份证号，无法知道是哪一户", "请至少填写一项");
        }
        Optional.ofNullable(usage.identity())
                .flatMap(identity -> ResidentIds.fault(identity, today))
                .ifPresent(fault -> findings.cell(row, "identity", null, fault, "请核对身份证号，或留空"));
    }

    private static void readings(SheetRow row, UsageRow usage, Findings findings) {
        if (usage.situation() == MeterSituation.METER_CHANGED) {
            HouseholdRows.required(row, "start", "换表的没有填写起度", findings);
            HouseholdRows.required(row, "end", "换表的没有填写止度", findings);
            HouseholdRows.required(row, "oldEnd", "换表的没有填写旧表止度", findings);
            HouseholdRows.required(row, "newMeter", "换表的没有填写新表号", findings);
            HouseholdRows.required(row, "newStart", "换表的没有填写新表起度", findings);
            notBelow(row, "oldEnd", usage.oldEnd(), usage.start(), "旧表止度小于起度", findings);
            notBelow(row, "end", usage.end(), usage.newStart(), "止度小于新表起度", findings);
        } else if (HouseholdRows.filled(row, "oldEnd", "newMeter", "newStart")) {
            findings.cell(row, "situation", "填了旧表止度、新表号或新表起度，抄表情况却不是换表", "请把抄表情况选为换表，或清空这几格");
        }
        if (usage.situation() == MeterSituation.ROLLED_OVER) {
            rolledOver(row, usage, findings);
        } else if (usage.situation() != MeterSituation.METER_CHANGED) {
            notBelow(row, "end", usage.end(), usage.start(), "止度小于起度，用量为负", findings);
        }
        for (String key : List.of("start", "end", "oldEnd", "newStart", "quantity", "valley", "base")) {
            BigDecimal value = row.decimal(key);
            if (value != null && value.signum() < 0) {
                findings.cell(row, key, "不能小于0", "请核对读数");
            }
        }
    }

    private static void rolledOver(SheetRow row, UsageRow usage, Findings findings) {
        HouseholdRows.required(row, "start", "表计翻转的没有填写起度", findings);
        HouseholdRows.required(row, "end", "表计翻转的没有填写止度", findings);
        HouseholdRows.required(row, "digits", "表计翻转的没有填写表盘位数", findings);
        if (usage.digits() != null && (usage.digits() < 3 || usage.digits() > 8)) {
            findings.cell(row, "digits", "不是3到8位", "请按表盘填写整数位数");
        } else if (usage.digits() != null && usage.start() != null) {
            BigDecimal turn = BigDecimal.TEN.pow(usage.digits().intValue());
            if (usage.start().compareTo(turn) >= 0
                    || usage.end() != null && usage.end().compareTo(usage.start()) >= 0) {
                findings.cell(row, "digits", "起度、止度与表计翻转不符", "翻转时止度应小于起度，起度应在表盘位数之内");
            }
        }
    }

    private static void notBelow(
            SheetRow row, String key, BigDecimal value, BigDecimal least, String reason, Findings findings) {
        if (value != null && least != null && value.compareTo(least) < 0) {
            findings.cell(row, key, reason, "请核对读数；换过表的选“换表”，表计走满一圈的选“表计翻转”");
        }
    }

    private static void quantity(SheetRow row, UsageRow usage, Findings findings) {
        BigDecimal quantity = usage.quantity();
        if (quantity == null) {
            if (usage.situation() == MeterSituation.NORMAL || usage.situation() == MeterSituation.ESTIMATED) {
                findings.row(row, "没有填写起度、止度，也没有填写用量", "请补填；确无用量的填0");
            }
            return;
        }
        if (usage.stated() != null
                && usage.read() != null
                && usage.stated().subtract(usage.read()).abs().compareTo(ROUNDING) > 0) {
            findings.cell(
                    row, "quantity", "与起止读数算出的%s不一致".formatted(usage.read().toPlainString()), "请核对读数和用量");
        }
        if (usage.valley() != null && usage.valley().compareTo(quantity) > 0) {
            findings.cell(row, "valley", "谷段用量大于全部用量%s".formatted(quantity.toPlainString()), "请填写其中谷段的用量");
        }
        if (quantity.compareTo(MOST) > 0) {
            findings.cell(row, "quantity", quantity.toPlainString(), "一个采暖季的用量超过%s".formatted(MOST), "请核对读数");
        }
    }

    private static void once(
            List<SheetRow> rows,
            String key,
            Function<UsageRow, String> value,
            UnaryOperator<String> mask,
            Findings findings) {
        Map<String, Integer> seen = new HashMap<>();
        rows.forEach(row -> {
            String found = value.apply(UsageRow.of(row));
            Integer earlier = found == null ? null : seen.putIfAbsent(found, row.rowNumber());
            if (earlier != null) {
                findings.cell(row, key, mask.apply(found), HouseholdRows.repeats(earlier), "同一户、同一块表只填一行");
            }
        });
    }

    private void newMetersElsewhere(List<SheetRow> rows, Findings findings) {
        Set<String> asked = rows.stream()
                .map(row -> UsageRow.of(row).newMeter())
                .filter(Objects::nonNull)
                .map(register::hex)
                .collect(Collectors.toSet());
        Map<String, RegisterLookup.Holder> holders = register.meters(asked);
        for (SheetRow row : rows) {
            String meter = UsageRow.of(row).newMeter();
            RegisterLookup.Holder holder = meter == null ? null : holders.get(register.hex(meter));
            if (holder != null) {
                findings.cell(
                        row,
                        "newMeter",
                        personal.maskAccount(meter),
                        "已登记在%s的另一户".formatted(holder.place()),
                        "一块表只能登记一户，请核对新表号");
            }
        }
    }
}
