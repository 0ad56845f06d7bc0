package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.support.Together;

class OverduesTest {

    private final PlacesWorld world = new PlacesWorld();

    /** A village whose works frame has fired; today is 2021-09-01. */
    private CaseKey late(String name) {
        CaseKey village = world.village(name, 5);
        world.stages.armed(village, "works", "建成", LocalDate.of(2021, 8, 30));
        world.stages.started(village, "works", "construction", "施工");
        world.stages.fired(village, "works", Instant.parse("2021-08-30T16:00:00Z"));
        world.today("2021-09-01");
        return village;
    }

    private CaseKey order(CaseKey village) {
        Recorded recorded = world.overdues.record(village, "works");
        return recorded instanceof Recorded.NewOrder opened ? opened.order() : ((Recorded.Joined) recorded).order();
    }

    private void catchUp(CaseKey village) {
        world.transaction.executeWithoutResult(status -> {
            world.overdues.clear(village, "works");
            world.stages.frameEnded(village, "works");
        });
    }

    private List<String> labels(CaseKey order, String task, Map<String, String> fields) {
        return world.register.findings(new Entry(order, task, "t", "town", List.of(), fields, null)).stream()
                .map(Finding::column)
                .toList();
    }

    @Test
    void ofOneBodyAndFrameAreOneOrderHoweverManyComeAtMidnightTogether() throws Exception {
        List<CaseKey> villages =
                IntStream.range(0, 20).mapToObj(n -> late("村" + n)).toList();

        List<Recorded> recorded = Together.run(villages.stream()
                .<Callable<Recorded>>map(village -> () -> world.overdues.record(village, "works"))
                .toList());

        assertThat(recorded).filteredOn(Recorded.NewOrder.class::isInstance).hasSize(1);
        assertThat(recorded).filteredOn(Recorded.Joined.class::isInstance).hasSize(19);
        Order order = world.overdues.get(order(villages.get(0)));
        assertThat(order.items()).hasSize(20).allMatch(item -> item.daysLate() == 2);
        assertThat(order.round()).isEqualTo(1);
        assertThat(order.frameName()).isEqualTo("建成");
    }

    @Test
    void recordedAgainChangeNothing() {
        CaseKey village = late("东庄村");
        CaseKey order = ((Recorded.NewOrder) world.overdues.record(village, "works")).order();

        assertThat(world.overdues.record(village, "works")).isEqualTo(new Recorded.Joined(order));
        assertThat(world.overdues.get(order).items()).hasSize(1);
    }

    @Test
    void ofAnotherBodyAreAnotherOrder() {
        CaseKey here = late("东庄村");
        CaseKey there = world.villages.add(world.hongshan(), "东庄村", 5, "COAL_TO_GAS", "测试", "town");
        world.stages.armed(there, "works", "建成", LocalDate.of(2021, 8, 30));

        assertThat(order(here).body()).isEqualTo(world.xihe());
        assertThat(world.overdues.record(there, "works")).isInstanceOf(Recorded.NewOrder.class);
    }

    @Test
    void endWithTheLastItemAndALaterVillageOpensTheNextRound() {
        CaseKey first = late("东庄村");
        CaseKey second = late("西庄村");
        CaseKey order = order(first);
        order(second);

        catchUp(first);
        assertThat(world.overdues.cleared(order)).isFalse();
        catchUp(second);
        catchUp(second);

        assertThat(world.overdues.cleared(order)).isTrue();
        assertThat(world.seen(OrderCleared.class)).containsExactly(new OrderCleared(order));
        CaseKey third = late("南庄村");
        Recorded.NewOrder next = (Recorded.NewOrder) world.overdues.record(third, "works");
        assertThat(world.overdues.get(next.order()).round()).isEqualTo(2);
        assertThat(world.overdues.get(order).items()).hasSize(2);
    }

