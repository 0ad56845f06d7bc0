package org.qingnuan.finance.payment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.BankStatements;
import org.qingnuan.finance.BankStatements.Handed;
import org.qingnuan.finance.BankStatements.Taken;
import org.qingnuan.finance.LineView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;

/** Writes the bank's statements about a {@link FinanceWorld}, row by row. */
final class BankWorld {

    private static final List<String> HEADERS = List.of("交易日期", "银行流水号", "类别", "金额", "对方户名", "对方账号", "关联号", "摘要");

    final BankStatements statements = FinanceWorld.bean(BankStatements.class);
    private final FinanceWorld world;
    private final List<Map<String, String>> rows = new ArrayList<>();

    BankWorld(FinanceWorld world) {
        this.world = world;
    }

    /** A row on this day; null leaves a cell empty. */
    BankWorld row(String kind, String serial, Money amount, String name, String account, String reference) {
        Map<String, String> row = new LinkedHashMap<>();
        String[] cells = {FinanceWorld.today().toString(), serial, kind, amount.toYuan(), name, account, reference, null
        };
        for (int at = 0; at < cells.length; at++) {
            if (cells[at] != null) {
                row.put(HEADERS.get(at), cells[at]);
            }
        }
        rows.add(row);
        return this;
    }

    BankWorld paid(LineView line) {
        return row("付款", line.bankSerial(), line.amount(), null, null, null);
    }

    BankWorld tookBack(LineView line) {
        return row("冲正", "C" + line.bankSerial(), line.amount(), null, null, line.bankSerial());
    }

    BankWorld allotted(Money amount, String documentNo) {
        return row("收款", "A" + rows.size() + documentNo, amount, null, null, documentNo);
    }

    /** The balance that follows from all rows so far. */
    Money balance() {
        return rows.stream()
                .map(row -> row.get("类别").equals("付款") ? Money.of(row.get("金额")).negate() : Money.of(row.get("金额")))
                .collect(Money.sum());
    }

    /** From the first of the month; where only payments are told the account held just that much before. */
    Taken take() {
        Money balance = balance();
        return take(FinanceWorld.today().withDayOfMonth(1), balance.isNegative() ? Money.ZERO : balance);
    }

    Taken take(LocalDate from, Money balance) {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        SheetFormat format =
                SheetFormat.of("银行流水", HEADERS.stream().map(SheetColumn::text).toArray(SheetColumn[]::new));
        FinanceWorld.bean(SheetWriter.class).write(new SheetTemplate(format, null, rows), workbook);
        return statements.take(
                new Handed(world.plan, from, FinanceWorld.today(), balance, "流水.xlsx", "finance"),
                new ByteArrayInputStream(workbook.toByteArray()));
    }

    LineView line(CaseKey batch, int no) {
        return world.payments.lines(batch).stream()
                .filter(line -> line.no() == no)
                .findFirst()
                .orElseThrow();
    }
}
