package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

class GatesTest {

    private static final Map<String, String> OFFICERS = Map.of(
            "enterpriseOfficer", "赵强",
            "enterprisePhone", "13800001111",
            "villageOfficer", "孙丽",
            "villagePhone", "13900002222",
            "emergencyPlanOn", "2021-06-14");

    private final PlacesWorld world = new PlacesWorld();
    private final CaseKey village = world.village("东庄村", 10);

    private List<String> reasons() {
        return ((GateResult.Lacking) world.gates.constructionStart(village))
                .findings().stream().map(Finding::reason).toList();
    }

    private void says(Numbers numbers, int undecided, boolean concluded, int unsettled) {
        world.register.says(
                village, new VillageFacts.Facts(numbers, false, undecided, true, concluded, unsettled, false));
    }

    private void contract() {
        CaseKey lot = world.lots.add(world.xihe(), "一标段", "town");
        world.lots.assign(village, world.hand(village, LotRules.ASSIGN, Map.of("lot", lot.toString())), "town");
        world.lots.announce(
                lot,
                world.hand(
                        lot,
                        LotRules.ANNOUNCE,
                        Map.of("method", "公开招标", "announcedOn", "2021-06-15", "openingOn", "2021-06-15")),
                "town");
        Map<String, String> award = Map.of(
                "result",
                "awarded",
                "bidder",
                "公司",
                "uscc",
                "91350100M000100Y43",
                "price",
                "1",
                "awardedOn",
                "2021-06-15");
        world.lots.recordTender(lot, world.hand(lot, LotRules.RECORD, award), "town");
        Map<String, String> contract = new HashMap<>(Map.of("contractNo", "1", "signedOn", "2021-06-15"));
        List.of("responsibilities", "heatingMode", "serviceQuality", "entryExit")
                .forEach(item -> contract.put(item, "true"));
        world.lots.recordContract(lot, world.hand(lot, LotRules.SIGN, contract), "town");
    }

    private void officers() {
        world.safety.appoint(village, world.hand(village, SafetyRules.APPOINT, OFFICERS), "town");
    }

    @Test
    void constructionAwaitsTheTownPlanAndTellsWhetherItLiesWithTheOffice() {
        assertThat(world.gates.constructionStart(village)).isEqualTo(new GateResult.AwaitingPlanApproval(false));

        world.townPlans.submit(
                world.xihe(),
                world.hand(world.xihe(), TownPlanRules.DRAFT, PlacesWorld.townPlan("COAL_TO_GAS")),
                "town");

        assertThat(world.gates.constructionStart(village)).isEqualTo(new GateResult.AwaitingPlanApproval(true));
    }

    @Test
    void constructionLacksContractEquipmentAndOfficersUntilEachIsThere() {
        world.approveTownPlan();
        assertThat(reasons()).hasSize(3).anyMatch(r -> r.contains("合同")).anyMatch(r -> r.contains("设备"));

        contract();
        assertThat(reasons()).hasSize(2);
        officers();
        assertThat(reasons()).singleElement().asString().contains("设备");
        says(Numbers.ofTask(10), 0, false, 0);

        assertThat(world.gates.constructionStart(village)).isEqualTo(new GateResult.Met());
    }

