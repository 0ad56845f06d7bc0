package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.ledger.RegisterWorld.bean;
import static org.qingnuan.ledger.RegisterWorld.row;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.HouseholdChange.Cause;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.Recheck;
import org.qingnuan.ledger.Rechecks;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.Screening;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.support.Papers;

/** What a document rules out (不得、不少于) nobody confirms, re-checks, changes or accepts into the plan (HZ-18, LZ-35, LZ-36). */
class HardRejectionsTest {

    private static final String RECHECK = "rejection-recheck.userTask_recheckRejection";
    private static final String REVIEW = "household-change.userTask_reviewChange";
    private static final Map<String, String> PASSED =
            Map.of("result", "PASSED", "inspectedOn", "2021-08-15", "inspectors", "赵工、钱工");

    private final Rechecks rechecks = bean(Rechecks.class);
    private final HouseholdChanges changes = bean(HouseholdChanges.class);
    private RegisterWorld world;
    private CaseKey village;

    private void laizhou() {
        begin(
                new RegisterWorld(rules -> rules.roster(new RosterRules(false, false, true, true, false, false))),
                "laizhou-2023");
        world.today("2023-06-15");
    }

    private void heze() {
        begin(new RegisterWorld(2), "heze-2021");
    }

    private void begin(RegisterWorld one, String tables) {
        world = one;
        world.table.use(world.plan, tables);
        village = world.village("硬规村", 10);
    }

    /** Households that live in their own houses, the first one with another fact. */
    private List<Map<String, String>> roster(int count, String fact, String value) {
        return world.roster(0, count)
                .each(row -> row.putAll(sound()))
                .with(0, row -> row.put(fact, value))
                .rows();
    }

    private static Map<String, String> sound() {
        return Map.of(
                "actualResident", "true", "permanentResident", "true", "premises", "OWN_HOUSE", "demolition", "false");
    }

