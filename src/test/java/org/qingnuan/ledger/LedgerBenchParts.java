package org.qingnuan.ledger;

import static org.qingnuan.support.Part.figure;
import static org.qingnuan.support.Part.seconds;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.BarePoi;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.support.RosterRows;

/** The parts of {@link LedgerBench}, each the main program of a JVM of its own. */
final class LedgerBenchParts {

    static final int ROWS_OF_A_VILLAGE = 1_000;
    static final int PEOPLE = 2_000_000;

    private static final int KNOWN = 100;
    private static final int WARM_UP = 40;

    private LedgerBenchParts() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "events" -> {
                // once to warm up, as the other side reads twice, too
                BarePoi.events(Path.of(arguments[1]));
                figure("read", seconds(() -> BarePoi.events(Path.of(arguments[1]))));
            }
            case "model" -> figure("read", seconds(() -> BarePoi.model(Path.of(arguments[1]))));
            case "import" -> imported(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "search" -> search(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        figure("heap", peak());
        System.exit(0);
    }

    static Stream<List<String>> rows(int rows) {
        return Stream.concat(
                Stream.of(LedgerBench.header()),
                IntStream.range(0, rows).mapToObj(n -> LedgerBench.lineOf(n, "村" + n / ROWS_OF_A_VILLAGE + "村")));
    }

    private static void imported(Path file, int rows) throws Exception {
        RegisterWorld world = new RegisterWorld();
        RosterImports imports = RegisterWorld.bean(RosterImports.class);
        CaseKey body = world.countyOf(rows);
        for (int v = 0; v < LedgerBench.villages(rows); v++) {
            world.villages.add(body, "城关镇", null, "村" + v + "村", ROWS_OF_A_VILLAGE, "COAL_TO_GAS", "测试", "town");
        }
        figure("hand", seconds(() -> {
            SheetColumn[] columns =
                    LedgerBench.header().stream().map(SheetColumn::text).toArray(SheetColumn[]::new);
            try (InputStream in = Files.newInputStream(file)) {
                return SheetReader.create()
                        .hand(in, SheetFormat.of("x", columns).upTo(rows), (row, cells, found) -> true);
            }
        }));
        UUID[] id = new UUID[1];
        figure("check", seconds(() -> {
            try (InputStream in = Files.newInputStream(file)) {
                id[0] = imports.check(body, new SheetUpload("city.xlsx", in, null, read -> true), "town");
            }
            return id[0];
        }));
        RosterImports.Import checked = imports.get(body, id[0]);
        if (checked.problems() > 0) {
            throw new IllegalStateException(checked.findings().toString());
        }
        figure("sealing", sealing(world, id[0]));
        world.jdbc.sql("ANALYZE").update();
        figure("apply", seconds(() -> imports.apply(body, id[0], java.time.LocalDate.of(2021, 6, 15), false, "town")));
        figure(
                "registered",
                world.jdbc
                        .sql("SELECT count(*) FROM ledger.household WHERE plan = :plan AND active")
                        .param("plan", body.plan().value())
                        .query(Long.class)
                        .single());
        RegisterAccess access = RegisterWorld.bean(RegisterAccess.class);
        long number = access.begin(body, "测量", false, "town");
        figure("export", seconds(() -> {
            access.write(body, number, "测试", OutputStream.nullOutputStream());
            return number;
        }));
        figure("sxssf", seconds(() -> {
            BarePoi.write(rows(rows).iterator(), OutputStream.nullOutputStream());
            return rows;
        }));
    }

    /** What of a check goes into sealing the rows, keeping them and opening them again, part by part, in seconds. */
    private static double sealing(RegisterWorld world, UUID id) {
        SealedJson json = RegisterWorld.bean(SealedJson.class);
        world.jdbc.sql("CREATE TEMPORARY TABLE part (content bytea)").update();
        long spent = 0;
        for (Long part : world.jdbc
                .sql("SELECT id FROM ledger.roster_import_part WHERE import = :id")
                .param("id", id)
                .query(Long.class)
                .list()) {
            byte[] content = world.jdbc
                    .sql("SELECT content FROM ledger.roster_import_part WHERE id = :id")
                    .param("id", part)
                    .query(byte[].class)
                    .single();
            long start = System.nanoTime();
            byte[] sealed = json.sealRows(json.openRows(content));
            world.jdbc
                    .sql("INSERT INTO part (content) VALUES (:content)")
                    .param("content", sealed)
                    .update();
            spent += System.nanoTime() - start;
        }
        return spent / 1e9;
    }

    /** A million households of one plan in 20 bodies of 50 villages: 50 of a name, 100 of each last four characters. */
    private static void search(int households) throws Exception {
        RegisterWorld world = new RegisterWorld();
        String plan = world.plan.value();
        String body = world.xihe().area();
        world.jdbc.sql("ALTER TABLE ledger.household DISABLE TRIGGER USER").update();
        world.jdbc.sql("""
                        INSERT INTO ledger.dwelling (plan, village, address_sealed, natural_key)
                        SELECT :plan, 'v' || i % 1000, '\\x00', sha256(('a' || i)::bytea) FROM generate_series(1, :n) i""").param("plan", plan).param("n", households).update();
        world.jdbc.sql("""
                        INSERT INTO ledger.household (plan, body, village, dwelling, sequence_no, name_sealed, name_fingerprint, name_masked,
                            identity_sealed, identity_fingerprint, identity_masked, phone_sealed, phone_fingerprint, phone_masked, residents, rooms,
                            heated_area, previous_heating, route, willing, hardship, surveyed_on, eligibility, confirmed_on, retrofit, device_model,
                            device_serial, meter_sealed, meter_fingerprint, meter_masked, installed_on, change, changed_by, changed_at)
                        SELECT :plan, CASE WHEN i % 20 = 0 THEN :body ELSE 'b' || i % 20 END, d.village, d.id, 1 + i / 1000, '\\x00',
                            sha256(('n' || i % 20000)::bytea), '王**', '\\x00', sha256(('i' || i)::bytea), '370302********' || lpad((i % 10000)::text, 4, '0'),
                            '\\x00', sha256(('p' || i)::bytea), '138****0000', 3, 4, 80, 'LOOSE_COAL', 'COAL_TO_GAS', true, 'NONE', '2021-06-15',
                            'CONFIRMED', '2021-06-20', 'INSTALLED', 'BGL-20', 'MM' || i, '\\x00', sha256(('m' || i)::bytea), '尾号1', '2021-08-01',
                            'INSTALLED', 'town', '2021-08-01'
                        FROM (SELECT d.*, row_number() OVER () AS i FROM ledger.dwelling d WHERE d.plan = :plan) d""").param("plan", plan).param("body", body).update();
        world.jdbc.sql("ALTER TABLE ledger.household ENABLE TRIGGER USER").update();
        CaseKey village = world.village("东庄村", KNOWN);
        world.confirmed(village, 0, KNOWN);
        world.today("2021-08-20");
        world.install(village, "2021-08-01");
        world.jdbc.sql("VACUUM ANALYZE ledger.household").update();
        world.jdbc.sql("VACUUM ANALYZE ledger.dwelling").update();
        List<String> ids = world.ids(village);
        measure(
                world,
                "姓名",
                n -> RosterRows.name(world.people + n),
                "name_fingerprint = :x",
                text -> world.personal.fingerprint(text));
        measure(
                world,
                "脱敏身份证号",
                n -> world.personal.maskId(RosterRows.identity(world.people + n)),
                "identity_masked = :x",
                text -> text);
        measure(
                world,
                "身份证号后四位",
                n -> RosterRows.identity(world.people + n).substring(14),
                "right(identity_masked, 4) = :x",
                text -> text);
        measure(
                world,
                "住址",
                n -> "东庄村幸福路%d号".formatted(world.people + n),
                "dwelling IN (SELECT id FROM ledger.dwelling WHERE natural_key = :x)",
                text -> world.personal.fingerprint(Spelling.address(text.substring(3))));
        measure(
                world,
                "表具号",
                n -> "QB" + ids.get(n),
                "meter_fingerprint = :x",
                text -> world.personal.fingerprint(Spelling.number(text)));
        measure(world, "设备序列号", n -> "SN" + ids.get(n), "device_serial = :x", text -> text);
        measure(
                world,
                "身份证号",
                n -> RosterRows.identity(world.people + n),
                "identity_fingerprint = :x",
                text -> world.personal.fingerprint(text));
        figure(
                "p95.全部（第一页）",
                p95(n -> world.households.find(world.xihe(), "", 0).rows().size()));
        figure(
                "raw.全部（第一页）",
                p95(n -> world.jdbc
                        .sql("SELECT count(*) FROM ledger.household WHERE plan = :plan AND body = :body")
                        .param("plan", plan)
                        .param("body", body)
                        .query(Integer.class)
                        .single()));
    }

    private interface Asked {
        Object value(String text);
    }

    private interface Text {
        String of(int n);
    }

    private interface Call {
        int run(int n);
    }

    private static void measure(RegisterWorld world, String name, Text text, String where, Asked asked) {
        Map<String, Object> values = new HashMap<>();
        world.transaction.executeWithoutResult(status ->
                IntStream.range(0, KNOWN).forEach(n -> values.put(text.of(n), asked.value(text.of(n)))));
        figure("p95." + name, p95(n -> {
            int rows = world.households.find(world.xihe(), text.of(n), 0).rows().size();
            if (rows == 0) {
                throw new IllegalStateException("Nothing found by " + name + " " + text.of(n));
            }
            return rows;
        }));
        figure(
                "raw." + name,
                p95(n -> world.jdbc
                        .sql("SELECT * FROM ledger.household WHERE plan = :plan AND body = :body AND " + where
                                + " LIMIT 50")
                        .param("plan", world.plan.value())
                        .param("body", world.xihe().area())
                        .param("x", values.get(text.of(n)))
                        .query((row, number) -> row.getLong("id"))
                        .list()
                        .size()));
    }

    private static double p95(Call call) {
        for (int n = 0; n < WARM_UP; n++) {
            call.run(n % KNOWN);
        }
        long[] times = new long[2 * KNOWN];
        for (int n = 0; n < times.length; n++) {
            long start = System.nanoTime();
            call.run(n % KNOWN);
            times[n] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[times.length * 95 / 100] / 1e6;
    }

    /** What the heap held at most, in MB. */
    private static double peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1e6;
    }
}