    @Test
    void worksAreNotDoneWhileTheNetworkLacks() {
        Numbers installed = new Numbers(10, 10, 10, 0, 10, 0, 0, 0);
        world.register.says(village, new VillageFacts.Facts(installed, false, 0, true, false, 0, true));
        StageGate gate = new StageGates().constructionGate(world.register);

        assertThat(gate.lacking().apply(village))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("配套管网"));
        says(installed, 0, false, 0);
        assertThat(gate.lacking().apply(village)).isEmpty();
    }

    @Test
    void aRouteOutsideOfTheDocumentNeedsToBeInTheApprovedTownPlan() {
        CaseKey electric = world.villages.add(world.xihe(), "西庄村", 5, "COAL_TO_ELECTRICITY", "增补", "town");
        world.register.says(electric, new VillageFacts.Facts(Numbers.ofTask(5), false, 0, true, false, 0, false));
        world.villages.withdraw(electric, "先行退出", "town");
        world.approveTownPlan();

        assertThat(((GateResult.Lacking) world.gates.constructionStart(electric)).findings())
                .extracting(Finding::reason)
                .anyMatch(reason -> reason.contains("技术路线"));
        assertThat(reasons()).noneMatch(reason -> reason.contains("技术路线"));
    }

    @Test
    void theTwoOfficersAreTwoPersonsWithTelephonesAndTheirNamesAreNotReadable() {
        List<String> wrong = world
                .register
                .findings(new Entry(
                        village,
                        SafetyRules.APPOINT,
                        "t",
                        "town",
                        List.of(),
                        Map.of(
                                "enterpriseOfficer", "赵强",
                                "enterprisePhone", "123",
                                "villagePhone", "123",
                                "emergencyPlanOn", "2021-06-16"),
                        null))
                .stream()
                .map(Finding::column)
                .toList();
        assertThat(wrong).containsExactly("村级安全员", "企业安全员电话", "村级安全员电话", "村级安全员电话", "应急预案日期");

        officers();
        officers();

        assertThat(count("safety_officer where replaced_at is null")).isEqualTo(2);
        assertThat(count("safety_officer")).isEqualTo(4);
        assertThat(world.jdbc
                        .sql(
                                "select string_agg(name::text || phone::text, '') from ledger.safety_officer where village = :v")
                        .param("v", village.village())
                        .query(String.class)
                        .single())
                .doesNotContain("13800001111");
        assertThat(world.jdbc
                        .sql(
                                "select string_agg(coalesce(after::text, ''), '') from ledger.place_event where subject = :v")
                        .param("v", village.toString())
                        .query(String.class)
                        .single())
                .doesNotContain("赵强");
    }

    private int count(String from) {
        return world.jdbc
                .sql("select count(*) from (select * from ledger." + from + ") o where o.village = :v")
                .param("v", village.village())
                .query(Integer.class)
                .single();
    }

    @Test
    void missingConditionsAreCompletedWithOrWithoutNewOfficers() {
        world.safety.completeConditions(
                village,
                world.hand(village, SafetyRules.COMPLETE, Map.of("remedy", "已补签合同", "emergencyPlanOn", "2021-06-15")),
                "town");
        assertThat(count("safety_officer")).isZero();
        assertThat(world.jdbc
                        .sql("select emergency_plan_on from ledger.village where area = :v")
                        .param("v", village.village())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2021-06-15");
        Map<String, String> half = LotsTest.with(Map.of("remedy", "已落实"), "enterpriseOfficer", "赵强");
        assertThatThrownBy(() -> world.safety.completeConditions(
                        village, world.hand(village, SafetyRules.COMPLETE, half), "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("村级安全员");
        world.safety.completeConditions(
                village, world.hand(village, SafetyRules.COMPLETE, LotsTest.with(OFFICERS, "remedy", "已落实")), "town");
        assertThat(count("safety_officer")).isEqualTo(2);
    }

    @Test
    void eachStageEndsOnlyWhenTheLedgerAgrees() {
        notDone("survey", "没有登记摸底结果");
        says(new Numbers(10, 8, 5, 2, 0, 0, 0, 0), 1, false, 0);
        world.stages.ended(village, "survey");
        notDone("household-confirmation", "还有1户");
        says(new Numbers(10, 8, 5, 3, 4, 3, 2, 0), 0, true, 2);
        world.stages.ended(village, "household-confirmation");
        notDone("contract-award", "没有签订合同");
        notDone("construction", "还有1户没有安装");
        notDone("commissioning", "还有1户没有调试");
        notDone("acceptance", "1户没有合格");
        notDone("subsidy-payout", "还有2户");
        says(new Numbers(10, 8, 5, 3, 5, 5, 5, 5), 0, false, 0);
        notDone("acceptance", "没有结论");
        says(new Numbers(10, 8, 5, 3, 5, 5, 5, 5), 0, true, 0);
        contract();
        for (String stage :
                List.of("contract-award", "construction", "commissioning", "acceptance", "subsidy-payout")) {
            world.stages.ended(village, stage);
        }
    }

    @Test
    void aStageThatAPlanAddedEndsWithItsModelAlone() {
        world.stages.started(village, "works", "insulation", "保温改造");

        world.stages.ended(village, "insulation");

        assertThat(world.stages.stages(village))
                .filteredOn(stage -> stage.stage().equals("insulation"))
                .singleElement()
                .satisfies(stage -> assertThat(stage.recordedAt()).isNotNull());
    }

    private void notDone(String stage, String message) {
        assertThatThrownBy(() -> world.stages.ended(village, stage))
                .isInstanceOf(StageNotDone.class)
                .hasMessageContaining(message);
    }
}
