package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.FlagKind;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;

class RegisterVolumeTest {

    private static final int ZICHUAN = 2198;

    private final RegisterWorld world = new RegisterWorld();

    @Test
    void allOfZichuansHouseholdsGoFromRosterToAcceptanceInSeconds() {
        CaseKey village = world.village("全区", ZICHUAN);
        StringBuilder figures = new StringBuilder("%d households:".formatted(ZICHUAN));
        long start = System.nanoTime();

        timed(
                figures,
                "survey",
                () -> world.survey(village, world.roster(0, ZICHUAN).rows()));
        timed(figures, "screen", () -> world.households.screen(village, world.plan));
        timed(figures, "confirm", () -> world.confirm(village, world.each(village, Map.of("result", "CONFIRMED"))));
        world.recommend(village);
        world.today("2021-08-20");
        timed(
                figures,
                "download",
                () -> world.sheets.prefilled(SheetKind.PROGRESS, village, new ByteArrayOutputStream()));
        timed(figures, "install", () -> world.install(village, "2021-08-01"));
        timed(
                figures,
                "commission",
                () -> world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-10"))));
        timed(
                figures,
                "inspect",
                () -> world.inspect(
                        village,
                        world.each(
                                village, Map.of("result", "PASSED", "inspectedOn", "2021-08-12", "inspectors", "赵工"))));
        System.out.println(figures);

        assertThat(world.numbers(village))
                .isEqualTo(new Numbers(ZICHUAN, ZICHUAN, ZICHUAN, 0, ZICHUAN, ZICHUAN, ZICHUAN, 0));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void theSameSheetAppliedByTwoAtOnceCountsOnce() throws Exception {
        CaseKey village = world.village("东庄村", 200);
        List<Map<String, String>> roster = world.roster(0, 200).rows();
        UUID sheet = world.sheet(SheetKind.ROSTER, village, roster);

        List<Integer> changed = together(List.of(survey(village, sheet), survey(village, sheet)));

        assertThat(changed).containsExactlyInAnyOrder(200, -1);
        assertThat(world.numbers(village).surveyed()).isEqualTo(200);
        assertThat(world.events(village)).isEqualTo(200);
    }

    @Test
    void theSameContentUploadedTwiceAndAppliedAtOnceCountsOnce() throws Exception {
        CaseKey village = world.village("东庄村", 200);
        List<Map<String, String>> roster = world.roster(0, 200).rows();

        List<Integer> changed = together(List.of(
                survey(village, world.sheet(SheetKind.ROSTER, village, roster)),
                survey(village, world.sheet(SheetKind.ROSTER, village, roster))));

        assertThat(changed).containsExactlyInAnyOrder(200, 0);
        assertThat(world.events(village)).isEqualTo(200);
    }

    @Test
    void personsSurveyedByTwoVillagesAtOnceAreDoubtedInBoth() throws Exception {
        CaseKey east = world.village("东庄村", 50);
        CaseKey west = world.villages.add(world.hongshan(), "西庄村", 50, "COAL_TO_GAS", "测试", "town");
        List<Map<String, String>> roster = world.roster(0, 50).rows();

        List<Integer> changed = together(List.of(
                survey(east, world.sheet(SheetKind.ROSTER, east, roster)),
                survey(west, world.sheet(SheetKind.ROSTER, west, roster))));

        assertThat(changed).containsExactly(50, 50);
        Flags flags = RegisterWorld.bean(Flags.class);
        for (CaseKey village : List.of(east, west)) {
            assertThat(world.numbers(village).surveyed()).isEqualTo(50);
            assertThat(flags.ofVillage(village).stream().filter(flag -> flag.kind() == FlagKind.SEVERAL_DWELLINGS))
                    .as(village + " names the other village's households")
                    .hasSize(50);
        }
    }

    /** Applies a sheet handed in before; -1 when it is refused. */
    private Callable<Integer> survey(CaseKey village, UUID sheet) {
        UUID submission = world.hand(village, Tasks.REGISTER_SURVEY, Map.of("surveyedOn", "2021-06-15"), sheet);
        return () -> {
            try {
                return world.households.recordSurvey(village, submission, "clerk");
            } catch (SubmissionRefused refused) {
                return -1;
            }
        };
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(calls.size());
        try {
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return Collections.unmodifiableList(answers);
        } finally {
            people.shutdownNow();
        }
    }

    private static void timed(StringBuilder figures, String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        figures.append(" %s %d ms".formatted(name, (System.nanoTime() - start) / 1_000_000));
    }
}
