package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Decisions;
import org.qingnuan.ledger.EligibilityTrial;
import org.qingnuan.ledger.EligibilityTrial.Change;
import org.qingnuan.ledger.EligibilityTrial.Way;
import org.qingnuan.ledger.EligibilityTrials;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.shared.CaseKey;

/** Six households of 2, 3, 4, 5, 2 and 3 rooms in a confirmed village, the same again in one that is only screened. */
class EligibilityTrialsTest {

    private final RegisterWorld world = new RegisterWorld();
    private final EligibilityTrials trials = RegisterWorld.bean(EligibilityTrials.class);
    private final CaseKey confirmed = world.village("东庄村", 6);
    private final CaseKey screened = world.village("西洼村", 6);

    EligibilityTrialsTest() {
        world.confirmed(confirmed, 0, 6);
        world.survey(screened, world.roster(100, 6).rows());
        world.households.screen(screened, world.plan);
    }

    @Test
    void theTableThatHoldsChangesNobody() {
        EligibilityTrial trial = trials.run(world.plan, world.table);

        assertThat(trial.households()).isEqualTo(12);
        assertThat(trial.changes()).isEmpty();
        assertThat(trial.unanswered()).isEmpty();
    }

    @Test
    void whoWouldChangeIsToldWithReasonCodeAndClauseOnEitherSide() {
        EligibilityTrial trial = trials.run(world.plan, fewestRooms(3, true));

        assertThat(trial.ways()).isEqualTo(Map.of(Way.CONFIRMED_RULED_OUT, 2, Way.RULED_OUT, 2));
        Change first = trial.changes().get(0);
        assertThat(first.village()).isEqualTo(confirmed);
        assertThat(first.head()).endsWith("**");
        assertThat(first.now().eligible()).isTrue();
        assertThat(first.now().clause()).isNotBlank();
        assertThat(first.then()).isEqualTo(new EligibilityTrial.Said(false, true, "TOO_FEW_ROOMS", "少于3间", "第九条"));
    }

    @Test
    void nothingIsStoredAndNobodyChanges() {
        long events = world.events(confirmed) + world.events(screened);

        trials.run(world.plan, fewestRooms(9, false));

        assertThat(world.events(confirmed) + world.events(screened)).isEqualTo(events);
        assertThat(world.numbers(confirmed).confirmed()).isEqualTo(6);
    }

    @Test
    void anotherClauseForTheSameAnswerIsAChangeOfItsOwn() {
        EligibilityTrial trial = trials.run(world.plan, (plan, table, inputs) -> {
            Map<String, Object> row =
                    new HashMap<>(world.table.decide(plan, table, inputs).get(0));
            row.put("clause", "第十条");
            return List.of(row);
        });

        assertThat(trial.ways()).isEqualTo(Map.of(Way.OTHER_REASON, 12));
    }

    @Test
    void aTableWithoutAnAnswerSaysForHowMany() {
        EligibilityTrial trial = trials.run(
                world.plan,
                (plan, table, inputs) ->
                        inputs.get("rooms").equals(5) ? List.of() : world.table.decide(plan, table, inputs));

        assertThat(trial.unanswered()).isEqualTo(Map.of("表中没有一行适用", 2));
        assertThat(trial.changes()).isEmpty();
    }

    @Test
    void householdsThatAreAlikeAreAskedAboutOnce() {
        int[] asked = {0};

        trials.run(world.plan, (plan, table, inputs) -> {
            asked[0]++;
            return world.table.decide(plan, table, inputs);
        });

        assertThat(asked[0]).isEqualTo(4);
    }

    private Decisions fewestRooms(int least, boolean hard) {
        return (plan, table, inputs) -> (Integer) inputs.get("rooms") < least
                ? List.of(Map.of(
                        "eligible",
                        false,
                        "hard",
                        hard,
                        "reasonCode",
                        "TOO_FEW_ROOMS",
                        "reason",
                        "少于%d间".formatted(least),
                        "clause",
                        "第九条"))
                : world.table.decide(plan, table, inputs);
    }
}
