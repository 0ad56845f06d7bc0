package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.Term;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.springframework.dao.DataAccessException;

class PlansTest {

    private final PlacesWorld world = new PlacesWorld();

    @Test
    void registersThePlanWithItsTaskTableInOrderOnce() {
        world.plans.register(world.charter());

        assertThat(world.plans.bodies(world.plan))
                .extracting(body -> body.area().name(), Body::target)
                .containsExactly(tuple("西河镇", 150), tuple("洪山镇", 458));
        assertThat(world.plans.get(world.plan).rules())
                .isEqualTo(world.charter().rules());
        assertThat(world.plans.body(world.xihe()).unit()).isEqualTo("户");
        assertThat(world.quotas.of(world.xihe()).versions()).hasSize(1);
    }

    @Test
    void readsPlansFromBeforeThereWereTermsAndExtensions() {
        world.jdbc.sql("""
                        update ledger.plan set rules = jsonb_set(rules, '{rectificationDays}', '12') - 'correctionDays' - 'extension'
                        where id = :plan
                        """).param("plan", world.plan.value()).update();

        PlanRules rules = world.plans.get(world.plan).rules();

        assertThat(rules.rectificationDays()).isEqualTo(Term.calendarDays(12));
        assertThat(rules.correctionDays()).isEqualTo(Term.calendarDays(10));
        assertThat(rules.extension()).isEqualTo(new ExtensionCap(30, 1));
    }

    @Test
    void refusesATaskTableThatNamesABodyTwice() {
        assertThatThrownBy(() -> world.plans.register(new PlanCharter(
                        new PlanId("twice"),
                        "方案",
                        "文号",
                        world.charter().issued(),
                        2021,
                        new Region("twice", "区"),
                        List.of(
                                new Target(new Region("twice-a", "镇"), null, 1, "户"),
                                new Target(new Region("twice-a", "镇"), null, 1, "户")),
                        world.charter().rules())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotKnowPlansAndBodiesThatWereNeverRegistered() {
        assertThatThrownBy(() -> world.plans.get(new PlanId("never"))).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> world.plans.body(CaseKey.ofBody(world.plan, "nowhere")))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void finishesWithItsLastBodyAndOnlyOnce() {
        world.plans.finished(world.xihe());
        world.plans.finished(world.xihe());
        assertThat(world.plans.allFinished(world.plan)).isFalse();

        world.plans.finished(world.hongshan());

        assertThat(world.plans.allFinished(world.plan)).isTrue();
        assertThat(world.seen(PlanFinished.class)).containsExactly(new PlanFinished(world.plan));
    }

    @Test
    void movesHouseholdsBetweenBodiesWithBothVersionsKeptAndTheSumUnchanged() {
        world.quotas.transfer(world.hongshan(), world.xihe(), 8, "洪山镇部分村拆迁", "office");

        assertThat(world.quotas.of(world.xihe()).current()).isEqualTo(158);
        assertThat(world.quotas.of(world.hongshan()).current()).isEqualTo(450);
        assertThat(world.quotas.of(world.hongshan()).versions().get(1).other()).isEqualTo(world.xihe());
        assertThat(world.plans.bodies(world.plan)).extracting(Body::target).containsExactly(158, 450);
    }

    @Test
    void refusesATransferThatTheGiversVillagesAlreadyNeedOrThatNobodyExplains() {
        world.village("一村", 148);

        assertThatThrownBy(() -> world.quotas.transfer(world.xihe(), world.hongshan(), 3, "调剂", "office"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("148户");
        assertThatThrownBy(() -> world.quotas.transfer(world.xihe(), world.hongshan(), 1, " ", "office"))
                .isInstanceOf(SubmissionRefused.class);
        assertThatThrownBy(() -> world.quotas.transfer(world.xihe(), world.xihe(), 1, "调剂", "office"))
                .isInstanceOf(SubmissionRefused.class);
        assertThat(world.quotas.of(world.xihe()).current()).isEqualTo(150);
    }

    @Test
    void neverChangesAVersionOfAQuotaOrAnEvent() {
        world.village("一村", 1);

        assertThatThrownBy(() -> world.jdbc
                        .sql("update ledger.quota_version set households = 1")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
        assertThatThrownBy(
                        () -> world.jdbc.sql("delete from ledger.place_event").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }
}
