package org.qingnuan.ledger.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SearchKeyRotation.InForce;
import org.qingnuan.ledger.SearchKeyRotation.Standing;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.RosterRows;

/**
 * The change of the search key at the size of a city: 105,000 households with meters, payees and cards, while one person registers and
 * another one searches without a pause. Prints how long the preparation took and how long either waited at most;
 * {@code -Dledger.rows=…} asks for another size.
 */
@Tag("bench")
class SearchKeyBench {

    private static final int ROWS = Integer.getInteger("ledger.rows", 105_000);
    private static final int ROWS_OF_A_VILLAGE = 1_000;
    private static final int PEOPLE = 3_000_000;

    private final RegisterWorld world = new RegisterWorld();

    @Test
    void theChangeAtTheSizeOfACity() throws Exception {
        CaseKey body = world.countyOf(ROWS);
        for (int from = 0; from < ROWS; from += ROWS_OF_A_VILLAGE) {
            CaseKey village =
                    world.villages.add(body, "村%d村".formatted(from), ROWS_OF_A_VILLAGE, "COAL_TO_GAS", "测试", "town");
            world.survey(
                    village,
                    RosterRows.of(PEOPLE + from, Math.min(ROWS_OF_A_VILLAGE, ROWS - from))
                            .rows());
            numbers(village);
        }
        world.jdbc.sql("ANALYZE").update();
        CaseKey own = world.village("东庄村", 100);
        world.survey(own, world.roster(0, 100).rows());
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Double> registering = threads.submit(() -> longest(
                    over,
                    n -> world.survey(
                            own,
                            world.roster(0, 100)
                                    .each(row -> row.put("area", "%d.25".formatted(60 + n % 30)))
                                    .rows())));
            Future<Double> searching = threads.submit(() -> longest(
                    over,
                    n -> assertThat(world.households
                                    .find(own.body(), RosterRows.identity(world.people + n % 100), 0)
                                    .rows())
                            .hasSize(1)));
            SearchKeyChange node = SearchKeyChangeTest.node();
            long begun = System.nanoTime();
            node.start("guanli");
            while (node.standing().due() && node.standing().problem() == null) {
                Thread.sleep(200);
            }
            double all = (System.nanoTime() - begun) / 1e9;
            Thread.sleep(1_000);
            over.set(true);
            Standing standing = node.standing();
            assertThat(standing.problem()).isNull();
            InForce now = standing.history().get(0);
            System.out.printf(
                    "检索密钥：%,d户，%,d个指纹；全程%.1f秒，其中更换%.1f秒（等了%d次）；登记最长%.1f秒，查询最长%.1f秒；没有原文的%d个%n",
                    ROWS,
                    now.fingerprints(),
                    all,
                    now.milliseconds() / 1e3,
                    standing.tries(),
                    registering.get(),
                    searching.get(),
                    now.unmatched());
            assertThat(now.unmatched()).isZero();
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    private interface Work {
        void round(int n);
    }

    /** Seconds of the longest round. */
    private static double longest(AtomicBoolean over, Work work) {
        long longest = 0;
        for (int n = 0; !over.get(); n++) {
            long begun = System.nanoTime();
            work.round(n);
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        return longest / 1e9;
    }

    /** A meter and a card at the utility for each household of the village. */
    private void numbers(CaseKey village) {
        world.transaction.executeWithoutResult(status -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            world.jdbc
                    .sql("SELECT id FROM ledger.household WHERE plan = :plan AND village = :village")
                    .param("plan", village.plan().value())
                    .param("village", village.village())
                    .query(Long.class)
                    .list()
                    .forEach(id -> rows.add(Map.of(
                            "id",
                            id,
                            "meter",
                            bytes(world.personal.seal("QB" + id)),
                            "key",
                            bytes(world.personal.fingerprint("QB" + id)))));
            String json = SealedJson.write(rows);
            world.jdbc.sql("""
                            UPDATE ledger.household h SET meter_sealed = r.meter, meter_fingerprint = r.key, meter_masked = '尾号'
                            FROM jsonb_to_recordset(:rows::jsonb) AS r(id bigint, meter bytea, key bytea) WHERE h.id = r.id""").param("rows", json).update();
            world.jdbc
                    .sql("""
                            INSERT INTO ledger.utility_account (plan, household, fuel, account_sealed, account_fingerprint, account_masked, valid_from,
                                reason, recorded_by, recorded_at)
                            SELECT :plan, r.id, 'GAS', r.meter, r.key, '尾号', date '2021-06-15', '测量', 'gas', now()
                            FROM jsonb_to_recordset(:rows::jsonb) AS r(id bigint, meter bytea, key bytea)""")
                    .param("plan", village.plan().value())
                    .param("rows", json)
                    .update();
        });
    }

    private static String bytes(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }
}
