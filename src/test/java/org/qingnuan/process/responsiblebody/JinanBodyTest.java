package org.qingnuan.process.responsiblebody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.ledger.NoBurnZone;
import org.qingnuan.ledger.NoBurnZones;
import org.qingnuan.ledger.RouteFacts;
import org.qingnuan.ledger.RouteSuggestion;
import org.qingnuan.ledger.VillageRoutes;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.ledger.WorkEntry;
import org.qingnuan.ledger.WorkKind;
import org.qingnuan.ledger.WorkRecords;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.BodyAtWork;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Starts;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** A county of Jinan: villages without dates, deferral (JN-11), routes by table (JN-20), no-burn zones (JN-09), Jiyang's towns under it (JN-27). */
@ProcessTest
class JinanBodyTest {

    @Test
    void aCountyWhoseTownsWorkUnderAPlanOfTheirOwnIsCoveredOnlyWhenAllOfThemAre(PlayedPlans plans) {
        PlayedPlan jiyang = plans.jiyang();
        CaseKey town = jiyang.body();
        jiyang.start("responsible-body", town);
        PlayedPlan plan = plans.jinan(jiyang.key().plan());
        CaseKey county = plan.body();
        plan.start("responsible-body", county);

        assertThat(plan.where(county)).containsExactly("userTask_assessCoverage");
        assertThat(plan.bean(Coverage.class).lackingBelow(county)).hasSize(1);
        String bureau = plan.holder(county, "userTask_assessCoverage");
        assertThat(plan.refusal(
                        bureau,
                        county,
                        "userTask_assessCoverage",
                        null,
                        "decision",
                        "approve",
                        "assessedOn",
                        plan.today().toString()))
                .contains("下级计划还有镇街没有认定全覆盖");

        new BodyAtWork(jiyang, town).villageRegistered().lotsOpened();
        accepted(jiyang, jiyang.bean(Villages.class).of(town).get(0).key());
        assess(jiyang, town);
        assess(plan, county);

        assertThat(plan.bean(Coverage.class).of(county).get(0).covered()).isTrue();
        assertThat(plan.ends(county)).contains("event_covered", "event_bodyFinished");
    }

    @Test
    void aCountyRegistersVillagesAndIsAssessedWhenAllAreAccepted(PlayedPlans plans) {
        PlayedPlan plan = plans.jinan(null);
        CaseKey county = plan.body();
        plan.start("responsible-body", county);
        BodyAtWork work = new BodyAtWork(plan, county).villageRegistered();
        plan.conditionsMet(county);
        work.lotsOpened();
        CaseKey village = plan.bean(Villages.class).of(county).get(0).key();
        WorkEntry burnt = new WorkEntry(WorkKind.COAL_BURNT, plan.today(), "一户燃用散煤", "入户检查发现", Set.of());
        assertThatThrownBy(() -> plan.bean(WorkRecords.class).note(village, burnt, "office"))
                .hasMessageContaining("还不是禁燃区");

        accepted(plan, village);
        assertThat(plan.bean(NoBurnZones.class).of(county))
                .extracting(NoBurnZone::place)
                .containsExactly(village);
        plan.bean(WorkRecords.class)
                .note(
                        village,
                        new WorkEntry(WorkKind.COAL_BURNT, plan.today(), "一户燃用散煤", "入户检查发现", Set.of()),
                        "office");
        assess(plan, county);

        assertThat(plan.bean(NoBurnZones.class).of(county))
                .extracting(NoBurnZone::place)
                .containsExactly(county, village);
        paid(plan, plan.onlyCase(village, "batch"));
        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
        assertThat(plan.ends(county)).contains("event_bodyFinished");
    }

    private static void paid(PlayedPlan plan, CaseKey batch) {
        plan.allot();
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
    }

