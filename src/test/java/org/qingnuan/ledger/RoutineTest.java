package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.ledger.RegisterWorld.bean;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.ledger.Notices.Reader;
import org.qingnuan.shared.CaseKey;

/** What no document gives a figure for: reports each week, a drill before heating, spot checks of 5 % (B5.4, B5.7, B5.11). */
class RoutineTest {

    private static final String REPORT = "进展报告";
    private static final String DRILL = "采暖季前应急演练";

    private final RegisterWorld world = new RegisterWorld();
    private final Notices notices = bean(Notices.class);
    private final WorkRecords records = bean(WorkRecords.class);
    private final SpotChecks checks = bean(SpotChecks.class);
    private final String town = "town-" + world.plan;

    @BeforeEach
    void aPlanThatWasStarted() {
        bean(PlanStarts.class).claim(world.plan, "admin");
    }

    private void days(CaseKey body, String from, String to) {
        LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).forEach(day -> {
            world.today(day.toString());
            notices.remind(body, List.of(new Reader(town, true, true, false, false)));
        });
    }

    private List<String> toldOn(String what) {
        return notices.of(town).stream()
                .filter(notice -> notice.frameName().equals(what))
                .map(notice -> notice.day().toString())
                .sorted()
                .toList();
    }

    private void note(CaseKey body, WorkKind kind, String day, WorkPartner... partners) {
        records.note(body, new WorkEntry(kind, LocalDate.parse(day), "标题", "内容", Set.of(partners)), "town");
    }

    private void routine(String json) {
        world.jdbc
                .sql(
                        "update ledger.plan set rules = jsonb_set(rules, '{routine}', cast(:rules as jsonb)) where id = :plan")
                .param("rules", json)
                .param("plan", world.plan.value())
                .update();
    }

    @Test
    void aReportThatIsLateIsToldOnceForEachWeekUntilItIsThere() {
        days(world.xihe(), "2021-06-16", "2021-07-01");
        assertThat(toldOn(REPORT)).containsExactly("2021-06-23", "2021-06-30");
        assertThat(notices.of(town)).extracting(Notice::title).contains("西河镇“进展报告”已于2021年6月22日到期，还没有办");

        note(world.xihe(), WorkKind.PROGRESS_REPORT, "2021-06-30");
        days(world.xihe(), "2021-07-02", "2021-07-08");

        assertThat(toldOn(REPORT)).containsExactly("2021-06-23", "2021-06-30", "2021-07-08");
    }

    @Test
    void aReportOfAnotherTownOrOneThatWasPutRightByAnotherKindDoesNotCount() {
        note(world.hongshan(), WorkKind.PROGRESS_REPORT, "2021-06-15");
        note(world.xihe(), WorkKind.PROGRESS_REPORT, "2021-06-15");
        world.today("2021-06-20");
        note(world.xihe(), WorkKind.PROGRESS_REPORT, "2021-06-20");
        long wrong = records.of(world.xihe()).get(0).id();
        records.correct(
                world.xihe(),
                wrong,
                new WorkEntry(WorkKind.VISIT, LocalDate.of(2021, 6, 20), "标题", "内容", Set.of()),
                "town");

        days(world.xihe(), "2021-06-21", "2021-06-23");

        assertThat(toldOn(REPORT)).containsExactly("2021-06-23");
    }

    @Test
    void aDrillIsAskedForBeforeHeatingStartsAndToldWhenItWasNotHeld() {
        routine("{\"reportDays\":0,\"drills\":1,\"spotCheckPercent\":5}");

        days(world.xihe(), "2021-10-14", "2021-11-16");

        assertThat(toldOn(DRILL)).containsExactly("2021-10-15", "2021-10-31", "2021-11-07", "2021-11-13", "2021-11-15");
        assertThat(notices.of(town))
                .extracting(Notice::title)
                .contains("西河镇“采暖季前应急演练”已于2021年11月14日到期，还没有办", "西河镇“采暖季前应急演练”还有7天到期（2021年11月14日），还没有办");
    }

    @Test
    void whoHeldTheDrillIsLeftAloneUntilTheNextSeason() {
        routine("{\"reportDays\":0,\"drills\":1,\"spotCheckPercent\":5}");
        world.today("2021-10-10");
        note(world.xihe(), WorkKind.DRILL, "2021-10-10", WorkPartner.GAS_COMPANY, WorkPartner.FIRE_SERVICE);

        days(world.xihe(), "2021-10-11", "2021-11-20");
        assertThat(toldOn(DRILL)).isEmpty();

        days(world.xihe(), "2022-10-14", "2022-10-16");
        assertThat(toldOn(DRILL)).containsExactly("2022-10-15");
    }

    @Test
    void aPlanThatAsksForNeitherRemindsOfNeither() {
        routine("{\"reportDays\":0,\"drills\":0,\"spotCheckPercent\":5}");

        days(world.xihe(), "2021-11-10", "2021-11-20");

        assertThat(notices.of(town)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "20, 1", "21, 2", "40, 2", "41, 3", "2198, 110"})
    void fivePercentAreRoundedUp(int households, int drawn) {
        List<Long> population = LongStream.rangeClosed(1, households).boxed().toList();

        assertThat(SpotCheck.sample(population, 5, 7)).hasSize(drawn).isSubsetOf(population);
    }

    @Test
    void theSameSeedDrawsTheSameHouseholdsAndAnotherOneOthers() {
        List<Long> population = LongStream.rangeClosed(1, 2198).boxed().toList();

        assertThat(SpotCheck.sample(population, 5, 7))
                .isEqualTo(SpotCheck.sample(population, 5, 7))
                .isNotEqualTo(SpotCheck.sample(population, 5, 8));
    }

    @Test
    void aSampleIsKeptWithItsSeedAndEachHouseholdsResultOnce() {
        CaseKey village = accepted(21);
        world.today("2021-09-01");
        checks.draw(world.xihe(), "office");

        SpotCheck drawn = checks.of(world.xihe()).get(0);
        assertThat(drawn.population()).isEqualTo(21);
        assertThat(drawn.percent()).isEqualTo(5);
        List<Long> all = world.ids(village).stream().map(Long::valueOf).toList();
        assertThat(drawn.items())
                .extracting(SpotCheck.Item::household)
                .containsExactlyElementsOf(SpotCheck.sample(all, 5, drawn.seed()));

        long first = drawn.items().get(0).household();
        LocalDate today = LocalDate.of(2021, 9, 1);
        assertThatThrownBy(() -> checks.found(world.xihe(), drawn.id(), first, false, " ", today, "office"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("没有写明不合格的情况");
        checks.found(world.xihe(), drawn.id(), first, false, "烟道没有密封", today, "office");
        assertThatThrownBy(() -> checks.found(world.xihe(), drawn.id(), first, true, null, today, "office"))
                .hasMessageContaining("已经登记");
        long other = all.stream()
                .filter(id -> drawn.items().stream().noneMatch(item -> item.household() == id))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> checks.found(world.xihe(), drawn.id(), other, true, null, today, "office"))
                .hasMessageContaining("不在这次抽查的名单里");

        assertThat(checks.of(world.xihe()).get(0).items().get(0))
                .isEqualTo(new SpotCheck.Item(first, "抽查村", false, "烟道没有密封", today));
    }

    @Test
    void nothingIsDrawnBeforeAnybodyIsAccepted() {
        assertThatThrownBy(() -> checks.draw(world.xihe(), "office"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("还没有验收合格的户");
    }

    private CaseKey accepted(int households) {
        CaseKey village = world.village("抽查村", households);
        world.confirmed(village, 0, households);
        world.today("2021-08-20");
        world.install(village, "2021-08-10");
        world.commission(
                village,
                world.each(village, Map.of("commissionedOn", "2021-08-12", "oldStoveRemovedOn", "2021-08-12")));
        world.inspect(
                village,
                world.each(village, Map.of("result", "PASSED", "inspectedOn", "2021-08-15", "inspectors", "验收组")));
        return village;
    }
}
