package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.Region;
import org.springframework.dao.DataAccessException;

/** Urban central heating by area (HZ-01): targets that are no households, and what is reported of them. */
class AreaTargetsTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 6, 15);

    private final PlacesWorld world = new PlacesWorld();
    private final AreaTargets areas = new StoredAreaTargets(world.jdbc, PlacesWorld.bean(java.time.Clock.class));

    @BeforeEach
    void twoAreas() {
        areas.define(
                world.plan,
                List.of(
                        new Target(new Region("shiqu", "市区"), null, 2_007_000, "平方米"),
                        new Target(new Region("caoxian", "曹县"), null, 300_000, "平方米")));
    }

    @Test
    void theLatestReportCounts() {
        areas.report(world.plan, "shiqu", 100_000, TODAY.minusDays(5), "一期", "office");
        areas.report(world.plan, "shiqu", 90_000, TODAY, null, "office");

        assertThat(areas.of(world.plan))
                .containsExactly(
                        new AreaTarget("shiqu", "市区", 2_007_000, "平方米", 90_000, TODAY, null),
                        new AreaTarget("caoxian", "曹县", 300_000, "平方米", 0, null, null));
    }

    @Test
    void theTargetsOfTheFirstStartStay() {
        areas.define(world.plan, List.of(new Target(new Region("shiqu", "市区"), null, 1, "平方米")));

        assertThat(LongStream.of(areas.of(world.plan).stream()
                                .mapToLong(AreaTarget::quantity)
                                .toArray())
                        .sum())
                .isEqualTo(2_307_000);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> areas.report(world.plan, "danxian", 1, TODAY, null, "office"))
                .isInstanceOf(SubmissionRefused.class);
        assertThatThrownBy(() -> areas.report(world.plan, "shiqu", -1, TODAY, null, "office"))
                .isInstanceOf(SubmissionRefused.class);
        assertThatThrownBy(() -> areas.report(world.plan, "shiqu", 1, TODAY.plusDays(1), null, "office"))
                .isInstanceOf(SubmissionRefused.class);
    }

    @Test
    void aReportIsNeitherChangedNorDeleted() {
        areas.report(world.plan, "shiqu", 100_000, TODAY, null, "office");

        assertThatThrownBy(
                        () -> world.jdbc.sql("delete from ledger.area_progress").update())
                .isInstanceOf(DataAccessException.class);
    }
}
