package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.RosterRows;
import org.qingnuan.support.Together;

/**
 * Files of two villages that overlap as chance will: the same people, houses, devices and meters, also the same file twice.
 * Applied all at once they end in a register that they would have ended in one after the other.
 */
@Tag("full")
class ImportsInAnyOrderTest {

    private static final int VILLAGES = 2;
    private static final int HOUSEHOLDS = 4;

    /** People whom no other test has; the same in every world of this test. */
    private static final int PEOPLE = 90_000_000;

    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    /** A file of a village: for each line which person or household, and which detail. */
    record File(int village, Map<Integer, Integer> lines) {}

    /** What remains: the register, line by line, and which files were refused. */
    record Outcome(List<String> register, List<Boolean> refused) {}

    @Provide
    Arbitrary<File> files() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, VILLAGES - 1),
                        Arbitraries.maps(
                                        Arbitraries.integers().between(0, HOUSEHOLDS - 1),
                                        Arbitraries.integers().between(0, 5))
                                .ofMinSize(1))
                .as(File::new);
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void rostersEndAsOneAfterTheOther(@ForAll @Size(3) List<@From("files") File> files) throws Exception {
        Map<List<Integer>, Outcome> orders = new HashMap<>();
        for (List<Integer> order : ORDERS) {
            orders.put(order, oneByOne(new Rosters(), files, order));
        }

        Outcome together = allAtOnce(new Rosters(), files);

        assertThat(orders.values()).contains(together);
        assertThat(together.refused()).doesNotContain(true);
        if (files.stream().map(File::village).distinct().count() == files.size() || sameWhereTheyMeet(files)) {
            assertThat(Set.copyOf(orders.values())).as("order does not matter").hasSize(1);
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void reportsOfWorksEndAsOneAfterTheOther(@ForAll @Size(3) List<@From("files") File> files) throws Exception {
        Map<List<Integer>, Outcome> orders = new HashMap<>();
        for (List<Integer> order : ORDERS) {
            orders.put(order, oneByOne(new Works(), files, order));
        }

        Outcome together = allAtOnce(new Works(), files);

        assertThat(orders.values()).contains(together);
        assertThat(together.register().stream()
                        .filter(line -> line.contains("SN"))
                        .map(line -> line.replaceAll(".*(SN[0-9]+).*", "$1")))
                .as("no device stands twice")
                .doesNotHaveDuplicates();
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whateverIsHandedInAgainChangesNothing(@ForAll @Size(2) List<@From("files") File> files) throws Exception {
        for (Imports imports : List.of(new Rosters(), new Works())) {
            Outcome once = oneByOne(imports, files, List.of(0, 1));
            List<String> register = imports.register();

            assertThat(register).isEqualTo(once.register());
            if (!once.refused().get(1)) {
                imports.handIn(files.get(1)).call();
                assertThat(imports.register()).isEqualTo(register);
            }
        }
    }

    private static boolean sameWhereTheyMeet(List<File> files) {
        return files.stream().collect(Collectors.groupingBy(File::village)).values().stream()
                .allMatch(ofOne -> ofOne.stream().distinct().count() == 1);
    }

    private static Outcome oneByOne(Imports imports, List<File> files, List<Integer> order) throws Exception {
        List<Callable<Boolean>> handed = new ArrayList<>();
        for (File file : files) {
            handed.add(imports.handIn(file));
        }
        Boolean[] refused = new Boolean[files.size()];
        for (int i : order) {
            refused[i] = handed.get(i).call();
        }
        return new Outcome(imports.register(), List.of(refused));
    }

    private static Outcome allAtOnce(Imports imports, List<File> files) throws Exception {
        List<Callable<Boolean>> handed = new ArrayList<>();
        for (File file : files) {
            handed.add(imports.handIn(file));
        }
        List<Boolean> refused = Together.run(handed);
        return new Outcome(imports.register(), refused);
    }

    /** Two villages, and files that are handed in for them. */
    private abstract static class Imports {

        final RegisterWorld world = new RegisterWorld();
        final List<CaseKey> villages = List.of(
                world.village("东庄村", 50), world.villages.add(world.hongshan(), "西庄村", 50, "COAL_TO_GAS", "测试", "town"));

        Imports() {
            world.clockRuns();
        }

        /** Checks a file now; to be called for whether it was refused when it was applied. */
        abstract Callable<Boolean> handIn(File file);

        Callable<Boolean> applied(Runnable apply) {
            return () -> {
                try {
                    apply.run();
                    return false;
                } catch (SubmissionRefused refused) {
                    assertThat(refused.findings()).isNotEmpty();
                    return true;
                }
            };
        }

        List<String> register() {
            return world.jdbc.sql("""
                            SELECT concat_ws('|', a.name, h.sequence_no, h.eligibility, h.rooms, encode(h.name_fingerprint, 'hex'),
                                encode(h.identity_fingerprint, 'hex'), encode(h.phone_fingerprint, 'hex'), encode(d.natural_key, 'hex'),
                                h.retrofit, h.device_model, substr(h.device_serial, 1, 3), h.meter_masked, h.installed_on,
                                encode(p.account_fingerprint, 'hex'), p.bank,
                                (SELECT string_agg(f.kind || cardinality(f.others), ',' ORDER BY f.kind, f.evidence)
                                    FROM ledger.flag f WHERE f.household = h.id AND f.cleared_at IS NULL))
                            FROM ledger.household h JOIN ledger.area a ON a.id = h.village JOIN ledger.dwelling d ON d.id = h.dwelling
                            LEFT JOIN ledger.payee p ON p.household = h.id AND p.valid_to IS NULL
                            WHERE h.plan = :plan AND h.active""").param("plan", world.plan.value()).query(String.class).list().stream()
                    .sorted()
                    .toList();
        }
    }

    /** Rosters: the same persons and houses in both villages, with more or fewer rooms and sometimes another's card. */
    private static final class Rosters extends Imports {

        @Override
        Callable<Boolean> handIn(File file) {
            CaseKey village = villages.get(file.village());
            List<Map<String, String>> rows = new ArrayList<>();
            file.lines().forEach((person, detail) -> {
                Map<String, String> row = new LinkedHashMap<>(
                        RosterRows.of(PEOPLE + person, 1).rows().get(0));
                row.put("no", Integer.toString(person + 1));
                row.put("rooms", Integer.toString(1 + detail));
                row.put("account", RosterRows.account(PEOPLE + (detail == 5 ? 0 : person)));
                rows.add(row);
            });
            UUID sheet = world.sheet(SheetKind.ROSTER, village, rows);
            UUID submission = world.hand(village, Tasks.REGISTER_SURVEY, Map.of("surveyedOn", "2021-06-15"), sheet);
            return applied(() -> world.households.recordSurvey(village, submission, "clerk"));
        }
    }

    /** Works: confirmed households of both villages, and six devices that several of them claim. */
    private static final class Works extends Imports {

        private final List<List<String>> households;

        Works() {
            for (int v = 0; v < VILLAGES; v++) {
                world.confirmed(villages.get(v), v * HOUSEHOLDS, HOUSEHOLDS);
            }
            households = villages.stream().map(world::ids).toList();
            world.today("2021-08-20");
            world.clockRuns();
        }

        @Override
        Callable<Boolean> handIn(File file) {
            CaseKey village = villages.get(file.village());
            Map<Integer, Map<String, String>> byDevice = new LinkedHashMap<>();
            file.lines()
                    .forEach((household, device) -> byDevice.put(
                            device,
                            Map.of(
                                    "household", households.get(file.village()).get(household),
                                    "model", "BGL-20",
                                    "serial",
                                            "SN%d-%s"
                                                    .formatted(device, world.plan.value())
                                                    .toUpperCase(),
                                    "meter", "QB%s%d".formatted(world.people, device),
                                    "installedOn", "2021-08-01")));
            UUID sheet = world.sheet(SheetKind.PROGRESS, village, List.copyOf(byDevice.values()));
            UUID submission = world.hand(village, Tasks.REPORT_PROGRESS, Map.of(), sheet);
            return applied(() -> world.households.recordProgress(village, submission, "contractor"));
        }

        /** Without what a world has for itself alone: its people. */
        @Override
        List<String> register() {
            return super.register().stream()
                    .map(line -> line.replaceAll("[0-9a-f]{64}", "…"))
                    .toList();
        }
    }
}
