package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.Together;

/** A body is praised for a gate that all its villages finished in time, where the plan's document has praise (JY-21). */
class PraisesTest {

    private static final LocalDate WORKS = LocalDate.of(2021, 8, 30);

    private final PlacesWorld world = new PlacesWorld();
    private final CaseKey east = world.village("东庄村", 10);
    private final CaseKey west = world.village("西庄村", 10);

    @BeforeEach
    void aDocumentWithPraise() {
        praiseCirculars(true);
        List.of(east, west).forEach(village -> {
            world.stages.armed(village, "works", "建成", WORKS);
            world.stages.started(village, "works", "construction", "施工");
        });
    }

    private void praiseCirculars(boolean on) {
        world.jdbc
                .sql(
                        "update ledger.plan set rules = rules || jsonb_build_object('praiseCirculars', :on) where id = :plan")
                .param("on", on)
                .param("plan", world.plan.value())
                .update();
    }

    private void finish(CaseKey village, String finishedOn) {
        world.stages.reported(village, "construction", LocalDate.parse(finishedOn));
        world.stages.ended(village, "construction");
        world.stages.frameEnded(village, "works");
    }

    private void bothInTime() {
        world.today("2021-08-28");
        finish(east, "2021-08-27");
        finish(west, "2021-08-28");
    }

    private void praise(String text) {
        world.praises.issue(world.xihe(), "works", " ", text, "office");
    }

    @Test
    void aGateCanBePraisedOnceItsLastVillageFinishedInTime() {
        world.today("2021-08-28");
        finish(east, "2021-08-27");
        assertThat(world.praises.candidates(world.xihe())).isEmpty();

        finish(west, "2021-08-28");

        assertThat(world.praises.candidates(world.xihe()))
                .containsExactly(new Praise.Candidate("works", "建成", WORKS, LocalDate.of(2021, 8, 28), 2));
        assertThat(world.praises.candidates(world.hongshan())).isEmpty();
    }

    @Test
    void aVillageThatFinishedTooLateTakesThePraiseAwayAndOneThatLeftThePlanDoesNot() {
        CaseKey gone = world.village("北庄村", 10);
        world.stages.armed(gone, "works", "建成", WORKS);
        world.villages.withdraw(gone, "整村搬迁", "town");
        bothInTime();
        assertThat(world.praises.candidates(world.xihe())).hasSize(1);

        CaseKey late = world.village("南庄村", 10);
        world.stages.armed(late, "works", "建成", WORKS);
        world.stages.started(late, "works", "construction", "施工");
        world.today("2021-09-01");
        finish(late, "2021-08-31");

        assertThat(world.praises.candidates(world.xihe())).isEmpty();
    }

    @Test
    void aCircularKeepsWhatWasSoAndIsNumberedWithoutGaps() {
        bothInTime();
        assertThatThrownBy(() -> praise("  "))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("表扬内容");

        praise(" 逐村包靠 ");

        assertThat(world.praises.of(world.xihe()))
                .extracting(
                        Praise::number,
                        Praise::documentNo,
                        Praise::frameName,
                        Praise::finishedOn,
                        Praise::cases,
                        Praise::text,
                        Praise::by)
                .containsExactly(tuple("表扬〔2021〕第1号", null, "建成", LocalDate.of(2021, 8, 28), 2, "逐村包靠", "office"));
        assertThat(world.praises.candidates(world.xihe())).isEmpty();
    }

    @Test
    void threeOfficesAtOncePraiseOnce() throws Exception {
        bothInTime();
        Callable<String> issue = () -> {
            try {
                praise("逐村包靠");
                return "issued";
            } catch (SubmissionRefused refused) {
                return refused.getMessage();
            }
        };

        List<String> outcomes = Together.run(List.of(issue, issue, issue));

        assertThat(outcomes).filteredOn("issued"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> outcome.contains("已经通报表扬")).hasSize(2);
        assertThat(world.praises.of(world.xihe())).hasSize(1);
    }

    @Test
    void aPlanWhoseDocumentHasNoPraiseIssuesNone() {
        praiseCirculars(false);
        bothInTime();

        assertThat(world.praises.candidates(world.xihe())).isEmpty();
        assertThatThrownBy(() -> praise("逐村包靠")).isInstanceOf(SubmissionRefused.class);
        assertThat(world.praises.of(world.xihe())).isEmpty();
    }
}
