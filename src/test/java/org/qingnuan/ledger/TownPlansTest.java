package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.Finding;

class TownPlansTest {

    private final PlacesWorld world = new PlacesWorld();

    private List<String> findings(String task, String by, Map<String, String> fields) {
        return world.register.findings(new Entry(world.xihe(), task, "t", by, List.of(), fields, null)).stream()
                .map(Finding::sentence)
                .toList();
    }

    private void submit(String routes) {
        world.townPlans.submit(
                world.xihe(), world.hand(world.xihe(), TownPlanRules.DRAFT, PlacesWorld.townPlan(routes)), "town");
    }

    private boolean decide(Map<String, String> fields) {
        return world.townPlans.decide(world.xihe(), world.hand(world.xihe(), TownPlanRules.APPROVE, fields), "office");
    }

    @Test
    void needBreakdownRoutesAndMilestonesAndNameTheRoutesOfTheVillages() {
        world.village("东庄村", 10);

        assertThat(findings(TownPlanRules.DRAFT, "town", Map.of())).hasSize(3);
        assertThat(findings(TownPlanRules.DRAFT, "town", PlacesWorld.townPlan("CENTRAL_HEATING,WOOD")))
                .anyMatch(text -> text.contains("WOOD"))
                .anyMatch(text -> text.contains("气代煤"))
                .hasSize(2);
        assertThat(findings(TownPlanRules.DRAFT, "town", PlacesWorld.townPlan("COAL_TO_GAS,CENTRAL_HEATING")))
                .isEmpty();
    }

    @Test
    void areSentBackWithAReasonHandedInAgainAndThenApproved() {
        submit("COAL_TO_GAS");
        assertThat(decide(Map.of("decision", "return", "opinion", "缺少时间安排"))).isFalse();
        assertThat(world.townPlans.approved(world.xihe())).isFalse();
        submit("COAL_TO_GAS");

        assertThat(decide(Map.of("decision", "approve"))).isTrue();

        assertThat(world.townPlans.approved(world.xihe())).isTrue();
        assertThat(world.townPlans.get(world.xihe()).version()).isEqualTo(2);
        assertThat(world.seen(TownPlanApproved.class)).containsExactly(new TownPlanApproved(world.xihe()));
    }

    @Test
    void areTakenBackByTheBodyWhileTheyLieWithTheApproverAndHandedInAgain() {
        submit("COAL_TO_GAS");

        world.townPlans.takeBack(world.xihe(), "附件不对", "town");

        assertThat(world.townPlans.get(world.xihe()).opinion()).isEqualTo("报送单位撤回：附件不对");
        submit("COAL_TO_GAS");
        assertThat(decide(Map.of("decision", "approve"))).isTrue();
        assertThatThrownBy(() -> world.townPlans.takeBack(world.xihe(), "附件不对", "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("不能撤回");
    }

    @Test
    void areNotSentBackWithoutAReasonNorDecidedByWhoHandedThemIn() {
        submit("COAL_TO_GAS");

        assertThat(findings(TownPlanRules.APPROVE, "office", Map.of("decision", "return")))
                .singleElement()
                .asString()
                .contains("理由");
        assertThat(findings(TownPlanRules.APPROVE, "town", Map.of("decision", "approve")))
                .singleElement()
                .asString()
                .contains("报送人");
        assertThat(findings(TownPlanRules.APPROVE, "office", Map.of("decision", "maybe")))
                .hasSize(1);
    }

    @Test
    void areNeitherHandedInTwiceNorDecidedTwice() {
        submit("COAL_TO_GAS");
        assertThatThrownBy(() -> submit("COAL_TO_GAS"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("正在核准");

        decide(Map.of("decision", "approve"));
        assertThatThrownBy(() -> decide(Map.of("decision", "approve"))).isInstanceOf(SubmissionRefused.class);
        assertThatThrownBy(() -> submit("COAL_TO_GAS")).hasMessageContaining("已经核准");
    }

    @Test
    void showTheApproverWhichRoutesTheDocumentDoesNotName() {
        submit("COAL_TO_GAS,COAL_TO_ELECTRICITY");

        assertThat(world.townPlans.get(world.xihe()).otherRoutes()).containsExactly("COAL_TO_ELECTRICITY");
    }

    @Test
    void countAsDoneOnTheDayTheBodyHandedThemInHoweverLongTheOfficeTook() {
        world.stages.armed(world.xihe(), "plan", "实施方案核准", LocalDate.of(2021, 6, 20));
        world.stages.started(world.xihe(), "plan", "town-plan", "编制实施方案");
        world.today("2021-06-18");
        submit("COAL_TO_GAS");
        assertThatThrownBy(() -> world.stages.ended(world.xihe(), "town-plan"))
                .isInstanceOf(StageNotDone.class)
                .hasMessageContaining("没有核准");
        world.today("2021-06-25");

        decide(Map.of("decision", "approve"));
        world.stages.ended(world.xihe(), "town-plan");
        world.stages.frameEnded(world.xihe(), "plan");

        FrameState state = world.stages.frame(world.xihe(), "plan");
        assertThat(state.finishedOn()).isEqualTo("2021-06-18");
        assertThat(state.column()).isEqualTo(BoardColumn.REPORTED_LATE);
        assertThat(state.daysLate()).isZero();
    }
}
