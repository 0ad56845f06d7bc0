package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.finance.FundSource;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.dao.DataAccessException;

/** Goes around the application, as whoever may write into the database: no table of money lets go of what it holds. */
class MoneyGuardsTest {

    /** Settings and locks: nothing is paid by what stands in them. */
    private static final Set<String> NO_MONEY = Set.of("payment_step", "village", "plan_limit");

    /** Rows that move on by a rule of their own; each has its own forgeries below or in the test of its rule. */
    private static final Set<String> MOVE_ON = Set.of(
            "account",
            "advance_account",
            "held_account",
            "batch",
            "batch_household",
            "line",
            "approval",
            "result_sheet",
            "correction",
            "clawback",
            "clawback_number",
            "clawback_objection",
            "write_off",
            "bar",
            "rate_table",
            "violation_lift",
            "bank_proposal",
            "retention_kept");

    private final FinanceWorld world = new FinanceWorld();

    @Test
    void nothingIsDeletedFromAnyTableOfMoney() {
        CaseKey batch = world.filed(world.accept(1));
        world.answer(batch, Set.of());

        for (String table : tables()) {
            for (String away : List.of("DELETE FROM finance.%s", "TRUNCATE finance.%s CASCADE")) {
                refused(away.formatted(table));
            }
        }
    }

    @Test
    void whatDoesNotMoveOnIsNeverUpdated() {
        Set<String> rigid = tables();
        rigid.removeAll(MOVE_ON);

        assertThat(rigid)
                .contains("fund", "transfer", "entitlement", "entitlement_share", "due", "bank_file", "deferral");
        rigid.forEach(table -> refused("UPDATE finance.%s SET %2$s = %2$s".formatted(table, firstColumn(table))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE finance.account SET balance = balance + 1",
                "UPDATE finance.line SET amount = amount + 1",
                "UPDATE finance.line SET account_masked = '6222'",
                "UPDATE finance.line SET state = 'OPEN'",
                "UPDATE finance.line SET household = household + 1",
                "UPDATE finance.batch SET kind = 'SEASON'",
                "UPDATE finance.batch SET village = village",
                "UPDATE finance.batch SET paid_to = 'CARD'",
                "UPDATE finance.batch_household SET household = household + 1",
                "UPDATE finance.approval SET decided_by = 'x'",
                "UPDATE finance.rate_table SET approved_by = 'x'",
                "INSERT INTO finance.account (fund, kind, balance) SELECT id, 'PAID', 1 FROM finance.fund LIMIT 1"
            })
    void aForgeryIsRefused(String forgery) {
        world.answer(world.filed(world.accept(1)), Set.of());

        refused(forgery);
    }

    /** Beyond what is there; paid without being reserved; allotted without a document; money from nowhere. */
    @ParameterizedTest
    @CsvSource({
        "RESERVE, AVAILABLE, RESERVED, 1000000, account_never_overdrawn",
        "PAY, RESERVED, PAID, 1000000, account_never_overdrawn",
        "RESERVE, ALLOTMENT, RESERVED, 1, transfer_goes_its_way",
        "RESERVE, ALLOTMENT, PAID, 1, transfer_goes_its_way",
        "PAY, AVAILABLE, PAID, 1, transfer_goes_its_way",
        "RELEASE, PAID, AVAILABLE, 1, transfer_goes_its_way",
        "ALLOT, ALLOTMENT, PAID, 1, transfer_goes_its_way",
        "RETURN_UP, PAID, ALLOTMENT, 1, transfer_goes_its_way",
        "CARRY_OUT, RESERVED, ALLOTMENT, 1, transfer_goes_its_way"
    })
    void reservedAndPaidNeverExceedWhatIsAllotted(String movement, String from, String to, long fen, String guard) {
        CaseKey batch = world.approved(world.accept(1));
        long fund = world.funds.open(world.plan, FundSource.SUPERIOR, "上级资金");
        world.funds.allot(fund, "财指〔2021〕1号", FinanceWorld.today(), Money.of("9999.99"), "测试", "finance");

        assertThatThrownBy(() -> transfer(fund, movement, from, to, fen, batch))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(guard.equals("transfer_goes_its_way") ? "does not go this way" : guard);

        assertThat(world.balance(FundSource.SUPERIOR).available()).isEqualTo(Money.of("9999.99"));
    }

    private void transfer(long fund, String movement, String from, String to, long fen, CaseKey batch) {
        boolean allots = movement.equals("ALLOT");
        world.jdbc
                .sql("""
                        INSERT INTO finance.transfer (fund, movement, debit, credit, amount, reason, clause, key, batch,
                            document_no, document_date, by_user, at)
                        SELECT :fund, :movement, d.id, c.id, :fen, '绕过程序', '无', 'forged', :batch::bigint,
                            :document, :date::date, 'x', now()
                        FROM finance.account c, finance.account d
                        WHERE c.fund = :fund AND c.kind = :from AND d.fund = :fund AND d.kind = :to""")
                .param("fund", fund)
                .param("movement", movement)
                .param("fen", fen)
                .param("batch", allots ? null : batch.item())
                .param("document", allots ? "伪造" : null)
                .param("date", allots ? "2021-10-08" : null)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> world.transaction.executeWithoutResult(status -> {
                    world.jdbc.sql(sql).update();
                    throw new AssertionError("was let through: " + sql);
                }))
                .as(sql)
                .isInstanceOf(DataAccessException.class);
    }

    private Set<String> tables() {
        Set<String> tables = new TreeSet<>(world.jdbc
                .sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'finance' AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list());
        assertThat(tables).containsAll(NO_MONEY).containsAll(MOVE_ON);
        tables.removeAll(NO_MONEY);
        return tables;
    }

    private String firstColumn(String table) {
        return world.jdbc
                .sql(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'finance' AND table_name = :table"
                                + " AND is_identity = 'NO' AND is_generated = 'NEVER' ORDER BY ordinal_position LIMIT 1")
                .params(Map.of("table", table))
                .query(String.class)
                .single();
    }
}
