package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.PlanId;

/** What a demonstration shows of a plan of any year and size. */
class ScriptTest {

    private static final PlanId PLAN = new PlanId("laizhou-2023");

    @Test
    void aDemonstrationStandsAtTheFirstBeginningOfSeptemberAfterThePlansIssue() {
        assertThat(demonstration("2023-04-05").until()).isEqualTo(Instant.parse("2023-09-03T02:00:00Z"));
        assertThat(demonstration("2021-09-03").until()).isEqualTo(Instant.parse("2022-09-03T02:00:00Z"));
        assertThat(demonstration("2019-10-20").until()).isEqualTo(Instant.parse("2020-09-03T02:00:00Z"));
    }

    @Test
    void aDemonstrationPlaysASmallPlanWholeAndOfALargeOneWhatIsThereSoon() {
        assertThat(demonstration("2021-04-01").householdsOf(2_198)).isEqualTo(2_198);
        assertThat(demonstration("2021-04-01").householdsOf(105_000)).isEqualTo(2_500);
    }

    @Test
    void aRehearsalPlaysWhatItWasAskedForAndWithoutAQuestionTheWhole() {
        assertThat(rehearsal(0).householdsOf(105_000)).isEqualTo(105_000);
        assertThat(rehearsal(34).householdsOf(21_905)).isEqualTo(34);
    }

    private static Script demonstration(String issued) {
        return Script.demonstration(PLAN, 2_500, 1, LocalDate.parse(issued));
    }

    private static Script rehearsal(int households) {
        return Script.season(PLAN, households, 1, Pace.MIXED, LocalDate.of(2023, 4, 5), false);
    }
}
