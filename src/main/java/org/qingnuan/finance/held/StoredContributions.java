package org.qingnuan.finance.held;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.Contributions;
import org.qingnuan.finance.HandOver;
import org.qingnuan.finance.HeldMoney;
import org.qingnuan.finance.Receipt;
import org.qingnuan.finance.held.HeldJournal.Booked;
import org.qingnuan.ledger.SheetRows;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money of households under the lock of the body's account. */
@Component
@Transactional
class StoredContributions implements Contributions {

    private final JdbcClient jdbc;
    private final HeldJournal journal;
    private final SheetRows sheets;
    private final Clock clock;

    StoredContributions(JdbcClient jdbc, HeldJournal journal, SheetRows sheets, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.sheets = sheets;
        this.clock = clock;
    }

    @Override
    public int collect(CaseKey village, UUID sheet, String by) {
        journal.lockHeld(village.body());
        List<Finding> other = new ArrayList<>();
        int collected = 0;
        for (Map<String, String> row : sheets.rows(sheet)) {
            if (row.get("receiptNo") == null) {
                continue;
            }
            Booked paid = new Booked(
                    Long.parseLong(row.get("household")),
                    Money.of(row.get("amount")),
                    LocalDate.parse(row.get("paidOn")));
            String receipt = row.get("receiptNo").strip();
            if (journal.collect(village, paid.household(), receipt, paid.amount(), paid.on(), by)) {
                collected++;
            } else if (journal.booked(village, receipt).filter(paid::equals).isEmpty()) {
                other.add(Finding.ofField("收据号", receipt, "已登记过，户、金额或日期与此不同", "请核对收据"));
            }
        }
        if (!other.isEmpty()) {
            throw new SubmissionRefused(other);
        }
        return collected;
    }

    @Override
    public void refund(CaseKey body, long receipt, LocalDate on, String reason, String by) {
        Money held = journal.lockHeld(body);
        Receipt paid = receipts(body).stream()
                .filter(one -> one.id() == receipt)
                .findFirst()
                .orElseThrow(() -> refusal("本单位没有这张收据", "请刷新后再办理"));
        refuse(reason == null || reason.isBlank(), "没有说明退款原因", "请填写原因");
        refuse(on.isAfter(ChinaTime.today(clock)), "日期晚于今天", "请填写实际退款日期");
        refuse(on.isBefore(paid.paidOn()), "退款早于缴款", "请核对日期");
        refuse(paid.refundedOn() != null, "这张收据已经退款", "不能再退");
        refuse(
                paid.amount().compareTo(held) > 0,
                "代管余额只有%s元，不够退%s元".formatted(held, paid.amount()),
                "已拨付给实施主体的，请先由实施主体退回");
        refuse(
                !journal.refund(paid.village(), paid.household(), receipt, paid.amount(), on, reason.strip(), by),
                "这张收据已经退款",
                "不能再退");
    }

    @Override
    public void handOver(CaseKey body, String recipient, Money amount, String documentNo, LocalDate on, String by) {
        Money held = journal.lockHeld(body);
        refuse(blank(recipient) || blank(documentNo), "没有填写实施主体或拨付凭证号", "请填写");
        refuse(on.isAfter(ChinaTime.today(clock)), "日期晚于今天", "请填写实际拨付日期");
        refuse(amount.fen() <= 0, "金额应大于0", "请填写拨付金额");
        refuse(
                amount.compareTo(held) > 0,
                "拨付%s元，超过代管余额%s元，多%s元".formatted(amount, held, amount.minus(held)),
                "只能拨付已收缴的资金");
        refuse(
                !journal.handOver(body, recipient.strip(), amount, documentNo.strip(), on, by),
                "这张拨付凭证已登记过",
                "请填写新的凭证号");
    }

    @Override
    @Transactional(readOnly = true)
    public HeldMoney of(CaseKey body) {
        return jdbc.sql("""
                        SELECT coalesce(sum(amount) FILTER (WHERE movement = 'COLLECT'), 0) AS collected,
                               coalesce(sum(amount) FILTER (WHERE movement = 'REFUND'), 0) AS refunded,
                               coalesce(sum(amount) FILTER (WHERE movement = 'HAND_OVER'), 0) AS handed_over,
                               coalesce((SELECT balance FROM finance.held_account WHERE plan = :plan AND body = :body AND kind = 'HELD'), 0) AS held
                        FROM finance.held_transfer WHERE plan = :plan AND body = :body""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((rows, n) -> new HeldMoney(
                        Money.ofFen(rows.getLong("collected")),
                        Money.ofFen(rows.getLong("refunded")),
                        Money.ofFen(rows.getLong("handed_over")),
                        Money.ofFen(rows.getLong("held"))))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Receipt> receipts(CaseKey body) {
        return jdbc.sql("""
                        SELECT c.*, r.day AS refunded_on FROM finance.held_transfer c
                        LEFT JOIN finance.held_transfer r ON r.refunds = c.id
                        WHERE c.plan = :plan AND c.body = :body AND c.movement = 'COLLECT' ORDER BY c.village, c.household, c.id""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((rows, n) -> new Receipt(
                        rows.getLong("id"),
                        CaseKey.parse(rows.getString("village")),
                        rows.getLong("household"),
                        rows.getString("receipt_no"),
                        Money.ofFen(rows.getLong("amount")),
                        rows.getObject("day", LocalDate.class),
                        rows.getString("by_user"),
                        rows.getObject("refunded_on", LocalDate.class)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<HandOver> handOvers(CaseKey body) {
        return jdbc.sql("""
                        SELECT * FROM finance.held_transfer
                        WHERE plan = :plan AND body = :body AND movement = 'HAND_OVER' ORDER BY id""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((rows, n) -> new HandOver(
                        rows.getString("recipient"),
                        rows.getString("document_no"),
                        Money.ofFen(rows.getLong("amount")),
                        rows.getObject("day", LocalDate.class),
                        rows.getString("by_user")))
                .list();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static void refuse(boolean wrong, String reason, String remedy) {
        if (wrong) {
            throw refusal(reason, remedy);
        }
    }

    private static SubmissionRefused refusal(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }
}
