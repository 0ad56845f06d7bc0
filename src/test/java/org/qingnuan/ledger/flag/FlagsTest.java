package org.qingnuan.ledger.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.qingnuan.ledger.RegisterWorld.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.Flag;
import org.qingnuan.ledger.Flag.State;
import org.qingnuan.ledger.FlagKind;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Target;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.support.RosterRows;

class FlagsTest {

    private final RegisterWorld world = new RegisterWorld();
    private final Flags flags = RegisterWorld.bean(Flags.class);
    private final CaseKey village = world.village("东庄村", 10);

    private List<Flag> flags() {
        return flags.ofVillage(village);
    }

    private void surveyed(Consumer<RosterRows> change) {
        RosterRows rows = world.roster(0, 3);
        change.accept(rows);
        world.survey(village, rows.rows());
        world.households.screen(village, world.plan);
    }

    private void onePhone() {
        surveyed(rows -> rows.with(1, row -> row.put("phone", rows.rows().get(0).get("phone"))));
    }

    private void excepted(Flag flag) {
        flags.ask(village.body(), flag.id(), "父子两家共用一部电话，已入户核实", "wang");
        flags.answer(village.body(), flag.id(), true, "经核对户口簿，情况属实", "li");
    }

    private CheckedSheet confirmation(Map<Integer, String> results) {
        List<String> ids = world.ids(village);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Map<String, String> values = new HashMap<>(Map.of("result", results.getOrDefault(i, "CONFIRMED")));
            values.put("reason", "村委核实");
            rows.add(row(ids.get(i), values));
        }
        return world.sheets.check(SheetKind.CONFIRMATION, village, rows, "wang");
    }

    @Test
    void ordinaryHouseholdsRaiseNoDoubts() {
        surveyed(rows -> {});

        assertThat(flags()).isEmpty();
        assertThat(confirmation(Map.of()).findings()).isEmpty();
    }

    @Test
    void aPhoneAndACardOfTwoHouseholdsAreFlaggedOnBothSidesWithPersonsMasked() {
        surveyed(rows -> rows.with(1, row -> {
            row.put("phone", rows.rows().get(0).get("phone"));
            row.put("account", rows.rows().get(0).get("account"));
        }));

        assertThat(flags())
                .extracting(Flag::no, Flag::kind, Flag::state)
                .containsExactly(
                        tuple(1, FlagKind.SAME_ACCOUNT, State.OPEN),
                        tuple(1, FlagKind.SAME_PHONE, State.OPEN),
                        tuple(2, FlagKind.SAME_ACCOUNT, State.OPEN),
                        tuple(2, FlagKind.SAME_PHONE, State.OPEN));
        assertThat(flags().get(0).shown())
                .startsWith("西河镇东庄村第2号")
                .doesNotContain(RosterRows.name(world.people + 1))
                .contains(RosterRows.name(world.people + 1).substring(0, 1) + "*");
    }

    @Test
    void aCoupleWithTwoHousesIsFoundByWhicheverOfThemNamedTheOther() {
        surveyed(rows -> rows.with(
                2, row -> row.put("spouse", rows.rows().get(0).get("identity").toLowerCase())));

        assertThat(flags())
                .extracting(Flag::no, Flag::kind)
                .containsExactly(tuple(1, FlagKind.COUPLE), tuple(3, FlagKind.COUPLE));
    }

    @Test
    void aSpouseWithAWrongIdOrTheHeadsOwnIsAnErrorOfTheRoster() {
        List<Map<String, String>> rows = world.roster(0, 2)
                .with(0, row -> row.put("spouse", "370302195001010010"))
                .with(1, row -> row.put("spouse", row.get("identity")))
                .rows();

        assertThat(world.sheets.check(SheetKind.ROSTER, village, rows, "clerk").findings())
                .extracting(Finding::row, Finding::column, Finding::reason)
                .containsExactly(tuple(1, "配偶身份证号", "校验码不对"), tuple(2, "配偶身份证号", "与户主本人的身份证号相同"));
    }

    @Test
    void onePersonWithSeveralHousesIsToldFromTwoPeopleWithOneId() {
        surveyed(rows -> {
            String identity = rows.rows().get(0).get("identity");
            rows.with(1, row -> {
                row.put("identity", identity);
                row.put("name", rows.rows().get(0).get("name"));
            });
            rows.with(2, row -> {
                row.put("identity", identity);
                row.put("name", "另一人");
            });
        });

        assertThat(flags().stream().filter(flag -> flag.no() == 1))
                .extracting(Flag::kind)
                .containsExactly(FlagKind.SAME_IDENTITY, FlagKind.SEVERAL_DWELLINGS);
        assertThat(flags().stream().filter(flag -> flag.no() == 3))
                .extracting(Flag::kind)
                .containsExactly(FlagKind.SAME_IDENTITY);
    }

    @Test
    void anotherTownsHouseholdIsFlaggedInBothTowns() {
        CaseKey other = world.villages.add(world.hongshan(), "洪五村", 10, "COAL_TO_GAS", "测试", "town");
        world.survey(other, world.roster(50, 1).rows());

        surveyed(rows -> rows.with(0, row -> row.put("identity", RosterRows.identity(world.people + 50))));

        assertThat(flags()).extracting(Flag::kind).containsExactly(FlagKind.SAME_IDENTITY);
        assertThat(flags().get(0).shown()).startsWith("洪山镇洪五村第1号");
        assertThat(flags.ofVillage(other)).extracting(Flag::kind).containsExactly(FlagKind.SAME_IDENTITY);
    }

    @Test
    void whoBenefitedUnderAnEarlierPlanIsFlaggedAndSoIsWhoWasOnItsHouse() {
        world.confirmed(village, 0, 2);
        world.today("2021-08-20");
        world.install(village, "2021-08-01");
        world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-10")));
        world.inspect(
                village,
                world.each(village, Map.of("result", "PASSED", "inspectedOn", "2021-08-15", "inspectors", "赵工")));
        RegisterWorld next = new RegisterWorld();
        CaseKey later = next.village("东庄村", 10);

        next.survey(
                later,
                next.roster(0, 2)
                        .with(0, row -> row.put("identity", RosterRows.identity(world.people)))
                        .rows());

        assertThat(flags.ofVillage(later))
                .extracting(Flag::no, Flag::kind, Flag::shown)
                .containsExactly(tuple(1, FlagKind.PRIOR_BENEFIT, "《测试方案》2021年8月15日验收合格"));
    }

    @Test
    void namesThatDifferBetweenHeadCertificateAndMeterAreFlaggedInsteadOfRefused() {
        CaseKey body = countyWithPapers();
        CaseKey place = world.villages.add(body, "北村", 10, "COAL_TO_ELECTRICITY", "测试", "town");
        List<Map<String, String>> rows = world.roster(0, 2)
                .registered()
                .each(row -> row.put("registeredOn", "2021-03-01"))
                .with(0, row -> row.put("owner", "赵铁"))
                .with(1, row -> row.put("powerHolder", "钱铜"))
                .rows();

        CheckedSheet checked = world.sheets.check(SheetKind.ROSTER, place, rows, "clerk");
        world.survey(place, rows);

        assertThat(checked.warnings()).extracting(Finding::column).containsExactly("房屋所有人", "用电户名");
        assertThat(flags.ofVillage(place))
                .extracting(Flag::no, Flag::kind, Flag::shown)
                .containsExactly(
                        tuple(1, FlagKind.OTHER_NAME, "房屋所有人赵*不是户主"), tuple(2, FlagKind.OTHER_NAME, "用电户名钱*不是户主"));
    }

    @Test
    void twoHouseholdsOfOneHouseNeedTheirReasonAndTwoPeople() {
        CaseKey body = countyWithPapers();
        CaseKey place = world.villages.add(body, "南村", 10, "COAL_TO_ELECTRICITY", "测试", "town");
        List<Map<String, String>> rows = world.roster(0, 2)
                .registered()
                .each(row -> row.put("registeredOn", "2021-03-01"))
                .rows();
        rows.get(1).put("address", rows.get(0).get("address"));

        assertThat(world.sheets.check(SheetKind.ROSTER, place, rows, "clerk").findings())
                .extracting(Finding::column)
                .containsExactly("住址");
        rows.get(1).put("exception", "兄弟分家未分户");
        world.survey(place, rows);

        assertThat(flags.ofVillage(place))
                .extracting(Flag::no, Flag::kind)
                .containsExactly(tuple(1, FlagKind.SHARED_DWELLING), tuple(2, FlagKind.SHARED_DWELLING));
    }

    private CaseKey countyWithPapers() {
        PlanId plan = new PlanId("papers-" + world.plan.value());
        Region area = new Region(plan.value() + "-town", "程郭镇");
        world.plans.register(new PlanCharter(
                plan,
                "测试方案",
                "莱政办字〔2021〕5号",
                LocalDate.of(2021, 3, 1),
                2021,
                new Region(plan.value(), "莱州市"),
                List.of(new Target(area, null, 100, "户")),
                PlanRules.draft(List.of("COAL_TO_ELECTRICITY"))
                        .roster(RosterRules.FULL)
                        .done()));
        return CaseKey.ofBody(plan, area.id());
    }

    @Test
    void aDoubtfulHouseholdIsNotConfirmedUntilTwoPeopleLetItStand() {
        onePhone();

        List<Finding> findings = confirmation(Map.of()).findings();
        assertThat(findings)
                .extracting(Finding::row, Finding::column)
                .containsExactly(tuple(1, "确认结果"), tuple(2, "确认结果"));
        assertThat(findings.get(0).sentence()).contains("待核查", "联系电话相同", "第2号", "疑点核查");

        flags().forEach(this::excepted);

        assertThat(confirmation(Map.of()).findings()).isEmpty();
        assertThat(world.confirm(village, world.each(village, Map.of("result", "CONFIRMED"))))
                .isEqualTo(3);
    }

    @Test
    void whoeverRejectsTheOtherSideNeedsNoException() {
        onePhone();

        assertThat(confirmation(Map.of(1, "REJECTED")).findings()).isEmpty();
        assertThat(confirmation(Map.of(2, "REJECTED")).findings()).hasSize(2);
    }

    @Test
    void theDoubtIsLookedForAgainWhenTheConfirmationIsApplied() {
        CaseKey other = world.villages.add(world.hongshan(), "洪六村", 10, "COAL_TO_GAS", "测试", "town");
        surveyed(rows -> {});
        UUID sheet = world.sheet(SheetKind.CONFIRMATION, village, world.each(village, Map.of("result", "CONFIRMED")));
        UUID submission = world.hand(
                village,
                "household-confirmation.userTask_confirmHouseholds",
                Map.of("confirmedOn", "2021-06-15"),
                sheet);
        world.survey(
                other,
                world.roster(60, 1)
                        .with(0, row -> row.put("identity", RosterRows.identity(world.people)))
                        .rows());

        assertThatThrownBy(() -> world.households.recordConfirmation(village, submission, "wang"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("洪山镇洪六村");
    }

    @Test
    void anExceptionNeedsAReasonAndAnotherPerson() {
        onePhone();
        long flag = flags().get(0).id();

        assertThatThrownBy(() -> flags.ask(village.body(), flag, "  ", "wang"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("原因");
        assertThatThrownBy(() -> flags.answer(village.body(), flag, true, "属实", "li"))
                .hasMessageContaining("没有待复核的申请");
        flags.ask(village.body(), flag, "父子同住", "wang");

        assertThat(flags().get(0).state()).isEqualTo(State.ASKED);
        assertThatThrownBy(() -> flags.answer(village.body(), flag, true, "属实", "wang"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("不能复核自己");
        assertThatThrownBy(() -> world.jdbc.sql("""
                                INSERT INTO ledger.flag_word (flag, verdict, reason, others, answers, asked_by, by_user, at)
                                SELECT flag, 'AGREED', '属实', others, id, by_user, by_user, at FROM ledger.flag_word WHERE flag = :flag""").param("flag", flag).update())
                .as("the database keeps to it, too")
                .hasMessageContaining("check");
        assertThatThrownBy(() -> flags.ask(world.hongshan(), flag, "父子同住", "wang"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whoMayGiveTheSecondLookIsToldUntilItIsGiven() {
        onePhone();
        long flag = flags.ofVillage(village).get(0).id();
        List<CaseKey> bodies = List.of(village.body(), world.hongshan());

        assertThat(flags.awaiting(bodies, "li")).isEmpty();
        flags.ask(village.body(), flag, "父子同住", "wang");
        assertThat(flags.awaiting(bodies, "li")).isEqualTo(Map.of(village.body(), 1));
        assertThat(flags.awaiting(bodies, "wang")).as("not who asked").isEmpty();
        assertThat(flags.awaiting(List.of(world.hongshan()), "li")).isEmpty();

        flags.answer(village.body(), flag, false, "不是一家人", "li");
        assertThat(flags.awaiting(bodies, "li")).isEmpty();
        flags.ask(village.body(), flag, "已补充户口簿", "wang");
        assertThat(flags.awaiting(bodies, "li")).hasSize(1);
    }

    @Test
    void aRefusedExceptionLeavesTheDoubtAndMayBeAskedForAgain() {
        onePhone();
        long flag = flags().get(0).id();
        flags.ask(village.body(), flag, "父子同住", "wang");
        flags.answer(village.body(), flag, false, "没有附户口簿", "li");

        assertThat(flags().get(0).state()).isEqualTo(State.OPEN);
        excepted(flags().get(0));

        assertThat(flags().get(0).state()).isEqualTo(State.EXCEPTED);
        assertThat(flags().get(0).words()).extracting(Flag.Word::by).containsExactly("wang", "li", "wang", "li");
    }

    @Test
    void aDecisionSurvivesThatTheRegisterIsLookedThroughAgain() {
        onePhone();
        flags().forEach(this::excepted);
        List<Flag> before = flags();

        world.households.screen(village, world.plan);
        flags.review(village);

        assertThat(flags()).isEqualTo(before);
    }

    @Test
    void aDecisionCountsForThoseItWasAboutAndNotForAThird() {
        onePhone();
        flags().forEach(this::excepted);
        world.households.returnSurvey(village, "补一户", "town");
        RosterRows rows = world.roster(0, 4);
        String phone = rows.rows().get(0).get("phone");
        rows.with(1, row -> row.put("phone", phone)).with(3, row -> row.put("phone", phone));
        world.survey(village, rows.rows());

        assertThat(flags())
                .extracting(Flag::no, Flag::state)
                .containsExactly(tuple(1, State.OPEN), tuple(2, State.OPEN), tuple(4, State.OPEN));
    }

    @Test
    void aCorrectionClearsTheDoubtOnBothSidesAndItsReturnFindsTheDecisionAgain() {
        onePhone();
        flags().forEach(this::excepted);
        world.today("2021-06-16");
        world.households.returnSurvey(village, "电话有误", "town");
        world.survey(village, world.roster(0, 3).rows());

        assertThat(flags()).isEmpty();

        world.today("2021-06-17");
        RosterRows rows = world.roster(0, 3);
        world.survey(
                village,
                rows.with(1, row -> row.put("phone", rows.rows().get(0).get("phone")))
                        .rows());
        assertThat(flags()).extracting(Flag::state).containsExactly(State.EXCEPTED, State.EXCEPTED);
    }

    @Test
    void wordsAndFlagsStayAsTheyAre() {
        onePhone();
        flags().forEach(this::excepted);

        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.flag_word SET reason = '改过'")
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() ->
                        world.jdbc.sql("DELETE FROM ledger.flag WHERE id > 0").update())
                .hasMessageContaining("never changed");
    }
}
