package org.qingnuan.finance.clawback;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.ClawbackView.Objection;
import org.qingnuan.finance.ClawbackView.Payment;
import org.qingnuan.finance.ClawbackView.Repayment;
import org.qingnuan.finance.ClawbackView.WriteOff;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows clawbacks to people, the payee masked. */
@Component
class ClawbackViews {

    private final JdbcClient jdbc;
    private final ClawbackClaims claims;
    private final Dues dues;
    private final Instalments instalments;

    ClawbackViews(JdbcClient jdbc, ClawbackClaims claims, Dues dues, Instalments instalments) {
        this.instalments = instalments;
        this.jdbc = jdbc;
        this.claims = claims;
        this.dues = dues;
    }

    /** What a row says beyond {@link Clawback}. */
    private record More(String number, String documentNo, java.time.Instant openedAt, String payee) {}

    ClawbackView of(Clawback clawback) {
        List<Payment> payments = payments(clawback);
        More more = more(clawback);
        Money claimed = payments.stream().map(Payment::claimed).collect(Money.sum());
        return new ClawbackView(
                clawback.key(),
                clawback.household(),
                more.payee(),
                clawback.cause(),
                clawback.state(),
                clawback.origin(),
                clawback.reason(),
                clawback.clause(),
                more.number(),
                more.documentNo(),
                clawback.openedBy(),
                more.openedAt(),
                clawback.decidedBy(),
                clawback.bookedOn(),
                instalments.lastDay(clawback).orElse(clawback.dueOn()),
                instalments.lastDay(clawback).isEmpty() && clawback.dueProvisional(),
                payments.stream().map(Payment::paid).collect(Money.sum()),
                Money.ofFen(dues.withBank(clawback.household())),
                Money.ofFen(dues.open(clawback.household())),
                payments,
                claimed,
                entered(clawback, "OFFSET"),
                entered(clawback, "REPAID"),
                entered(clawback, "WRITTEN_OFF"),
                Money.ofFen(ClawbackClaims.total(claims.outstanding(clawback))),
                repayments(clawback),
                objections(clawback),
                writeOffs(clawback));
    }

    private More more(Clawback clawback) {
        return jdbc.sql("""
                        SELECT c.number, c.document_no, c.opened_at,
                            (SELECT l.name_masked FROM finance.line l WHERE l.household = c.household ORDER BY l.id DESC LIMIT 1) AS payee
                        FROM finance.clawback c WHERE c.id = :id""")
                .param("id", clawback.id())
                .query((row, n) -> new More(
                        row.getString("number"),
                        row.getString("document_no"),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getString("payee")))
                .single();
    }

    /** Of a booked one what is claimed, else what would be. */
    private List<Payment> payments(Clawback clawback) {
        List<ClawbackClaims.Part> parts = clawback.bookedOn() == null ? claims.claimable(clawback) : claimed(clawback);
        return parts.stream()
                .map(this::payment)
                .sorted(Comparator.comparingLong((Payment payment) ->
                                Long.parseLong(payment.line().item()))
                        .thenComparing(Payment::source))
                .toList();
    }

    private List<ClawbackClaims.Part> claimed(Clawback clawback) {
        return jdbc.sql("SELECT line, source, amount FROM finance.clawback_item WHERE clawback = :clawback")
                .param("clawback", clawback.id())
                .query((row, n) -> new ClawbackClaims.Part(
                        row.getLong("line"), FundSource.valueOf(row.getString("source")), row.getLong("amount")))
                .list();
    }

    private Payment payment(ClawbackClaims.Part part) {
        return jdbc.sql("""
                        SELECT l.village, l.item, l.season, l.booked_on, s.amount FROM finance.line l
                        JOIN finance.entitlement_share s ON s.entitlement = l.entitlement AND s.source = :source WHERE l.id = :line""")
                .param("line", part.line())
                .param("source", part.source().name())
                .query((row, n) -> new Payment(
                        org.qingnuan.shared.CaseKey.parse(row.getString("village"))
                                .with("line", Long.toString(part.line())),
                        SubsidyItem.valueOf(row.getString("item")),
                        row.getInt("season"),
                        day(row.getDate("booked_on")),
                        part.source(),
                        Money.ofFen(row.getLong("amount")),
                        Money.ofFen(part.fen())))
                .single();
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private Money entered(Clawback clawback, String kind) {
        return Money.ofFen(jdbc.sql("""
                        SELECT coalesce(sum(amount), 0) FROM finance.clawback_entry WHERE clawback = :clawback AND kind = :kind""")
                .param("clawback", clawback.id())
                .param("kind", kind)
                .query(Long.class)
                .single());
    }

    private List<Repayment> repayments(Clawback clawback) {
        return jdbc.sql("SELECT * FROM finance.repayment WHERE clawback = :clawback ORDER BY id")
                .param("clawback", clawback.id())
                .query((row, n) -> new Repayment(
                        Money.ofFen(row.getLong("amount")),
                        row.getObject("received_on", LocalDate.class),
                        row.getString("receipt_no"),
                        row.getString("by_user")))
                .list();
    }

    private List<Objection> objections(Clawback clawback) {
        return jdbc.sql("SELECT * FROM finance.clawback_objection WHERE clawback = :clawback ORDER BY id")
                .param("clawback", clawback.id())
                .query((row, n) -> new Objection(
                        row.getString("text"),
                        row.getObject("raised_on", LocalDate.class),
                        row.getString("recorded_by"),
                        row.getObject("upheld", Boolean.class),
                        row.getString("answer"),
                        row.getString("answered_by")))
                .list();
    }

    private List<WriteOff> writeOffs(Clawback clawback) {
        return jdbc.sql("SELECT * FROM finance.write_off WHERE clawback = :clawback ORDER BY id")
                .param("clawback", clawback.id())
                .query((row, n) -> new WriteOff(
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getObject("approved", Boolean.class),
                        row.getString("opinion"),
                        row.getString("decided_by")))
                .list();
    }
}