    @ParameterizedTest
    @CsvSource({
        "demolition, true, false, 村庄已列入拆迁计划（依据：LZ-36）",
        "premises, COMMERCIAL, OWN_HOUSE, 经营性用房（依据：LZ-36）",
        "premises, COMMODITY_HOUSE, OWN_HOUSE, 商品房（依据：LZ-36）",
        "premises, ILLEGAL_BUILDING, OWN_HOUSE, 违法违章建筑（依据：LZ-36）",
        "premises, COLLECTIVE_HOUSE, OWN_HOUSE, 集体用房（依据：LZ-36）",
        "benefitedOn, 2022-12-31, 无, 2023年以前已享受过清洁取暖政策（依据：LZ-36）",
        "actualResident, false, true, 户主没有实际居住（依据：LZ-35）",
        "permanentResident, false, true, 不是常住户（依据：LZ-35）"
    })
    void nobodyConfirmsWhomLaizhouExcludesUntilItsFactsArePutRight(
            String fact, String wrong, String right, String reason) {
        laizhou();
        world.survey(village, roster(2, fact, wrong));
        assertThat(world.households.screen(village, world.plan)).isEqualTo(new Screening(2, 1, 1));

        assertThat(confirming("CONFIRMED")).singleElement().asString().contains(reason, "写明原因也不能确认");
        assertThat(confirming("WAITING")).singleElement().asString().contains(reason);
        rejected();
        CaseKey recheck = recheck();
        assertThatThrownBy(() -> decide(recheck)).hasMessageContaining(reason).hasMessageContaining("维持原来的结论");
        assertThat(eligibility()).isEqualTo("REJECTED");

        approve(correct(Map.of(fact, right)));

        assertThat(eligibility()).as("a correction alone confirms nobody").isEqualTo("REJECTED");
        assertThat(decide(recheck)).isEqualTo(Recheck.Result.CONFIRMED);
        assertThat(eligibility()).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @CsvSource({"2022-12-31, false", "2023-01-01, true"})
    void benefitBefore2023ExcludesAndIn2023ItselfDoesNot(String day, boolean eligible) {
        laizhou();
        world.survey(village, roster(1, "benefitedOn", day));

        assertThat(world.households.screen(village, world.plan).eligible()).isEqualTo(eligible ? 1 : 0);
        assertThat(confirming("CONFIRMED").isEmpty()).isEqualTo(eligible);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void oneRoomIsTooFewInHezeAndTwoAreEnough(String rooms, boolean enough) {
        heze();
        world.survey(
                village,
                world.roster(0, 1).with(0, row -> row.put("rooms", rooms)).rows());
        world.households.screen(village, world.plan);

        assertThat(confirming("CONFIRMED").isEmpty()).isEqualTo(enough);
    }

    @Test
    void whatADocumentOnlyWishesIsOverriddenWithAReason() {
        heze();
        world.survey(
                village,
                world.roster(0, 1)
                        .with(0, row -> row.putAll(Map.of("willing", "false", "rooms", "2")))
                        .rows());
        world.households.screen(village, world.plan);

        world.confirm(village, world.each(village, Map.of("result", "CONFIRMED", "reason", "已改变意愿，签字同意")));

        assertThat(eligibility()).isEqualTo("CONFIRMED");
    }

    @Test
    void aHardRuleCountsBeforeASoftOne() {
        heze();
        world.survey(
                village,
                world.roster(0, 1)
                        .with(0, row -> row.putAll(Map.of("willing", "false", "rooms", "1")))
                        .rows());
        world.households.screen(village, world.plan);

        assertThat(confirming("CONFIRMED")).singleElement().asString().contains("HZ-18");
    }

    @Test
    void factsPutRightInTheRosterAreScreenedAnew() {
        laizhou();
        world.survey(village, roster(2, "premises", "COMMERCIAL"));
        world.households.screen(village, world.plan);
        world.households.returnSurvey(village, "房屋性质有误", "town");

        world.survey(village, roster(2, "premises", "OWN_HOUSE"));

        assertThat(world.households.screen(village, world.plan)).isEqualTo(new Screening(2, 2, 0));
        assertThat(confirming("CONFIRMED")).isEmpty();
    }

    @Test
    void aConfirmedHouseholdIsNotChangedIntoWhatIsExcluded() {
        laizhou();
        confirmed(roster(1, "premises", "OWN_HOUSE"));

        assertThatThrownBy(() -> correct(Map.of("premises", "COMMERCIAL")))
                .hasMessageContaining("变更以后，文件规定该户不得参与改造：经营性用房（依据：LZ-36）")
                .hasMessageContaining("请办理撤销");
        approve(correct(Map.of("residents", "4", "benefitedOn", "2023-02-01")));
        assertThat(world.jdbc
                        .sql(
                                "SELECT benefited_on::text FROM ledger.household_registration WHERE household = ? AND replaced_at IS NULL")
                        .param(first())
                        .query(String.class)
                        .single())
                .isEqualTo("2023-02-01");
    }

    @Test
    void aRoomLessIsNotCorrectedInHezeButTwoAre() {
        heze();
        confirmed(world.roster(0, 1).each(row -> row.put("rooms", "3")).rows());

        assertThatThrownBy(() -> correct(Map.of("rooms", "1"))).hasMessageContaining("HZ-18");

        approve(correct(Map.of("rooms", "2")));
        assertThat(column("rooms")).isEqualTo("2");
        assertThatThrownBy(() -> correct(Map.of("premises", "COMMERCIAL"))).hasMessageContaining("本方案的摸底登记表没有这一项");
    }

    @Test
    void aNewHouseholdSaysWhoLivesInWhatAndIsJudgedLikeTheOthers() {
        laizhou();
        confirmed(roster(1, "premises", "OWN_HOUSE"));
        Map<String, String> asked = new HashMap<>(world.roster(500, 1).rows().get(0));
        asked.keySet()
                .retainAll(List.of(
                        "name",
                        "identity",
                        "phone",
                        "address",
                        "residents",
                        "rooms",
                        "area",
                        "previousHeating",
                        "hardship",
                        "bank",
                        "account"));

        assertThatThrownBy(() -> added(asked))
                .hasMessageContaining("实际居住")
                .hasMessageContaining("房屋性质")
                .hasMessageContaining("此前享受政策日期");
        asked.putAll(sound());
        asked.put("benefitedOn", "无");
        asked.put("premises", "ILLEGAL_BUILDING");
        assertThatThrownBy(() -> approve(added(asked))).hasMessageContaining("违法违章建筑");
        asked.put("identity", world.roster(501, 1).rows().get(0).get("identity"));
        asked.put("premises", "OWN_HOUSE");
        assertThat(approve(added(asked))).isTrue();
        assertThat(world.numbers(village).confirmed()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void theTechnicianCountsTheRoomsThatWereRetrofitted(String rooms, boolean enough) {
        heze();
        built(world.roster(0, 1).each(row -> row.put("rooms", "3")).rows());

        assertThat(inspecting(Map.of("rooms", rooms)).isEmpty()).isEqualTo(enough);

        Map<String, String> failed = new HashMap<>(PASSED);
        failed.putAll(Map.of("result", "FAILED", "reason", "只改造了一个房间", "rooms", rooms));
        world.inspect(village, world.each(village, enough ? with(PASSED, Map.of("rooms", rooms)) : failed));
        assertThat(column("acceptance")).isEqualTo(enough ? "PASSED" : "FAILED");
        assertThat(column("retrofitted_rooms")).isEqualTo(rooms);
    }

    @Test
    void roomsAreCountedBeforeAnybodyPassesInHeze() {
        heze();
        built(world.roster(0, 1).each(row -> row.put("rooms", "3")).rows());

        assertThat(inspecting(Map.of())).singleElement().asString().contains("没有填写改造房间数");
        assertThat(inspecting(Map.of("rooms", "0"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "demolition = true, 村庄已列入拆迁计划",
        "premises = 'COMMERCIAL', 经营性用房",
        "premises = 'COMMODITY_HOUSE', 商品房",
        "premises = 'ILLEGAL_BUILDING', 违法违章建筑",
        "premises = 'COLLECTIVE_HOUSE', 集体用房",
        "benefited_on = '2020-12-31', 2023年以前已享受过清洁取暖政策",
        "actual_resident = false, 户主没有实际居住",
        "permanent_resident = false, 不是常住户"
    })
    void nobodyPassesWhomLaizhouExcludesByWhatBecameKnownAfterwards(String known, String reason) {
        laizhou();
        built(roster(1, "premises", "OWN_HOUSE"));
        world.jdbc
                .sql("UPDATE ledger.household_registration SET " + known + " WHERE household = " + first())
                .update();

        assertThat(inspecting(Map.of())).singleElement().asString().contains(reason, "不能验收合格");
    }

    @Test
    void theDatabaseItselfRefusesWhoIsRuledOut() {
        heze();
        confirmed(world.roster(0, 1).each(row -> row.put("rooms", "3")).rows());

        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.household SET proposal_hard = true WHERE id = " + first())
                        .update())
                .hasMessageContaining("household_ruled_out_check");
    }

    private static Map<String, String> with(Map<String, String> values, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }

    /** What the sheet says against confirming all, though with a reason. */
    private List<String> confirming(String result) {
        List<String> ids = world.ids(village);
        List<Map<String, String>> rows = ids.stream()
                .map(id -> row(
                        id,
                        id.equals(ids.get(0))
                                ? Map.of("result", result, "reason", "确有困难，请予照顾")
                                : Map.of("result", "CONFIRMED")))
                .toList();
        return world.sheets.check(SheetKind.CONFIRMATION, village, rows, "town").findings().stream()
                .map(Finding::sentence)
                .filter(sentence -> !sentence.contains("却有候补户"))
                .toList();
    }

    private void rejected() {
        List<String> ids = world.ids(village);
        world.confirm(
                village,
                List.of(row(ids.get(0), Map.of("result", "REJECTED")), row(ids.get(1), Map.of("result", "CONFIRMED"))));
    }

    private void confirmed(List<Map<String, String>> roster) {
        world.survey(village, roster);
        world.households.screen(village, world.plan);
        world.confirm(village, world.each(village, Map.of("result", "CONFIRMED")));
    }

    private void built(List<Map<String, String>> roster) {
        confirmed(roster);
        world.recommend(village);
        world.today("2023-08-20");
        world.install(village, "2021-08-01");
        world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-10")));
    }

    private List<String> inspecting(Map<String, String> more) {
        return world
                .sheets
                .check(SheetKind.INSPECTION, village, world.each(village, with(PASSED, more)), "technician")
                .findings()
                .stream()
                .map(Finding::sentence)
                .toList();
    }

    private CaseKey recheck() {
        return rechecks.request(
                village,
                first(),
                "登记有误",
                new Extensions.Paper("证明.pdf", new ByteArrayInputStream(Papers.pdf("证明"))),
                "clerk");
    }

    private Recheck.Result decide(CaseKey recheck) {
        UUID submission = world.hand(recheck, RECHECK, Map.of("decision", "approve", "opinion", "入户核实"), null);
        return rechecks.decide(recheck, submission, "other");
    }

    private CaseKey correct(Map<String, String> values) {
        return changes.request(
                village, new ChangeRequest(Cause.CORRECTION, first(), null, null, values, "登记有误", null), "town");
    }

    private CaseKey added(Map<String, String> values) {
        return changes.request(village, new ChangeRequest(Cause.OMITTED, null, null, null, values, "漏登", null), "town");
    }

    private boolean approve(CaseKey change) {
        return changes.decide(
                change, world.hand(change, REVIEW, Map.of("decision", "approve", "opinion", "属实"), null), "office");
    }

    private long first() {
        return world.jdbc
                .sql(
                        "SELECT min(id) FROM ledger.household WHERE plan = ? AND village = ? AND eligibility <> 'WITHDRAWN'")
                .param(world.plan.value())
                .param(village.village())
                .query(Long.class)
                .single();
    }

    private String eligibility() {
        return column("eligibility");
    }

    private String column(String name) {
        return world.jdbc
                .sql("SELECT " + name + "::text FROM ledger.household WHERE id = ?")
                .param(first())
                .query(String.class)
                .single();
    }
}
