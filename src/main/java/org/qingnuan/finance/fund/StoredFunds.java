package org.qingnuan.finance.fund;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.Proof;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Funds as rows, their balances kept by the transfers. */
@Component
class StoredFunds implements Funds {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Proofs proofs;
    private final Plans plans;
    private final Submissions submissions;
    private final Clock clock;

    StoredFunds(JdbcClient jdbc, Journal journal, Proofs proofs, Plans plans, Submissions submissions, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.proofs = proofs;
        this.plans = plans;
        this.submissions = submissions;
        this.clock = clock;
    }

    @Override
    @Transactional
    public long open(PlanId plan, FundSource source, String name) {
        int year = plans.get(plan).year();
        jdbc.sql("""
                        WITH fund AS (
                            INSERT INTO finance.fund (plan, budget_year, source, name, opened_at)
                            VALUES (:plan, :year, :source, :name, :at)
                            ON CONFLICT (plan, budget_year, source) DO NOTHING RETURNING id)
                        INSERT INTO finance.account (fund, kind)
                        SELECT fund.id, kind FROM fund, unnest(ARRAY['ALLOTMENT', 'AVAILABLE', 'RESERVED', 'PAID']) kind""")
                .param("plan", plan.value())
                .param("year", year)
                .param("source", source.name())
                .param("name", name)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("SELECT id FROM finance.fund WHERE plan = :plan AND budget_year = :year AND source = :source")
                .param("plan", plan.value())
                .param("year", year)
                .param("source", source.name())
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional
    public void allot(long fund, String documentNo, LocalDate date, Money amount, String clause, String by) {
        allot(fund, documentNo, date, amount, clause, null, by);
    }

    @Override
    @Transactional
    public void allot(
            long fund, String documentNo, LocalDate date, Money amount, String clause, Integer carriedFrom, String by) {
        requireFund(fund);
        if (!journal.allot(fund, new Granted(documentNo, date, amount, clause, carriedFrom, null, null, null), by)
                && !amount.equals(journal.allotted(fund, documentNo))) {
            throw new IllegalStateException("Document %s has allotted another amount to fund %d than %s yuan"
                    .formatted(documentNo, fund, amount));
        }
    }

    @Override
    @Transactional
    public void provide(CaseKey batch, UUID submission, String by) {
        Submission allotment = submissions.open(submission, batch, ProvideFundsRule.TASK);
        FundSource source = FundSource.valueOf(allotment.fields().get("fundSource"));
        String documentNo = allotment.fields().get("documentNo");
        Money amount = Money.of(allotment.fields().get("amount"));
        long fund = open(batch.plan(), source, source.label());
        Money before = journal.allotted(fund, documentNo);
        if (before != null) {
            throw new SubmissionRefused(List.of(
                    Finding.ofField("documentNo", documentNo, "这份指标文已登记过，金额%s元".formatted(before), "请填写新的指标文")));
        }
        LocalDate date = LocalDate.parse(allotment.fields().get("allottedOn"));
        allot(fund, documentNo, date, amount, "指标文" + documentNo, by);
    }

    @Override
    @Transactional(readOnly = true)
    public List<FundBalance> balances(PlanId plan) {
        return jdbc
                .sql("""
                        SELECT f.id, f.budget_year, f.source, f.name,
                               sum(a.balance) FILTER (WHERE a.kind = 'ALLOTMENT') AS allotment,
                               (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t
                                WHERE t.fund = f.id AND t.movement IN ('RETURN_UP', 'CARRY_OUT')) AS surrendered,
                               sum(a.balance) FILTER (WHERE a.kind = 'AVAILABLE') AS available,
                               sum(a.balance) FILTER (WHERE a.kind = 'RESERVED') AS reserved,
                               sum(a.balance) FILTER (WHERE a.kind = 'PAID') AS paid
                        FROM finance.fund f JOIN finance.account a ON a.fund = f.id
                        WHERE f.plan = :plan GROUP BY f.id""")
                .param("plan", plan.value())
                .query((rows, n) -> new FundBalance(
                        rows.getLong("id"),
                        rows.getInt("budget_year"),
                        FundSource.valueOf(rows.getString("source")),
                        rows.getString("name"),
                        Money.ofFen(rows.getLong("surrendered") - rows.getLong("allotment")),
                        Money.ofFen(rows.getLong("surrendered")),
                        Money.ofFen(rows.getLong("available")),
                        Money.ofFen(rows.getLong("reserved")),
                        Money.ofFen(rows.getLong("paid"))))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(FundBalance::budgetYear).thenComparing(FundBalance::source))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Proof prove(PlanId plan) {
        return proofs.of(plan);
    }

    private void requireFund(long fund) {
        jdbc.sql("SELECT id FROM finance.fund WHERE id = :fund")
                .param("fund", fund)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No fund " + fund));
    }
}