    @Test
    void thatEndWhileOthersBeginLeaveNoItemBehindAndNoOrderWithoutItems() throws Exception {
        List<CaseKey> villages =
                IntStream.range(0, 20).mapToObj(n -> late("村" + n)).toList();
        villages.subList(0, 10).forEach(this::order);
        List<Callable<String>> calls = new ArrayList<>();
        villages.subList(0, 10)
                .forEach(village -> calls.add(() -> {
                    catchUp(village);
                    return "ended";
                }));
        villages.subList(10, 20)
                .forEach(village -> calls.add(() -> {
                    world.overdues.record(village, "works");
                    return "recorded";
                }));

        Together.run(calls);

        assertThat(
                        count(
                                "item i join ledger.supervision_order o on o.id = i.order_id where i.ended_at is null and o.cleared_at is null"))
                .isEqualTo(10);
        assertThat(
                        count(
                                "item i join ledger.supervision_order o on o.id = i.order_id where i.ended_at is null and o.cleared_at is not null"))
                .isZero();
        assertThat(count("order o where o.cleared_at is null")).isEqualTo(1);
        villages.forEach(this::catchUp);
        assertThat(count("order o where o.cleared_at is null")).isZero();
        assertThat(world.seen(OrderCleared.class)).hasSize(count("order o where true"));
    }

    @Test
    void endingJustNowAreNotJoinedAnyMore() throws Exception {
        CaseKey last = late("东庄村");
        CaseKey next = late("西庄村");
        CaseKey ending = order(last);

        Recorded recorded = Locks.meanwhile(
                world,
                () -> catchUp(last),
                () -> world.overdues.record(next, "works"),
                "on conflict do nothing returning id");

        assertThat(recorded).isInstanceOf(Recorded.NewOrder.class);
        assertThat(world.overdues.cleared(ending)).isTrue();
    }

    @Test
    void joinedJustNowDoNotEnd() throws Exception {
        CaseKey last = late("东庄村");
        CaseKey next = late("西庄村");
        CaseKey running = order(last);

        Locks.meanwhile(
                world,
                () -> world.overdues.record(next, "works"),
                () -> {
                    catchUp(last);
                    return null;
                },
                "i.ended_at is null)");

        assertThat(world.overdues.cleared(running)).isFalse();
        assertThat(world.overdues.get(running).items()).hasSize(2);
    }

