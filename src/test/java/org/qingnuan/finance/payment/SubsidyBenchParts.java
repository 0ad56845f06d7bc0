package org.qingnuan.finance.payment;

import static org.qingnuan.support.Part.figure;
import static org.qingnuan.support.Part.seconds;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.Reservation;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** The parts of {@link SubsidyBench}, each the main program of a JVM of its own. */
final class SubsidyBenchParts {

    private static final int WARM_UP = 2_000;
    private static final int PRICES = 50;
    private static final long SAMPLE_EVERY = 200;

    private final FinanceWorld world = new FinanceWorld();

    private SubsidyBenchParts() {}

    public static void main(String[] arguments) throws Exception {
        SubsidyBenchParts parts = new SubsidyBenchParts();
        int households = Integer.parseInt(arguments[1]);
        parts.allot();
        if (arguments[0].equals("heap")) {
            parts.heap(households);
        } else {
            parts.time(parts.accept(WARM_UP), false);
            parts.plain(false);
            CaseKey batch = parts.time(parts.accept(households), true);
            parts.figures(batch);
            parts.plain(true);
        }
        System.exit(0);
    }

    /** Gas and power by turns, at fifty prices. */
    private List<Long> accept(int households) {
        return IntStream.range(0, households)
                .mapToObj(n -> world.ledger.accept(
                        world.village,
                        n % 2 == 0 ? "COAL_TO_GAS" : "COAL_TO_ELECTRICITY",
                        Money.ofFen(300_000 + 3_000L * (n % PRICES))))
                .toList();
    }

    private void allot() {
        for (FundSource source : FundSource.values()) {
            world.funds.allot(
                    world.funds.open(world.plan, source, source.label()),
                    "财指〔2021〕9号",
                    FinanceWorld.today(),
                    Money.of("2000000000"),
                    "测量",
                    "finance");
        }
    }

    private CaseKey time(List<Long> households, boolean tell) throws Exception {
        CaseKey batch = world.opened(households);
        step("compute", tell, () -> world.payments.compute(batch));
        step("prepare", tell, () -> world.prepare(batch));
        step("approve", tell, () -> {
            world.decide(batch, "office", "approve");
            world.decide(batch, "finance", "approve");
        });
        step("reserve", tell, () -> reserve(batch));
        step("file", tell, () -> world.payments.file(batch));
        byte[] answer = world.answers(batch, Set.of(), row -> row);
        step("result", tell, () -> record(batch, answer));
        step("settle", tell, () -> world.payments.settle(batch));
        return batch;
    }

    private void reserve(CaseKey batch) {
        if (!(world.payments.reserve(batch) instanceof Reservation.Reserved)) {
            throw new IllegalStateException("the money does not suffice");
        }
    }

    private void record(CaseKey batch, byte[] answer) {
        CheckedSheet checked = world.check(batch, answer);
        if (!checked.findings().isEmpty()) {
            throw new IllegalStateException(checked.findings().toString());
        }
        world.record(batch, checked.sheet());
    }

    private void figures(CaseKey batch) {
        long id = Long.parseLong(batch.item());
        figure("lines", count("SELECT count(*) FROM finance.line WHERE batch = :batch", id));
        figure(
                "paid",
                count(
                        "SELECT count(*) FROM finance.line WHERE batch = :batch AND state = '" + LineState.PAID + "'",
                        id));
        figure("amount", count("SELECT sum(amount) FROM finance.line WHERE batch = :batch", id));
    }

    private double count(String sql, long batch) {
        return world.jdbc.sql(sql).param("batch", batch).query(Long.class).single();
    }

    private static void step(String name, boolean tell, Runnable work) throws Exception {
        double seconds = seconds(() -> {
            work.run();
            return name;
        });
        if (tell) {
            figure(name, seconds);
        }
    }

