package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.finance.subsidy.Bars;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.NoticeList;
import org.qingnuan.ledger.NoticeSource;
import org.qingnuan.ledger.NoticeTable;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of a prepared batch as everybody may see them: the payee's name masked, no account. */
@Component
class PaymentNotice implements NoticeSource {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Bars bars;
    private final Households households;
    private final Withholding withholding;
    private final Clock clock;

    PaymentNotice(
            JdbcClient jdbc, Batches batches, Bars bars, Households households, Withholding withholding, Clock clock) {
        this.households = households;
        this.jdbc = jdbc;
        this.batches = batches;
        this.bars = bars;
        this.withholding = withholding;
        this.clock = clock;
    }

    @Override
    public NoticeList list() {
        return NoticeList.PAYMENT;
    }

    @Override
    public NoticeTable table(CaseKey batch) {
        return new NoticeTable(
                List.of("收款人", "补贴项目", "金额（元）"),
                jdbc.sql("""
                                SELECT household, name_masked, item, amount FROM finance.line
                                WHERE batch = :batch AND state = 'OPEN' ORDER BY no""")
                        .param("batch", batches.find(batch).id())
                        .query((row, n) -> new NoticeTable.Row(
                                row.getLong("household"),
                                List.of(
                                        row.getString("name_masked"),
                                        SubsidyItem.valueOf(row.getString("item"))
                                                .label(),
                                        Money.ofFen(row.getLong("amount")).toYuan())))
                        .list());
    }

    private CaseKey villageOf(long household) {
        return households.subsidyCases(List.of(household)).get(0).village();
    }

    /** The household gets nothing more; its lines are void with the next preparing, without which nothing is approved. */
    @Override
    public void remove(CaseKey key, long household, String reason, String by) {
        Batch batch = batches.lock(key);
        bars.impose(villageOf(household), household, "notice.batch-" + batch.id(), null, reason, by);
        jdbc.sql(
                        "UPDATE finance.batch_household SET excluded = :reason WHERE batch = :batch AND household = :household")
                .param("reason", reason)
                .param("batch", batch.id())
                .param("household", household)
                .update();
        jdbc.sql("""
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at)
                        SELECT e.id, 'WITHHELD', :reason, :by, :at
                        FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                        WHERE d.batch = :batch AND e.household = :household
                        ON CONFLICT (entitlement) DO NOTHING""")
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("batch", batch.id())
                .param("household", household)
                .update();
        withholding.close(Set.of(household));
    }
}
