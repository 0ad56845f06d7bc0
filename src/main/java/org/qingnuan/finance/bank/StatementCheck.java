package org.qingnuan.finance.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.BankStatements.Handed;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;

/** Looks a statement over as a whole: its days, its serials, what was known of it before, and whether its balance follows from its rows. */
final class StatementCheck {

    private final Handed statement;
    private final LocalDate today;
    private final Map<String, Entry> known;
    private final Long openingFen;

    /** @param openingFen what the bank said was left the day before it begins, null when no statement ends then */
    StatementCheck(Handed statement, LocalDate today, Map<String, Entry> known, Long openingFen) {
        this.statement = statement;
        this.today = today;
        this.known = known;
        this.openingFen = openingFen;
    }

    List<Finding> check(List<Entry> entries) {
        List<Finding> findings = new ArrayList<>(head());
        Map<String, Integer> seen = new HashMap<>();
        entries.forEach(entry -> check(entry, seen, findings));
        long moved = entries.stream().mapToLong(Entry::signed).sum();
        if (openingFen != null && openingFen + moved != statement.balance().fen()) {
            findings.add(Finding.ofSheet(
                    "上期余额%s元加本期收支应为%s元，填的期末余额是%s元"
                            .formatted(Money.ofFen(openingFen), Money.ofFen(openingFen + moved), statement.balance()),
                    "请核对流水是否齐全、期末余额是否正确"));
        }
        return findings;
    }

    private List<Finding> head() {
        List<Finding> findings = new ArrayList<>();
        if (statement.to().isBefore(statement.from())) {
            findings.add(Finding.ofColumn("止", "早于起", "请核对对账单的起止日期"));
        }
        if (statement.to().isAfter(today)) {
            findings.add(Finding.ofColumn("止", "晚于今天", "请填写对账单的最后一日"));
        }
        if (statement.balance().isNegative()) {
            findings.add(Finding.ofColumn("期末余额", "小于0", "请按对账单填写期末余额"));
        }
        return findings;
    }

    private void check(Entry entry, Map<String, Integer> seen, List<Finding> findings) {
        if (entry.fen() <= 0) {
            findings.add(
                    cell(entry, StatementSheet.AMOUNT, Money.ofFen(entry.fen()).toString(), "应大于0", "付出和收入都填正数，用类别区分"));
        }
        if (entry.day().isBefore(statement.from()) || entry.day().isAfter(statement.to())) {
            findings.add(cell(entry, StatementSheet.DAY, entry.day().toString(), "不在对账单的起止日期内", "请核对交易日期和起止日期"));
        }
        Integer before = seen.putIfAbsent(entry.key(), entry.row());
        if (before != null) {
            findings.add(cell(entry, StatementSheet.SERIAL, entry.serial(), "与第" + before + "行重复", "每笔交易只保留一行"));
        }
        Entry old = known.get(entry.key());
        if (old != null && !old.sameAs(entry)) {
            findings.add(cell(
                    entry,
                    StatementSheet.SERIAL,
                    entry.serial(),
                    "这笔流水登记过，为%s、%s元，现在不同".formatted(old.day(), Money.ofFen(old.fen())),
                    "登记过的流水不再更改，请与银行核对"));
        }
    }

    private static Finding cell(Entry entry, String column, String value, String reason, String remedy) {
        return Finding.ofCell(entry.row(), column, value, reason, remedy);
    }
}