    /** What lives on the heap from the first to the last step of ours, beyond what lived before; asked for again and again. */
    private void heap(int households) throws Exception {
        time(accept(WARM_UP), false);
        List<Long> accepted = accept(households);
        long before = live();
        AtomicLong most = new AtomicLong();
        Thread sampler = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                most.accumulateAndGet(live(), Math::max);
                try {
                    Thread.sleep(SAMPLE_EVERY);
                } catch (InterruptedException done) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        sampler.setDaemon(true);
        sampler.start();
        CaseKey batch = world.computed(accepted);
        world.approve(batch);
        reserve(batch);
        world.payments.file(batch);
        sampler.interrupt();
        sampler.join();
        figure("live", (most.get() - before) / 1e6);
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The same in SQL alone, for the households of the last batch, into tables of the same columns, indexes and constraints. */
    private void plain(boolean tell) throws Exception {
        world.jdbc.sql("DROP SCHEMA IF EXISTS plain CASCADE").update();
        world.jdbc.sql("CREATE SCHEMA plain").update();
        for (String table : List.of("entitlement", "entitlement_share", "due", "line", "transfer", "result_row")) {
            world.jdbc
                    .sql("CREATE TABLE plain.%s (LIKE finance.%s INCLUDING ALL)".formatted(table, table))
                    .update();
        }
        world.jdbc.sql("""
                CREATE TABLE plain.household AS
                SELECT DISTINCT ON (l.household) l.household, e.inputs->>'route' AS route, (e.inputs->>'equipmentPrice')::bigint AS price,
                    l.name_sealed, l.name_masked, l.identity_sealed, l.account_sealed, l.account_masked, l.bank
                FROM finance.line l JOIN finance.entitlement e ON e.id = l.entitlement
                WHERE l.batch = (SELECT max(batch) FROM finance.line) ORDER BY l.household""").update();
        step("sql.compute", tell, () -> run(COMPUTE, SHARE, DUE));
        step("sql.prepare", tell, () -> run(PREPARE, HASH));
        step("sql.approve", tell, () -> run(HASH, HASH));
        step("sql.reserve", tell, () -> run(HASH, MOVE.formatted("RESERVE")));
        step("sql.file", tell, () -> run(HASH, FILE));
        step("sql.result", tell, () -> run(ANSWER, PAY, MOVE.formatted("PAY")));
        step("sql.settle", tell, () -> run(DONE));
        if (tell) {
            figure(
                    "sql.amount",
                    world.jdbc
                            .sql("SELECT sum(amount) FROM plain.line WHERE state = 'PAID'")
                            .query(Long.class)
                            .single());
        }
    }

    private void run(String... statements) {
        world.transaction.executeWithoutResult(status -> {
            for (String sql : statements) {
                if (sql.stripLeading().startsWith("SELECT")) {
                    world.jdbc.sql(sql).query((row, n) -> row.getObject(1)).list();
                } else {
                    world.jdbc.sql(sql).update();
                }
            }
        });
    }

    private static final String COMPUTE = """
            INSERT INTO plain.entitlement (plan, village, batch, household, item, season, instalment, amount, inputs, rule_version,
                row_no, row_label, clause, explanation, computed_at)
            SELECT 'plain', 'plain', 1, h.household, r.item, 0, 1, r.amount,
                jsonb_build_object('route', h.route, 'rooms', 3, 'heatedArea', 80.00, 'equipmentPrice', h.price, 'hardship', 'NONE',
                    'season', 0, 'gasVolume', 0, 'powerUsage', 0, 'heatUsage', 0, 'hardshipIdentified', false, 'area', '西河镇',
                    'year', 2021, 'on', '2021-09-15'),
                'subsidy:1', r.no, '测试标准', '测试文件第一条',
                format('依据测试文件第一条，%s户（采暖房间3间、采暖面积80平方米、设备价格%s元）的%s“测试标准”为%s元。', h.route,
                    to_char(h.price / 100.0, 'FM999990.00'), r.item, to_char(r.amount / 100.0, 'FM999990.00')),
                now()
            FROM plain.household h
            CROSS JOIN LATERAL (VALUES (1, 'CONSTRUCTION', 200000::bigint), (2, 'EQUIPMENT', h.price / 3)) r(no, item, amount)
            ORDER BY h.household""";

    private static final String SHARE = """
            INSERT INTO plain.entitlement_share (entitlement, source, amount)
            SELECT e.id, s.source, s.amount FROM plain.entitlement e
            CROSS JOIN LATERAL (SELECT CASE item WHEN 'CONSTRUCTION' THEN amount / 2 ELSE amount * 3333 / 10000 END AS superior,
                CASE item WHEN 'EQUIPMENT' THEN amount / 5 ELSE 0 END AS city) p
            CROSS JOIN LATERAL (VALUES ('SUPERIOR', p.superior), ('CITY_AWARD', p.city),
                ('DISTRICT_MATCHING', e.amount - p.superior - p.city)) s(source, amount)
            WHERE s.amount > 0""";

    private static final String DUE = "INSERT INTO plain.due (batch, entitlement) SELECT 1, id FROM plain.entitlement";

    private static final String PREPARE = """
            INSERT INTO plain.line (batch, round, no, village, household, entitlement, item, season, instalment, amount, name_sealed,
                name_masked, identity_sealed, account_sealed, account_masked, bank, rule_version)
            SELECT 1, 1, row_number() OVER (ORDER BY e.household, e.item), e.village, e.household, e.id, e.item, e.season, e.instalment,
                e.amount, h.name_sealed, h.name_masked, h.identity_sealed, h.account_sealed, h.account_masked, h.bank, e.rule_version
            FROM plain.entitlement e JOIN plain.household h USING (household) JOIN plain.due d ON d.entitlement = e.id""";

    private static final String HASH = """
            SELECT sha256(string_agg(sha256(convert_to(jsonb_build_array(l.no, l.round, l.household, l.entitlement, l.item, l.season,
                l.instalment, l.amount, l.bank, l.rule_version, l.replaces, encode(l.name_sealed, 'hex'), encode(l.identity_sealed, 'hex'),
                encode(l.account_sealed, 'hex'), (SELECT jsonb_agg(jsonb_build_array(s.source, s.amount) ORDER BY s.source)
                FROM plain.entitlement_share s WHERE s.entitlement = l.entitlement))::text, 'UTF8')), ''::bytea ORDER BY l.no))
            FROM plain.line l WHERE l.state <> 'VOID'""";

    /** One movement of each source, between two accounts. */
    private static final String MOVE = """
            INSERT INTO plain.transfer (fund, movement, debit, credit, amount, reason, clause, by_user, at, key, batch)
            SELECT 1, '%1$s', 1, 2, sum(s.amount), '测量', '测试文件第一条', 'finance', now(), '%1$s/' || s.source, 1
            FROM plain.line l JOIN plain.entitlement_share s ON s.entitlement = l.entitlement GROUP BY s.source""";

    private static final String FILE = """
            SELECT string_agg(concat_ws(',', l.no, l.name_masked, encode(l.identity_sealed, 'hex'), encode(l.account_sealed, 'hex'), l.bank,
                l.amount, e.row_label), E'\\r\\n' ORDER BY l.no)
            FROM plain.line l JOIN plain.entitlement e ON e.id = l.entitlement WHERE l.state = 'OPEN'""";

    private static final String ANSWER = """
            INSERT INTO plain.result_row (sheet, no, household, amount, paid, bank_serial, booked_on)
            SELECT '00000000-0000-0000-0000-000000000001'::uuid, no, household, amount, true, 'P' || no, '2021-10-08' FROM plain.line""";

    private static final String PAY = """
            UPDATE plain.line l SET state = 'PAID', bank_serial = r.bank_serial, booked_on = r.booked_on FROM plain.result_row r
            WHERE l.no = r.no AND l.household = r.household AND l.amount = r.amount AND l.state = 'OPEN'""";

    private static final String DONE = """
            SELECT count(*) FROM plain.household h WHERE NOT EXISTS (SELECT FROM plain.entitlement e WHERE e.household = h.household
                AND e.amount > 0 AND NOT EXISTS (SELECT FROM plain.line l WHERE l.entitlement = e.id AND l.state = 'PAID'))""";
}
