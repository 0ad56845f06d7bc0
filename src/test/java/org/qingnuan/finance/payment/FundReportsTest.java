package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.AccountProof;
import org.qingnuan.finance.AccountProofs;
import org.qingnuan.finance.Allotments;
import org.qingnuan.finance.Allotments.Allotment;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.FundReports;
import org.qingnuan.finance.FundReports.AgeLine;
import org.qingnuan.finance.FundReports.Audit;
import org.qingnuan.finance.FundReports.AuditLine;
import org.qingnuan.finance.FundReports.BodyLine;
import org.qingnuan.finance.FundReports.PaidLine;
import org.qingnuan.finance.FundReports.ReturnLine;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineState;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.dao.DataAccessException;

/** Households of 2000.00 (half from above, half from the district) + 1500.00 (499.95, 300.00 and 700.05). */
class FundReportsTest {

    private final FinanceWorld world = new FinanceWorld();
    private final FundReports reports = FinanceWorld.bean(FundReports.class);
    private final AccountProofs proofs = FinanceWorld.bean(AccountProofs.class);

    @Test
    void aBatchIsFollowedFromItsRuleToTheBanksSerial() {
        CaseKey batch = world.filed(world.accept(2));
        world.answer(batch, Set.of(4));

        Audit audit = reports.audit(batch);

        assertThat(audit.state()).isEqualTo(BatchState.RESULT);
        assertThat(audit.preparedBy()).isEqualTo("clerk");
        assertThat(audit.approvals()).extracting(approval -> approval.by()).containsExactly("office", "finance");
        assertThat(List.of(audit.contentHash(), audit.fileHash(), audit.answerHash()))
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"))
                .doesNotHaveDuplicates();
        assertThat(audit.lines()).hasSize(4);
        AuditLine paid = audit.lines().get(0);
        assertThat(paid.ruleVersion()).isEqualTo("subsidy:1");
        assertThat(paid.clause()).isEqualTo("测试文件第一条");
        assertThat(paid.inputs()).contains("\"equipmentPrice\": 450000");
        assertThat(paid.shares())
                .isEqualTo(
                        Map.of(FundSource.SUPERIOR, Money.of("1000"), FundSource.DISTRICT_MATCHING, Money.of("1000")));
        assertThat(paid.state()).isEqualTo(LineState.PAID);
        assertThat(paid.bankSerial()).startsWith("S");
        assertThat(paid.bookedOn()).isEqualTo(FinanceWorld.today());
        assertThat(audit.lines().get(3).state()).isEqualTo(LineState.RETURNED);
        assertThat(audit.lines().get(3).returnReason()).isEqualTo("户名不符");
    }

    @Test
    void aLineThatIsIssuedAgainNamesTheOldOne() {
        CaseKey batch = world.filed(world.accept(1));
        world.answer(batch, Set.of(1));
        CaseKey line = world.seen(LineReturned.class).get(0).line();

        CaseKey again = world.reissued(line);
        world.payments.compute(again);
        world.approve(again);

        assertThat(reports.audit(again).lines())
                .singleElement()
                .satisfies(issued -> assertThat(issued.replaces()).isEqualTo(Long.valueOf(line.item())));
    }

    @Test
    void moneyOfABodyIsToldByWhatBecameOfItAndAddsUp() {
        CaseKey batch = world.filed(world.accept(2));
        world.answer(batch, Set.of(4));
        world.computed(world.accept(1));

        BodyLine body = reports.bodies(world.plan).get(0);

        assertThat(reports.bodies(world.plan)).hasSize(1);
        assertThat(body.body()).isEqualTo(world.village.body());
        assertThat(body.households()).isEqualTo(3);
        assertThat(body.paidHouseholds()).isEqualTo(2);
        assertThat(body.due()).isEqualTo(Money.of("10500"));
        assertThat(body.paid()).isEqualTo(Money.of("5500"));
        assertThat(body.returned()).isEqualTo(Money.of("1500"));
        assertThat(body.underWay()).isEqualTo(Money.of("3500"));
        assertThat(reports.returned(world.plan)).containsExactly(new ReturnLine("户名不符", 1, Money.of("1500"), 1));
        assertThat(reports.paid(world.plan))
                .containsExactly(
                        new PaidLine(
                                world.village.body(), YearMonth.of(2021, 10), FundSource.CITY_AWARD, Money.of("300")),
                        new PaidLine(
                                world.village.body(),
                                YearMonth.of(2021, 10),
                                FundSource.DISTRICT_MATCHING,
                                Money.of("2700.05")),
                        new PaidLine(
                                world.village.body(),
                                YearMonth.of(2021, 10),
                                FundSource.SUPERIOR,
                                Money.of("2499.95")));
    }