    @Test
    void aVillageToBeDemolishedIsDeferredAndTakenUpAgain(PlayedPlans plans) {
        PlayedPlan plan = plans.jinan(null);
        VillageInStage village = VillageInStage.started(plan, 3);
        Villages villages = plan.bean(Villages.class);

        villages.defer(village.key(), "2021年列入棚改拆迁", "county");
        plan.runJobs();

        assertThat(villages.get(village.key()).state()).isEqualTo(VillageState.DEFERRED);
        assertThat(plan.where(village.key())).isEmpty();
        assertThat(plan.bean(Coverage.class).complete(village.key().body())).isFalse();
        assertThatThrownBy(() -> villages.defer(village.key(), "再次", "county")).hasMessageContaining("暂缓改造");

        villages.resume(village.key(), "拆迁计划取消", "county");
        plan.bean(Starts.class).villages(village.key().body());
        plan.runJobs();
        assertThat(villages.get(village.key()).state()).isEqualTo(VillageState.STARTED);
        assertThat(plan.where(village.key())).containsExactly("userTask_registerSurvey");
        assertThatThrownBy(() -> villages.resume(village.key(), "再次", "county")).hasMessageContaining("没有暂缓");
    }

    @Test
    void aPlanThatSaysNothingOfDemolitionDefersNothing(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuan();
        CaseKey village = plan.village(3);

        assertThatThrownBy(() -> plan.bean(Villages.class).defer(village, "拆迁", "town"))
                .hasMessageContaining("没有暂缓改造的规定");
    }

    @Test
    void theTableSuggestsARouteAndAnotherChoiceTakesAReason(PlayedPlans plans) {
        PlayedPlan plan = plans.jinan(null);
        CaseKey village = plan.village(3);
        VillageRoutes routes = plan.bean(VillageRoutes.class);
        assertThat(routes.suggestions(village)).isEmpty();
        assertThatThrownBy(() -> routes.choose(village, "COAL_TO_GAS", null, "county"))
                .hasMessageContaining("还没有登记本村的条件");

        routes.note(village, facts(true), "county");
        assertThat(routes.suggestions(village))
                .extracting(RouteSuggestion::route)
                .containsExactly("COAL_TO_ELECTRICITY", "TEMPORARY_QUALITY_COAL");
        assertThat(routes.onQualityCoal(village)).isTrue();
        assertThatThrownBy(() -> routes.choose(village, "COAL_TO_GAS", " ", "county"))
                .hasMessageContaining("没有说明理由");
        assertThatThrownBy(() -> routes.choose(village, "TEMPORARY_QUALITY_COAL", "先用着", "county"))
                .hasMessageContaining("不是改造方式");
        routes.choose(village, "COAL_TO_GAS", "邻村管网年内延伸", "county");
        assertThat(plan.bean(Villages.class).get(village).route()).isEqualTo("COAL_TO_GAS");
        assertThat(routes.lastChoice(village).orElseThrow().reason()).isEqualTo("邻村管网年内延伸");
        routes.choose(village, "COAL_TO_ELECTRICITY", null, "county");

        assertThat(plan.bean(Villages.class).get(village).route()).isEqualTo("COAL_TO_ELECTRICITY");
        assertThat(routes.lastChoice(village).orElseThrow().reason()).isNull();
    }

    private static RouteFacts facts(boolean qualityCoal) {
        return new RouteFacts(
                RouteFacts.Settlement.RURAL,
                RouteFacts.Density.SCATTERED,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                qualityCoal);
    }

    @Test
    void qualityCoalEndsWithTheAcceptance(PlayedPlans plans) {
        PlayedPlan plan = plans.jinan(null);
        CaseKey village = VillageInStage.started(plan, 2).key();
        plan.conditionsMet(village.body());
        VillageRoutes routes = plan.bean(VillageRoutes.class);
        routes.note(village, facts(true), "county");

        accepted(plan, village);

        assertThat(routes.onQualityCoal(village)).isFalse();
        assertThatThrownBy(() -> routes.note(village, facts(true), "county")).hasMessageContaining("已经验收");
        assertThatThrownBy(() -> routes.choose(village, "BIOMASS", "改用生物质", "county"))
                .hasMessageContaining("已有确认的改造户");
    }

    private static void accepted(PlayedPlan plan, CaseKey village) {
        VillageInStage.of(plan, village)
                .surveyed()
                .confirmed()
                .contracted()
                .safe()
                .built()
                .commissioned()
                .inspected()
                .concluded();
    }

    private static void assess(PlayedPlan plan, CaseKey body) {
        plan.work(
                body,
                "userTask_assessCoverage",
                "decision",
                "approve",
                "assessedOn",
                plan.today().toString());
    }
}
