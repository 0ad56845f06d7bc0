package org.qingnuan.finance.payment;

import static org.qingnuan.finance.payment.BankSheets.AMOUNT;
import static org.qingnuan.finance.payment.BankSheets.BOOKED_ON;
import static org.qingnuan.finance.payment.BankSheets.HOUSEHOLD;
import static org.qingnuan.finance.payment.BankSheets.NO;
import static org.qingnuan.finance.payment.BankSheets.PAID;
import static org.qingnuan.finance.payment.BankSheets.PAYEE;
import static org.qingnuan.finance.payment.BankSheets.PAYEE_ACCOUNT;
import static org.qingnuan.finance.payment.BankSheets.REASON;
import static org.qingnuan.finance.payment.BankSheets.RESULT;
import static org.qingnuan.finance.payment.BankSheets.SERIAL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.qingnuan.finance.Alike;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetRow;

/** Compares a bank's answer with what was sent, line by line; every line must be answered exactly once. */
final class ResultCheck {

    private static final int NAMED_AT_MOST = 20;

    private final Map<Long, Sent> open = new HashMap<>();
    private final Map<Long, Integer> answered = new HashMap<>();
    private final Map<String, Integer> serials = new HashMap<>();
    private final Set<String> elsewhere;
    private final Function<byte[], String> opened;
    private final LocalDate filedOn;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();

    /** @param elsewhere serials under which the bank paid other lines of the plan; {@code opened} reads what is kept sealed */
    ResultCheck(
            List<Sent> sent,
            Set<String> elsewhere,
            Function<byte[], String> opened,
            LocalDate filedOn,
            LocalDate today) {
        sent.forEach(line -> open.put(line.no(), line));
        this.elsewhere = elsewhere;
        this.opened = opened;
        this.filedOn = filedOn;
        this.today = today;
    }

    List<Finding> check(List<SheetRow> rows) {
        rows.forEach(this::check);
        List<Long> missing = open.keySet().stream().sorted().toList();
        if (!missing.isEmpty()) {
            String shown = missing.stream()
                    .limit(NAMED_AT_MOST)
                    .map(String::valueOf)
                    .reduce((one, other) -> one + "、" + other)
                    .orElseThrow();
            findings.add(Finding.ofSheet(
                    "缺少%d笔付款的结果，序号%s%s".formatted(missing.size(), shown, missing.size() > NAMED_AT_MOST ? "等" : ""),
                    "请补齐每一笔的结果"));
        }
        return List.copyOf(findings);
    }

    private void check(SheetRow row) {
        Long no = row.integer(NO);
        if (no == null) {
            return;
        }
        Integer before = answered.putIfAbsent(no, row.rowNumber());
        if (before != null) {
            add(row, NO, no.toString(), "与第" + before + "行重复", "每笔付款只保留一行结果");
            return;
        }
        Sent sent = open.remove(no);
        if (sent == null) {
            add(row, NO, no.toString(), "不是本批次送银行的付款", "请核对批次和序号");
            return;
        }
        checkLine(row, sent);
        checkOutcome(row);
    }

    private void checkLine(SheetRow row, Sent sent) {
        Long household = row.integer(HOUSEHOLD);
        if (household != null && household != sent.household()) {
            add(row, HOUSEHOLD, household.toString(), "与送银行的户编号" + sent.household() + "不一致", "请核对这一笔");
        }
        if (row.text(AMOUNT) != null
                && row.decimal(AMOUNT)
                                .movePointRight(2)
                                .compareTo(BigDecimal.valueOf(sent.amount().fen()))
                        != 0) {
            add(row, AMOUNT, row.text(AMOUNT), "与送银行的金额" + sent.amount() + "元不一致", "请核对这一笔");
        }
        alike(row, PAYEE, sent.name(), "与送出的户名不一致，可能付给了别人");
        alike(row, PAYEE_ACCOUNT, sent.account(), "与送出的账号不一致，可能付给了别人");
    }

    private void alike(SheetRow row, String column, byte[] sealed, String reason) {
        if (row.text(column) != null && !Alike.are(row.text(column), opened.apply(sealed))) {
            add(row, column, null, reason, "请与银行核实；确已付错的由银行追回后填失败和原因，名称简写的可以空着");
        }
    }

    private void checkOutcome(SheetRow row) {
        if (row.text(RESULT) == null) {
            return;
        }
        boolean paid = row.text(RESULT).equals(PAID);
        if (paid && row.text(SERIAL) == null) {
            add(row, SERIAL, null, "付款成功但没有银行流水号", "请填写银行流水号");
        }
        if (paid && row.date(BOOKED_ON) == null) {
            add(row, BOOKED_ON, null, "付款成功但没有入账日期", "请填写入账日期");
        }
        if (paid && row.text(REASON) != null) {
            add(row, REASON, row.text(REASON), "付款成功却有失败原因", "请核对结果");
        }
        if (!paid && row.text(REASON) == null) {
            add(row, REASON, null, "付款失败但没有原因", "请填写失败原因");
        }
        checkDay(row);
        checkSerial(row);
    }

    private void checkDay(SheetRow row) {
        LocalDate day = row.date(BOOKED_ON);
        if (day != null && (day.isBefore(filedOn) || day.isAfter(today))) {
            add(row, BOOKED_ON, day.toString(), "早于送银行的日期或晚于今天", "请核对入账日期");
        }
    }

    private void checkSerial(SheetRow row) {
        String serial = row.text(SERIAL);
        Integer before = serial == null ? null : serials.putIfAbsent(serial, row.rowNumber());
        if (before != null) {
            add(row, SERIAL, serial, "与第" + before + "行的流水号重复", "请核对银行流水号");
        } else if (serial != null && elsewhere.contains(serial)) {
            add(row, SERIAL, serial, "其他批次的付款已用过这个流水号", "一个流水号只能对应一笔付款，请核对");
        }
    }

    private void add(SheetRow row, String column, String value, String reason, String remedy) {
        findings.add(Finding.ofCell(row.rowNumber(), column, value, reason, remedy));
    }

    /** A line that was sent to the bank. */
    record Sent(long no, long household, Money amount, byte[] name, byte[] account) {}
}