    @Test
    void whatIsNotPaidGrowsOld() {
        world.computed(world.accept(1));
        LocalDate decided = FinanceWorld.today();

        assertThat(reports.ageing(world.plan, decided.plusDays(30)))
                .containsExactly(aged(30, Money.of("3500"), Money.ZERO, Money.ZERO, Money.ZERO));
        assertThat(reports.ageing(world.plan, decided.plusDays(31)))
                .containsExactly(aged(31, Money.ZERO, Money.of("3500"), Money.ZERO, Money.ZERO));
        assertThat(reports.ageing(world.plan, decided.plusDays(90)))
                .containsExactly(aged(90, Money.ZERO, Money.ZERO, Money.of("3500"), Money.ZERO));
        assertThat(reports.ageing(world.plan, decided.plusDays(91)))
                .containsExactly(aged(91, Money.ZERO, Money.ZERO, Money.ZERO, Money.of("3500")));
    }

    private AgeLine aged(int days, Money upTo30, Money upTo60, Money upTo90, Money over90) {
        return new AgeLine(world.village.body(), 2, days, upTo30, upTo60, upTo90, over90);
    }

    @Test
    void anAllotmentKeepsTheYearItIsCarriedOverFrom() {
        Allotments allotments = FinanceWorld.bean(Allotments.class);
        Allotment carried = allotment("财指〔2021〕9号", 2020);

        allotments.record(world.plan, List.of(carried), "finance");

        assertThat(reports.allotments(world.plan)).singleElement().satisfies(line -> {
            assertThat(line.documentNo()).isEqualTo("财指〔2021〕9号");
            assertThat(line.carriedFrom()).isEqualTo(2020);
            assertThat(line.by()).isEqualTo("finance");
        });
        assertThatThrownBy(() -> allotments.record(world.plan, List.of(allotment("财指〔2021〕10号", 2021)), "finance"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("不早于本方案的年度");
    }

    private static Allotment allotment(String documentNo, Integer carriedFrom) {
        return new Allotment(
                4, FundSource.SUPERIOR, documentNo, FinanceWorld.today(), Money.of("800"), null, carriedFrom);
    }

    @Test
    void theDayIsProvedOnceAndAPersonMayProveItAgain() {
        world.filed(world.accept(1));

        proofs.daily(world.plan);
        proofs.daily(world.plan);
        proofs.now(world.plan, "finance");

        assertThat(proofs.last(world.plan, 10)).hasSize(2).allMatch(AccountProof::agrees);
        assertThat(proofs.last(world.plan, 10)).extracting(AccountProof::by).containsExactly("finance", null);
    }

    @Test
    void aDifferenceIsReportedToTheFen() {
        CaseKey batch = world.filed(world.accept(1));
        world.transaction.executeWithoutResult(transaction -> {
            world.jdbc.sql("SET LOCAL session_replication_role = replica").update(); // a hand past all triggers
            world.jdbc
                    .sql("UPDATE finance.bank_file SET amount = amount + 1 WHERE batch = :batch")
                    .param("batch", Long.valueOf(batch.item()))
                    .update();
        });

        proofs.daily(world.plan);

        assertThat(proofs.last(world.plan, 1).get(0).differences())
                .singleElement()
                .asString()
                .isEqualTo("银行文件金额与已送付款行：不一致，前者3500.01元，后者3500.00元，相差0.01元。");
    }

    @Test
    void nothingThatMoneyRestsOnIsTakenAway() {
        CaseKey batch = world.computed(world.accept(1));
        world.prepare(batch);

        for (String edit : List.of(
                "DELETE FROM finance.batch",
                "DELETE FROM finance.fund",
                "TRUNCATE finance.account CASCADE",
                "DELETE FROM finance.due",
                "UPDATE finance.due SET batch = batch",
                "DELETE FROM finance.batch_household",
                "DELETE FROM finance.result_sheet",
                "DELETE FROM finance.account_proof")) {
            assertThatThrownBy(() -> world.jdbc.sql(edit).update())
                    .as(edit)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed");
        }
        assertThatThrownBy(() -> world.jdbc
                        .sql(
                                "UPDATE finance.approval SET decided_by = 'clerk', approved = true, decided_at = now() WHERE batch = :batch AND no = 1")
                        .param("batch", Long.valueOf(batch.item()))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not approve it");
    }
}
