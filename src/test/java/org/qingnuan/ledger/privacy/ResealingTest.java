package org.qingnuan.ledger.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.KeyRotation.Standing;
import org.qingnuan.ledger.RegisterAccess;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.RosterRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The whole ledger's database goes over to a new key while it is worked with, and back again for the tests that follow. */
@Tag("full")
class ResealingTest {

    private static final String NEW = key((byte) 77);
    private static final int MOST_STEPS = 100_000;

    private final RegisterWorld world = new RegisterWorld();
    private final CaseKey village = world.village("东庄村", 100);
    private final SealedColumns columns = RegisterWorld.bean(SealedColumns.class);

    private static String key(byte value) {
        byte[] key = new byte[32];
        Arrays.fill(key, value);
        return Base64.getEncoder().encodeToString(key);
    }

    private static SealedPersonalData by(String data, String... old) {
        return new SealedPersonalData(
                new Keys(data, RegisterWorld.SEARCH_KEY, List.of(old)), RegisterWorld.bean(SearchKeys.class));
    }

    private static Resealing resealing(SealedPersonalData personal) {
        return new Resealing(
                personal,
                RegisterWorld.bean(SealedColumns.class),
                RegisterWorld.bean(RestingGuards.class),
                RegisterWorld.bean(JdbcClient.class),
                RegisterWorld.bean(PlatformTransactionManager.class),
                RegisterWorld.bean(Clock.class));
    }

    private static void await(Resealing resealing) throws InterruptedException {
        for (int tries = 0; resealing.running(); tries++) {
            assertThat(tries).as("it comes to its end").isLessThan(3_000);
            Thread.sleep(100);
        }
    }

    private static int toTheEnd(Resealing resealing) {
        int steps = 0;
        while (resealing.next()) {
            assertThat(++steps).isLessThan(MOST_STEPS);
        }
        return steps;
    }

    @AfterEach
    void backToTheKeyOfTheOtherTests() {
        SealedPersonalData before = by(RegisterWorld.DATA_KEY, NEW);
        if (left(before) > 0) {
            toTheEnd(resealing(before));
        }
        assertThat(left(before)).isZero();
    }

    @Test
    void allIsSealedByTheNewKeyAndNothingElseChanges() {
        world.confirmed(village, 0, 40);
        RegisterWorld.bean(RegisterAccess.class)
                .disclose(village.with("household", world.ids(village).get(0)), "核对", "wang");
        long events = world.events(village);
        Map<String, Long> rows = rowCounts();
        SealedPersonalData after = by(NEW, RegisterWorld.DATA_KEY);

        toTheEnd(resealing(after));

        assertThat(left(after)).isZero();
        assertThat(resealing(after).standing())
                .filteredOn(table -> table.table().equals("ledger.household"))
                .extracting(Standing::finishedAt)
                .doesNotContainNull();
        SealedPersonalData newKeyAlone = by(NEW);
        assertThat(opened(newKeyAlone, "identity_sealed")).contains(RosterRows.identity(world.people));
        assertThat(world.events(village)).as("no event for a change of nothing").isEqualTo(events);
        assertThat(rowCounts()).isEqualTo(rows);
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.household_event SET reason = 'x'")
                        .update())
                .as("the guards are back")
                .hasMessageContaining("never changed");
    }

    @Test
    void itStopsAnywhereAndGoesOn() {
        world.confirmed(village, 0, 60);
        SealedPersonalData after = by(NEW, RegisterWorld.DATA_KEY);
        long before = left(after);

        resealing(after).next();
        resealing(after).next();

        assertThat(opened(after, "name_sealed")).contains(RosterRows.name(world.people));
        toTheEnd(resealing(after));
        assertThat(before).isPositive();
        assertThat(left(after)).isZero();
    }

    @Test
    void whoStillWritesByTheOldKeyIsFollowed() throws InterruptedException {
        world.confirmed(village, 0, 5);
        SealedPersonalData after = by(NEW, RegisterWorld.DATA_KEY);
        toTheEnd(resealing(after));

        world.sheet(
                SheetKind.ROSTER, world.village("西洼村", 10), world.roster(50, 3).rows());
        assertThat(left(after)).as("a node that was not restarted yet").isPositive();
        Resealing again = resealing(after);
        again.start();
        await(again);

        assertThat(left(after)).isZero();
    }

    @Test
    void everyColumnOfBytesIsKnownToBeSealedOrNot() {
        world.confirmed(village, 0, 3);
        SealedPersonalData personal = by(RegisterWorld.DATA_KEY);

        columns.byTable()
                .forEach((table, names) -> names.forEach(column -> world.jdbc
                        .sql("SELECT %s FROM %s WHERE %s IS NOT NULL LIMIT 20".formatted(column, table, column))
                        .query((row, n) -> row.getBytes(1))
                        .list()
                        .forEach(value -> assertThat(personal.openBytes(value))
                                .as(table + "." + column)
                                .isNotNull())));
        assertThat(columns.byTable().entrySet().stream()
                        .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column))
                        .filter(column -> !column.endsWith("_sealed")))
                .as("sealed under other names; decide in SealedColumns about a new one")
                .containsExactlyInAnyOrder(
                        "finance.bank_file.content",
                        "ledger.document_content.sealed",
                        "ledger.draft.content",
                        "ledger.household_change.content",
                        "ledger.responsibility.name",
                        "ledger.roster_import.file_name",
                        "ledger.roster_import.findings",
                        "ledger.roster_import_part.content",
                        "ledger.safety_officer.name",
                        "ledger.safety_officer.phone",
                        "ledger.sheet.content",
                        "ledger.sheet.file_name",
                        "ledger.sheet_attempt.content",
                        "ledger.submission.content");
        assertThat(columns.byTable().get("ledger.household"))
                .containsExactlyInAnyOrder(
                        "name_sealed",
                        "identity_sealed",
                        "phone_sealed",
                        "meter_sealed",
                        "spouse_sealed",
                        "domicile_sealed",
                        "title_no_sealed",
                        "power_account_sealed",
                        "power_meter_sealed",
                        "gas_code_sealed",
                        "installers_sealed");
    }

    @Test
    void keysOfTheSameNameAreRefused() {
        assertThatThrownBy(() -> by(NEW, NEW)).hasMessageContaining("qingnuan.keys.old-data");
        assertThatThrownBy(() -> by(NEW, "c2hvcnQ=")).hasMessageContaining("32 字节");
    }

    private List<String> opened(SealedPersonalData by, String column) {
        return world.jdbc
                .sql("SELECT %s FROM ledger.household WHERE plan = :plan".formatted(column))
                .param("plan", world.plan.value())
                .query((row, n) -> by.open(row.getBytes(1)))
                .list();
    }

    private long left(SealedPersonalData by) {
        return resealing(by).standing().stream().mapToLong(Standing::left).sum();
    }

    private Map<String, Long> rowCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : columns.byTable().keySet()) {
            counts.put(
                    table,
                    world.jdbc
                            .sql("SELECT count(*) FROM " + table)
                            .query(Long.class)
                            .single());
        }
        return counts;
    }
}
