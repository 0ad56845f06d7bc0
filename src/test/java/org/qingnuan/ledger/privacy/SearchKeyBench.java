package org.qingnuan.ledger.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private final RegisterWorld world = new RegisterWorld();

    @Test
    void theChangeAtTheSizeOfACity() throws Exception {
        aCity();
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
            double processor = 0;
            long begun = System.nanoTime();
            node.start("guanli");
            while (node.standing().due() && node.standing().problem() == null) {
                processor = Math.max(processor, processor());
                Thread.sleep(50);
            }
            double all = (System.nanoTime() - begun) / 1e9;
            Thread.sleep(1_000);
            over.set(true);
            Standing standing = node.standing();
            assertThat(standing.problem()).isNull();
            InForce now = standing.history().get(0);
            System.out.printf(
                    "检索密钥：%,d户，%,d个指纹；全程%.1f秒，其中更换%.1f秒（处理器%.1f秒，等了%d次）；登记最长%.1f秒，查询最长%.1f秒%n",
                    ROWS,
                    now.fingerprints(),
                    all,
                    now.milliseconds() / 1e3,
                    processor,
                    standing.tries(),
                    registering.get(),
                    searching.get());
            assertThat(now.fingerprints()).isGreaterThan(8L * ROWS);
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

    /**
     * Households with meters, payees and cards, set-based. All bear the same sealed value and fingerprints of nothing, so that each is opened, held
     * against its text and made anew like any other, and none matches.
     */
    private void aCity() {
        byte[] sealed = world.personal.seal("幸福路1号");
        world.jdbc.sql("ALTER TABLE ledger.household DISABLE TRIGGER USER").update();
        for (String sql : List.of("""
                        INSERT INTO ledger.dwelling (plan, village, address_sealed, natural_key)
                        SELECT :plan, 'v' || i % 105, :sealed, sha256(('a' || i)::bytea) FROM generate_series(1, :n) i""", """
                        INSERT INTO ledger.household (plan, body, village, dwelling, sequence_no, name_sealed, name_fingerprint, name_masked,
                            identity_sealed, identity_fingerprint, identity_masked, phone_sealed, phone_fingerprint, phone_masked, residents, rooms,
                            heated_area, previous_heating, route, willing, hardship, surveyed_on, eligibility, confirmed_on, retrofit, device_model,
                            device_serial, meter_sealed, meter_fingerprint, meter_masked, installed_on, change, changed_by, changed_at)
                        SELECT :plan, 'b' || i % 20, d.village, d.id, 1 + i / 105, :sealed,
                            sha256(('n' || i % 20000)::bytea), '王**', :sealed, sha256(('i' || i)::bytea), '370302********' || lpad((i % 10000)::text, 4, '0'),
                            :sealed, sha256(('p' || i)::bytea), '138****0000', 3, 4, 80, 'LOOSE_COAL', 'COAL_TO_GAS', true, 'NONE', '2021-06-15',
                            'CONFIRMED', '2021-06-20', 'INSTALLED', 'BGL-20', 'MM' || i, :sealed, sha256(('m' || i)::bytea), '尾号1', '2021-08-01',
                            'INSTALLED', 'town', '2021-08-01'
                        FROM (SELECT d.*, row_number() OVER () AS i FROM ledger.dwelling d WHERE d.plan = :plan) d WHERE :n > 0""", """
                        INSERT INTO ledger.payee (plan, household, name_sealed, name_fingerprint, name_masked, bank, account_sealed,
                            account_fingerprint, account_masked, valid_from, recorded_by, recorded_at)
                        SELECT h.plan, h.id, h.name_sealed, h.name_fingerprint, '王**', '农商银行', :sealed, sha256(('c' || h.id)::bytea), '尾号1234',
                            date '2021-06-15', 'town', now()
                        FROM ledger.household h WHERE h.plan = :plan AND :n > 0""", """
                        INSERT INTO ledger.utility_account (plan, household, fuel, account_sealed, account_fingerprint, account_masked, valid_from,
                            reason, recorded_by, recorded_at)
                        SELECT h.plan, h.id, 'GAS', :sealed, sha256(('u' || h.id)::bytea), '尾号1', date '2021-06-15', '测量', 'gas', now()
                        FROM ledger.household h WHERE h.plan = :plan AND :n > 0""")) {
            world.jdbc
                    .sql(sql)
                    .param("plan", world.plan.value())
                    .param("sealed", sealed)
                    .param("n", ROWS)
                    .update();
        }
        world.jdbc.sql("ALTER TABLE ledger.household ENABLE TRIGGER USER").update();
    }

    /** Seconds that the processor worked for whoever holds all of the register, until nobody does; 0 when nobody did. */
    private double processor() throws Exception {
        double worked = 0;
        double first = -1;
        while (true) {
            List<Long> holder = world.jdbc.sql("""
                            SELECT pid FROM pg_locks WHERE mode = 'ExclusiveLock' AND granted AND relation = 'ledger.household'::regclass""").query(Long.class).list();
            if (holder.isEmpty()) {
                return first < 0 ? 0 : worked - first;
            }
            String[] stat = Files.readString(Path.of("/proc/%d/stat".formatted(holder.get(0))))
                    .split(" ");
            worked = (Long.parseLong(stat[13]) + Long.parseLong(stat[14])) / 100.0;
            first = first < 0 ? worked : first;
            Thread.sleep(50);
        }
    }
}