    private int count(String from) {
        return world.jdbc
                .sql("select count(*) from ledger.supervision_" + from + " and o.plan = :plan")
                .param("plan", world.plan.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void areNotRecordedForAFrameThatHasEndedAlreadyOrForItsEndJustNow() throws Exception {
        CaseKey village = late("东庄村");
        catchUp(village);
        assertThat(world.overdues.record(village, "works")).isEqualTo(new Recorded.NotLate());

        for (int round = 0; round < 10; round++) {
            CaseKey racing = late("竞村" + round);
            Together.run(List.<Callable<String>>of(
                    () -> {
                        catchUp(racing);
                        return "ended";
                    },
                    () -> world.overdues.record(racing, "works").toString()));
            assertThat(count("item i join ledger.supervision_order o on o.id = i.order_id where i.ended_at is null"))
                    .isZero();
        }
    }

    @Test
    void areNotRecordedWhileTheSubjectOnlyWaitsForAnotherOffice() {
        CaseKey village = late("东庄村");
        world.stages.waiting(village, "construction", "district-office");
        assertThat(world.overdues.record(village, "works")).isEqualTo(new Recorded.NotLate());

        world.stages.waiting(village, "construction", null);

        assertThat(world.seen(LateAgain.class)).containsExactly(new LateAgain(village, "works"));
        assertThat(world.overdues.record(village, "works")).isInstanceOf(Recorded.NewOrder.class);
    }

    @Test
    void letGoOfAVillageWhoseWorkGoesToAnotherOfficeAndTakeItUpAgainAfterwards() {
        CaseKey village = late("东庄村");
        CaseKey other = late("西庄村");
        CaseKey order = order(village);
        order(other);

        world.stages.waiting(village, "construction", "district-office");

        assertThat(world.overdues.get(order).items())
                .extracting(Order.Item::subject, item -> item.endedAt() == null)
                .containsExactlyInAnyOrder(tuple(village, false), tuple(other, true));
        assertThat(world.stages.frame(village, "works").column()).isEqualTo(BoardColumn.WAITING);
        world.stages.waiting(village, "construction", "another-office");
        world.stages.waiting(village, "construction", null);
        assertThat(world.seen(LateAgain.class)).containsExactly(new LateAgain(village, "works"));
        assertThat(world.overdues.record(village, "works")).isEqualTo(new Recorded.Joined(order));
        assertThat(world.overdues.get(order).items()).allMatch(item -> item.endedAt() == null);
    }

    @Test
    void sayOfEachVillageWhetherItIsLateReportedLateOrWaitsForAnotherOffice() {
        CaseKey late = late("甲村");
        CaseKey doneLate = late("乙村");
        CaseKey reportedLate = late("丙村");
        CaseKey waiting = late("丁村");
        CaseKey postponed = late("戊村");
        CaseKey order = order(late);
        List.of(doneLate, reportedLate, waiting, postponed).forEach(this::order);

        finished(doneLate, "2021-08-31");
        finished(reportedLate, "2021-08-29");
        world.stages.waiting(waiting, "construction", "district-office");
        world.overdues.clear(postponed, "works");
        world.stages.moved(postponed, "works", LocalDate.of(2021, 9, 15));

        assertThat(world.overdues.get(order).items())
                .extracting(Order.Item::subjectName, Order.Item::state, Order.Item::daysLate)
                .containsExactlyInAnyOrder(
                        tuple("甲村", "仍逾期", 2),
                        tuple("乙村", "逾期完成", 1),
                        tuple("丙村", "按期完成、逾期报告", 0),
                        tuple("丁村", "等待其他单位", 2),
                        tuple("戊村", "期限已延后", 2));
    }

    private void finished(CaseKey village, String day) {
        world.stages.reported(village, "construction", LocalDate.parse(day));
        world.stages.ended(village, "construction");
        catchUp(village);
    }

    @Test
    void endWhenTheLastVillageOnlyWaitsForAnotherOfficeAndComeBackAsTheNextRound() {
        CaseKey village = late("东庄村");
        CaseKey order = order(village);

        world.stages.waiting(village, "construction", "district-office");
        assertThat(world.overdues.cleared(order)).isTrue();
        world.stages.waiting(village, "construction", null);

        Recorded.NewOrder next = (Recorded.NewOrder) world.overdues.record(village, "works");
        assertThat(world.overdues.get(next.order()).round()).isEqualTo(2);
    }

    @Test
    void areNotRecordedWhenTheDateWasMovedAheadMeanwhile() {
        CaseKey village = late("东庄村");
        world.stages.armed(village, "works", "建成", LocalDate.of(2021, 9, 15));

        assertThat(world.overdues.record(village, "works")).isEqualTo(new Recorded.NotLate());
    }

    @Test
    void areExplainedPerVillageWithAPromisedDateFromTodayOn() {
        CaseKey first = late("东庄村");
        CaseKey second = late("西庄村");
        CaseKey order = order(first);
        order(second);
        Map<String, String> answers = Map.of(
                "reason." + first.village(),
                "管网迁改",
                "promisedOn." + first.village(),
                "2021-09-10",
                "reason",
                "施工队不足",
                "promisedOn",
                "2021-08-31");

        assertThat(labels(order, SupervisionRules.EXPLAIN, Map.of())).hasSize(4);
        assertThat(labels(order, SupervisionRules.EXPLAIN, answers)).containsExactly("西庄村的承诺日期");
        world.overdues.explain(
                order,
                world.hand(order, SupervisionRules.EXPLAIN, LotsTest.with(answers, "promisedOn", "2021-09-01")),
                "town");

        assertThat(world.overdues.get(order).items())
                .extracting(Order.Item::subjectName, Order.Item::reason, Order.Item::promisedOn)
                .containsExactly(
                        tuple("东庄村", "管网迁改", LocalDate.of(2021, 9, 10)),
                        tuple("西庄村", "施工队不足", LocalDate.of(2021, 9, 1)));
        assertThat(world.overdues.get(order).measures().get(0).text())
                .isEqualTo("东庄村：管网迁改，承诺2021年9月10日完成；西庄村：施工队不足，承诺2021年9月1日完成");
    }

    @Test
    void areIssuedThenCorrectedByADateOfTheirOwn() {
        CaseKey order = order(late("东庄村"));
        assertThat(labels(order, SupervisionRules.ISSUE, Map.of())).containsExactly("督办要求");
        world.overdues.measure(
                order,
                "issueOrder",
                MeasureRecipient.BODY,
                world.hand(order, SupervisionRules.ISSUE, Map.of("documentNo", "川清办督〔2021〕1号", "requirement", "加快施工")),
                "leader");

        Map<String, String> correction = Map.of("dueOn", "2021-09-01", "requirement", "限期完成");
        String issue = SupervisionRules.CORRECTION + "issueCorrection";
        assertThat(labels(order, issue, correction)).containsExactly("整改期限");
        assertThat(correct(order, "issueCorrection", LotsTest.with(correction, "dueOn", "2021-09-20")))
                .isTrue();
        assertThat(world.overdues.get(order).correctionDue()).isEqualTo("2021-09-20");
        assertThat(labels(
                        order,
                        SupervisionRules.CORRECTION + "carryOutCorrection",
                        Map.of("measure", "增派两队", "completedOn", "2021-09-02")))
                .containsExactly("完成日期");
        correct(order, "carryOutCorrection", Map.of("measure", "增派两队", "completedOn", "2021-09-01"));
        assertThat(correct(order, "verifyCorrection", Map.of("decision", "return", "opinion", "未见施工队")))
                .isFalse();
        assertThat(correct(order, "verifyCorrection", Map.of("decision", "approve")))
                .isTrue();

        assertThat(world.overdues.get(order).measures())
                .extracting(Order.Measure::step)
                .containsExactly(
                        "issueOrder", "issueCorrection", "carryOutCorrection", "verifyCorrection", "verifyCorrection");
    }

    @Test
    void areNumberedPerPlanAndYearWithoutGapsHoweverManyAreIssuedAtOnceOrFail() throws Exception {
        List<CaseKey> orders = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            CaseKey village = late("轮村" + round);
            orders.add(order(village));
            catchUp(village);
        }
        assertThatThrownBy(() -> world.transaction.executeWithoutResult(status -> {
                    issue(orders.get(0));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        Together.run(orders.stream()
                .<Callable<String>>map(order -> () -> {
                    issue(order);
                    return "issued";
                })
                .toList());

        assertThat(orders.stream().map(order -> first(order).number()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 8)
                        .mapToObj("督办〔2021〕第%d号"::formatted)
                        .toList());
        world.today("2022-01-05");
        CaseKey next = late2022();
        issue(next);
        assertThat(first(next).number()).isEqualTo("督办〔2022〕第1号");
    }

    private Order.Measure first(CaseKey order) {
        return world.overdues.get(order).measures().get(0);
    }

    private CaseKey late2022() {
        CaseKey village = world.village("次年村", 5);
        world.stages.armed(village, "works", "建成", LocalDate.of(2021, 8, 30));
        return order(village);
    }

    private void issue(CaseKey order) {
        world.overdues.measure(
                order,
                "issueOrder",
                MeasureRecipient.BODY,
                world.hand(order, SupervisionRules.ISSUE, Map.of("requirement", "加快施工", "dueOn", "2022-03-01")),
                "leader");
    }

    @Test
    void keepWhoWasLateWhenTheyWereIssued() {
        CaseKey first = late("东庄村");
        CaseKey order = order(first);
        order(late("西庄村"));
        issue(order);
        catchUp(first);

        assertThat(world.overdues.get(order).measures().get(0).late())
                .extracting(Order.Late::name, Order.Late::daysLate)
                .containsExactly(tuple("东庄村", 2), tuple("西庄村", 2));
    }

    private boolean correct(CaseKey order, String step, Map<String, String> fields) {
        return world.overdues.correct(order, step, world.hand(order, SupervisionRules.CORRECTION + step, fields), "x");
    }

    @Test
    void ofABodysOwnPlanAreRecordedForTheBodyItself() {
        world.stages.armed(world.xihe(), "plan", "实施方案核准", LocalDate.of(2021, 6, 20));
        world.today("2021-06-22");

        Recorded.NewOrder opened = (Recorded.NewOrder) world.overdues.record(world.xihe(), "plan");

        assertThat(world.overdues.get(opened.order()).items())
                .extracting(Order.Item::subjectName)
                .containsExactly("西河镇");
    }

    @Test
    void neverArmedAreAFailure() {
        CaseKey village = world.village("东庄村", 5);

        assertThatThrownBy(() -> world.overdues.record(village, "works")).isInstanceOf(NoSuchElementException.class);
    }
}
