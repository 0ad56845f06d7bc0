package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.ledger.RegisterWorld.bean;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdChange.Cause;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.HouseholdWithdrawn;
import org.qingnuan.ledger.HouseholdWithdrawnAfterPayment;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.RosterRows;
import org.qingnuan.support.Together;

/** Changes after confirmation: 新增、变更、撤销、改造类型变更, and whoever waits moves up. */
class HouseholdChangesTest {

    private static final String REVIEW = "household-change.userTask_reviewChange";

    private final RegisterWorld world = new RegisterWorld();
    private final CaseKey village = world.village("东坡村", 3);
    private final HouseholdChanges changes = bean(HouseholdChanges.class);

    @Test
    void aCorrectionStandsSideBySideMaskedAndCountsWithItsApproval() {
        world.confirmed(village, 0, 2);

        CaseKey change = correct(first(), Map.of("phone", "13911112222", "rooms", "5"));

        assertThat(changes.get(change).values())
                .extracting(HouseholdChange.Value::label, HouseholdChange.Value::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("联系电话", "139****2222"),
                        org.assertj.core.groups.Tuple.tuple("取暖房间数", "5"));
        assertThat(column(first(), "rooms")).isNotEqualTo("5");
        assertThat(approve(change)).isTrue();
        assertThat(column(first(), "rooms")).isEqualTo("5");
        assertThat(column(first(), "phone_masked")).isEqualTo("139****2222");
        assertThat(lastEvent(first())).contains("CORRECTION").contains("before");
    }

    @Test
    void aRefusalChangesNothingAndSaysWhy() {
        world.confirmed(village, 0, 1);
        CaseKey change = correct(first(), Map.of("rooms", "5"));
        assertThatThrownBy(() -> world.hand(change, REVIEW, Map.of("decision", "return"), null))
                .hasMessageContaining("不批准时没有说明理由");

        UUID refusal = world.hand(change, REVIEW, Map.of("decision", "return", "opinion", "没有证明"), null);

        assertThat(changes.decide(change, refusal, "office")).isFalse();
        assertThat(column(first(), "rooms")).isNotEqualTo("5");
        assertThat(changes.get(change).approved()).isFalse();
        correct(first(), Map.of("rooms", "6"));
    }

    @Test
    void whoAsksDoesNotDecide() {
        world.confirmed(village, 0, 1);
        CaseKey change = changes.request(village, request(Cause.CORRECTION, first(), Map.of("rooms", "5")), "someone");

        assertThatThrownBy(() -> world.hand(change, REVIEW, Map.of("decision", "approve"), null))
                .hasMessageContaining("提出人不能审核自己提出的变更");
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.household_change SET decision = 'APPROVED', decided_by = requested_by, "
                                + "decided_at = requested_at WHERE id = " + change.item())
                        .update())
                .hasMessageContaining("household_change_check");
    }

    @Test
    void aHouseholdIsFoundByIdentityAndAddressTogether() {
        world.confirmed(village, 0, 2);
        Map<String, String> roster = world.roster(0, 2).rows().get(1);

        CaseKey change = changes.request(
                village,
                new ChangeRequest(
                        Cause.CORRECTION,
                        null,
                        roster.get("identity").toLowerCase(java.util.Locale.ROOT),
                        " " + roster.get("address"),
                        Map.of("rooms", "7"),
                        "更正",
                        null),
                "town");

        assertThat(changes.get(change).no()).isEqualTo(2);
        assertThatThrownBy(() -> changes.request(
                        village,
                        new ChangeRequest(
                                Cause.CORRECTION,
                                null,
                                roster.get("identity"),
                                "别处1号",
                                Map.of("rooms", "7"),
                                "更正",
                                null),
                        "town"))
                .hasMessageContaining("本村没有这个身份证号和住址的住户");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        world.confirmed(village, 0, 1);

        assertThatThrownBy(() -> changes.request(
                        village,
                        new ChangeRequest(
                                Cause.INHERITANCE,
                                first(),
                                null,
                                null,
                                Map.of("name", "李某", "identity", "370302199001011234", "phone", "12", "rooms", "0"),
                                " ",
                                null),
                        "town"))
                .hasMessageContaining("身份证号")
                .hasMessageContaining("联系电话")
                .hasMessageContaining("取暖房间数")
                .hasMessageContaining("银行账号")
                .hasMessageContaining("原因");
        assertThatThrownBy(() -> correct(first(), Map.of())).hasMessageContaining("没有填写要变更的内容");
    }

    @Test
    void aPersonAHouseAndAnAccountStayOnce() {
        world.confirmed(village, 0, 2);
        Map<String, String> other = world.roster(0, 2).rows().get(1);

        assertThatThrownBy(() -> correct(
                        first(),
                        Map.of(
                                "identity", other.get("identity"),
                                "address", other.get("address"),
                                "account", other.get("account"))))
                .hasMessageContaining("一人只能登记一处")
                .hasMessageContaining("这处房屋已由本村另一户登记")
                .hasMessageContaining("请填写本户的账号");
    }

    @Test
    void anHeirFollowsWithTheDayAndAnotherAccount() {
        world.confirmed(village, 0, 1);
        world.today("2021-07-01");
        Map<String, String> heir = world.roster(500, 1).rows().get(0);
        CaseKey change = changes.request(
                village,
                request(
                        Cause.INHERITANCE,
                        first(),
                        Map.of(
                                "name", heir.get("name"),
                                "identity", heir.get("identity"),
                                "bank", "农商银行",
                                "account", heir.get("account"))),
                "town");

        approve(change);

        assertThat(world.jdbc
                        .sql(
                                "SELECT valid_from || '/' || coalesce(valid_to::text, '') FROM ledger.beneficiary WHERE household = ? ORDER BY id")
                        .param(first())
                        .query(String.class)
                        .list())
                .containsExactly("2021-06-15/2021-07-01", "2021-07-01/");
        assertThat(world.households.payee(first()).account()).isEqualTo(heir.get("account"));
        assertThat(world.households.payee(first()).name()).isEqualTo(heir.get("name"));
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM ledger.payee WHERE household = ?")
                        .param(first())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoeverWaitsMovesUpInTheRostersOrderWhenOneLeaves() {
        waiting(5);
        List<Long> ids = ids();
        CaseKey change = revoke(ids.get(1));
        assertThat(changes.effect(change))
                .extracting(HouseholdChange.Effect::confirmed, HouseholdChange.Effect::confirmedAfter)
                .containsExactly(3, 3);

        approve(change);

        assertThat(eligibility()).containsExactly("CONFIRMED", "WITHDRAWN", "CONFIRMED", "CONFIRMED", "WAITING");
        assertThat(changes.get(change).movedUp()).startsWith("第4号");
        assertThat(world.seen(HouseholdWithdrawn.class)).hasSize(1);
        assertThat(world.seen(HouseholdWithdrawnAfterPayment.class)).isEmpty();
        assertThat(world.numbers(village).confirmed()).isEqualTo(3);
    }

    @Test
    void nobodyMovesUpOnceTheWorksAreFinished() {
        waiting(4);
        world.jdbc
                .sql("""
                        INSERT INTO ledger.stage_state (subject, stage, plan, body, village, name, started_at, recorded_at, changed_on)
                        VALUES (:subject, 'construction', :plan, :body, :village, '施工', now(), now(), '2021-08-01')""")
                .param("subject", village.toString())
                .param("plan", village.plan().value())
                .param("body", village.area())
                .param("village", village.village())
                .update();

        CaseKey change = revoke(ids().get(0));
        approve(change);

        assertThat(eligibility()).containsExactly("WITHDRAWN", "CONFIRMED", "CONFIRMED", "WAITING");
        assertThat(changes.get(change).movedUp()).isNull();
        assertThatThrownBy(() -> add(700)).hasMessageContaining("本村施工已经完成");
    }

    @Test
    void aNewHouseholdIsConfirmedWithinTheQuotaAndWaitsBeyondIt() {
        world.confirmed(village, 0, 2);

        CaseKey within = add(700);
        assertThat(changes.effect(within).outcome()).isEqualTo("CONFIRMED");
        approve(within);
        CaseKey beyond = add(701);
        assertThat(changes.effect(beyond).outcome()).isEqualTo("WAITING");
        approve(beyond);

        assertThat(eligibility()).containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED", "WAITING");
        assertThat(changes.get(beyond).outcome()).isEqualTo("WAITING");
        assertThat(world.households.payees(ids())).hasSize(4);
        assertThat(changes.get(within).no()).isEqualTo(3);
    }

    @Test
    void beforeTheConfirmationTheRosterIsCorrectedInstead() {
        world.survey(village, world.roster(0, 2).rows());

        assertThatThrownBy(() -> add(700)).hasMessageContaining("本村还没有确认改造户");
        assertThatThrownBy(() -> correct(ids().get(0), Map.of("rooms", "5"))).hasMessageContaining("不是确认户");
    }

    @Test
    void whatABatchHoldsIsNotChangedAndTheBatchIsNamed() {
        world.confirmed(village, 0, 1);
        CaseKey asked = correct(first(), Map.of("rooms", "5"));
        bean(RegisterWorld.PlayedHolds.class).paying.put(first(), "4711");

        assertThatThrownBy(() -> approve(asked)).hasMessageContaining("第1号").hasMessageContaining("4711号拨付批次");
        assertThatThrownBy(() -> revoke(first())).hasMessageContaining("4711");

        bean(RegisterWorld.PlayedHolds.class).paying.clear();
        assertThat(approve(asked)).isTrue();
    }

    @Test
    void oneThatLeavesAfterItWasPaidIsToldSoThatTheMoneyIsAskedBack() {
        world.confirmed(village, 0, 1);
        world.today("2021-09-20");
        world.install(village, "2021-08-10");
        world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-12")));
        world.inspect(
                village,
                world.each(village, Map.of("result", "PASSED", "inspectedOn", "2021-08-15", "inspectors", "赵工、钱工")));
        world.households.markPaid(List.of(first()), "system");

        CaseKey change = revoke(first());
        approve(change);

        assertThat(world.seen(HouseholdWithdrawnAfterPayment.class))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.household()).isEqualTo(village.with("household", Long.toString(first())));
                    assertThat(told.change()).isEqualTo(change);
                });
        assertThat(changes.get(change).afterPayment()).isTrue();
        assertThat(eligibility()).containsExactly("WITHDRAWN");
        assertThat(world.households.subsidyCases(List.of(first())))
                .singleElement()
                .satisfies(one -> assertThat(one.eligible()).isFalse());
    }

    @Test
    void aSingleHouseholdKeepsTheRouteOfItsVillageUnlessThePlanAllows() {
        world.confirmed(village, 0, 1);
        assertThatThrownBy(() -> route("CENTRAL_HEATING")).hasMessageContaining("一村只用一种方式");

        world.jdbc
                .sql(
                        "UPDATE ledger.plan SET rules = jsonb_set(rules, '{householdChanges}', '{\"route\": true}') WHERE id = ?")
                .param(world.plan.value())
                .update();
        assertThatThrownBy(() -> route("COAL_TO_ELECTRICITY")).hasMessageContaining("不是本方案的技术路线");
        approve(route("CENTRAL_HEATING"));

        assertThat(column(first(), "route")).isEqualTo("CENTRAL_HEATING");
    }

    @Test
    void ofTwoChangesAskedForAtOnceOneIsFiled() throws Exception {
        world.confirmed(village, 0, 1);
        long household = first();

        List<String> outcomes = Together.run(Stream.of("5", "6", "7", "8")
                .<Callable<String>>map(rooms -> () -> {
                    try {
                        return correct(household, Map.of("rooms", rooms)).item();
                    } catch (SubmissionRefused refused) {
                        return refused.getMessage();
                    }
                })
                .toList());

        assertThat(outcomes).filteredOn(outcome -> outcome.matches("[0-9]+")).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.contains("已有一件变更正在审核"))
                .hasSize(3);
    }

    @Test
    void twoThatLeaveAtOnceAreFollowedByTwoWhoWait() throws Exception {
        waiting(5);
        List<UUID> decisions = Stream.of(ids().get(0), ids().get(1))
                .map(this::revoke)
                .map(change -> world.hand(change, REVIEW, Map.of("decision", "approve"), null))
                .toList();
        List<HouseholdChange> filed = changes.of(village.body());

        Together.run(List.<Callable<Boolean>>of(
                () -> changes.decide(filed.get(1).key(), decisions.get(0), "office"),
                () -> changes.decide(filed.get(0).key(), decisions.get(1), "office")));

        assertThat(eligibility()).containsExactly("WITHDRAWN", "WITHDRAWN", "CONFIRMED", "CONFIRMED", "CONFIRMED");
    }

    @Test
    void aDecisionCountsOnceAndIsNeverChanged() {
        world.confirmed(village, 0, 1);
        CaseKey change = correct(first(), Map.of("rooms", "5"));
        UUID decision = world.hand(change, REVIEW, Map.of("decision", "approve"), null);
        changes.decide(change, decision, "office");

        assertThatThrownBy(() -> changes.decide(change, decision, "office")).isInstanceOf(SubmissionRefused.class);
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.household_change SET opinion = 'x' WHERE id = " + change.item())
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> world.jdbc
                        .sql("DELETE FROM ledger.household_change WHERE id = " + change.item())
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void theNewValuesLieSealed() {
        world.confirmed(village, 0, 1);
        CaseKey change = correct(first(), Map.of("phone", "13911112222", "address", "光明路77号"));

        assertThat(world.jdbc
                        .sql("SELECT to_jsonb(c)::text FROM ledger.household_change c WHERE id = " + change.item())
                        .query(String.class)
                        .single())
                .doesNotContain("13911112222", "光明路77");
        assertThat(changes.get(change).values())
                .extracting(HouseholdChange.Value::after)
                .contains("光明路**号");
    }

    /** As many as are given on the roster; those beyond the quota of three wait. */
    private void waiting(int count) {
        world.survey(village, world.roster(0, count).rows());
        world.households.screen(village, world.plan);
        List<Map<String, String>> rows = new java.util.ArrayList<>();
        for (String id : world.ids(village)) {
            rows.add(RegisterWorld.row(id, Map.of("result", rows.size() < 3 ? "CONFIRMED" : "WAITING")));
        }
        world.confirm(village, rows);
    }

    private CaseKey add(int person) {
        Map<String, String> values =
                new HashMap<>(RosterRows.of(world.people + person, 1).rows().get(0));
        values.keySet().retainAll(ChangedValues.LABELS.keySet());
        values.remove("route");
        return changes.request(village, request(Cause.OMITTED, null, values), "town");
    }

    private CaseKey correct(long household, Map<String, String> values) {
        return changes.request(village, request(Cause.CORRECTION, household, values), "town");
    }

    private CaseKey revoke(long household) {
        return changes.request(village, request(Cause.VOLUNTARY, household, Map.of()), "town");
    }

    private CaseKey route(String route) {
        return changes.request(village, request(Cause.OTHER_ROUTE, first(), Map.of("route", route)), "town");
    }

    private static ChangeRequest request(Cause cause, Long household, Map<String, String> values) {
        return new ChangeRequest(cause, household, null, null, values, "据实办理", null);
    }

    private boolean approve(CaseKey change) {
        return changes.decide(change, world.hand(change, REVIEW, Map.of("decision", "approve"), null), "office");
    }

    private long first() {
        return ids().get(0);
    }

    private List<Long> ids() {
        return world.jdbc
                .sql("SELECT id FROM ledger.household WHERE plan = ? AND village = ? ORDER BY sequence_no, id")
                .params(world.plan.value(), village.village())
                .query(Long.class)
                .list();
    }

    private List<String> eligibility() {
        return world.jdbc
                .sql("SELECT eligibility FROM ledger.household WHERE plan = ? AND village = ? ORDER BY sequence_no, id")
                .params(world.plan.value(), village.village())
                .query(String.class)
                .list();
    }

    private String column(long household, String column) {
        return world.jdbc
                .sql("SELECT " + column + "::text FROM ledger.household WHERE id = ?")
                .param(household)
                .query(String.class)
                .single();
    }

    private String lastEvent(long household) {
        return world.jdbc
                .sql(
                        "SELECT to_jsonb(e)::text FROM ledger.household_event e WHERE household = ? ORDER BY id DESC LIMIT 1")
                .param(household)
                .query(String.class)
                .single();
    }
}
