package org.qingnuan.ledger;

import static org.qingnuan.ledger.StageGate.unless;

import java.util.List;
import java.util.function.BiFunction;
import org.qingnuan.ledger.BuildingRows.Report;
import org.qingnuan.ledger.VillageFacts.Facts;
import org.qingnuan.shared.Finding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gate of each stage; the ledger decides, the token follows. */
@Configuration(proxyBeanMethods = false)
class StageGates {

    @Bean
    StageGate townPlanGate(BodyRows bodies) {
        return new StageGate(
                "town-plan", body -> unless(bodies.get(body).approvedPlan() != null, "实施方案还没有核准", "请先办理核准"));
    }

    @Bean
    StageGate tenderingGate(LotRows lots) {
        return new StageGate(
                "tendering", lot -> unless(lots.get(lot).state() == LotState.CONTRACTED, "本标段还没有签订合同", "请先登记合同"));
    }

    @Bean
    StageGate surveyGate(VillageFacts facts) {
        return village(
                "survey",
                facts,
                (village, numbers) -> numbers.surveyed() == 0
                        ? unless(false, "还没有登记摸底结果", "请先登记摸底结果")
                        : unless(!village.surveyReturned(), "摸底结果已被退回", "请重新登记摸底结果"));
    }

    @Bean
    StageGate householdConfirmationGate(VillageFacts facts) {
        return village(
                "household-confirmation",
                facts,
                (village, numbers) -> unless(
                        numbers.surveyed() > 0 && village.undecided() == 0,
                        "还有%d户没有确认结论".formatted(village.undecided()),
                        "请逐户确认"));
    }

    @Bean
    StageGate contractAwardGate(VillageFacts facts, LotRows lots) {
        return new StageGate("contract-award", village -> {
            boolean signed = lots.of(village)
                    .filter(lot -> lot.state() == LotState.CONTRACTED)
                    .isPresent();
            return !signed
                    ? unless(false, "本村所在标段还没有签订合同", "请编入标段并等待合同签订")
                    : unless(facts.of(village).equipmentChosen(), "还没有选购采暖设备", "请先选购采暖设备");
        });
    }

    @Bean
    StageGate constructionGate(VillageFacts facts) {
        return village(
                "construction",
                facts,
                (village, numbers) -> village.networkPending()
                        ? unless(false, "配套管网还没有完工", "请由实施主体登记配套管网完工")
                        : unless(
                                numbers.installed() >= numbers.confirmed(),
                                "还有%d户没有安装完成".formatted(numbers.confirmed() - numbers.installed()),
                                "请报告施工进度或办理退出"));
    }

    @Bean
    StageGate commissioningGate(VillageFacts facts) {
        return village(
                "commissioning",
                facts,
                (village, numbers) -> unless(
                        numbers.commissioned() >= numbers.installed(),
                        "还有%d户没有调试".formatted(numbers.installed() - numbers.commissioned()),
                        "请登记调试结果"));
    }

    @Bean
    StageGate acceptanceGate(VillageFacts facts) {
        return village(
                "acceptance",
                facts,
                (village, numbers) -> unless(
                        village.acceptanceConcluded() && numbers.accepted() >= numbers.commissioned(),
                        "验收还没有结论或有%d户没有合格".formatted(numbers.commissioned() - numbers.accepted()),
                        "请登记竣工验收结论"));
    }

    @Bean
    StageGate subsidyPayoutGate(VillageFacts facts, SiteReportRows reports) {
        return new StageGate("subsidy-payout", village -> {
            int unsettled = facts.of(village.villageKey()).unsettled();
            return unsettled > 0
                    ? unless(false, "还有%d户补贴没有拨付".formatted(unsettled), "请先结清拨付批次")
                    : unless(!reports.wagesOwed(village), "有拖欠农民工工资的问题没有解决", "请先由施工单位付清、责任主体核实（默认）");
        });
    }

    @Bean
    StageGate meteringGate(ObjectProvider<HeatingSeasons> seasons) {
        return new StageGate(
                "metering",
                season -> unless(seasons.getObject().findStatements(season).isEmpty(), "还有用量明细没有报送", "请由供气、供电、供热企业报送"));
    }

    @Bean
    StageGate buildingWorksGate(BuildingRows buildings) {
        return new StageGate(
                "building-works",
                body -> unless(
                        buildings
                                .last(body, "WORKS_VERIFIED")
                                .filter(Report::approved)
                                .isPresent(),
                        "节能改造完工还没有核对",
                        "请报告完工并核对"));
    }

    @Bean
    StageGate buildingAcceptanceGate(BuildingRows buildings) {
        return new StageGate(
                "building-acceptance",
                body -> unless(
                        buildings
                                .last(body, "CONCLUSION")
                                .filter(Report::approved)
                                .isPresent(),
                        "节能改造还没有竣工验收结论",
                        "请登记竣工验收结论"));
    }

    @Bean
    StageGate gridCapacityGate(GridRows grids) {
        return new StageGate("grid-capacity", body -> unless(grids.of(body).isPresent(), "电网增容还没有完成", "请由供电企业报告增容结果"));
    }

    private static StageGate village(
            String stage, VillageFacts facts, BiFunction<Facts, Numbers, List<Finding>> lacking) {
        return new StageGate(stage, village -> {
            Facts known = facts.of(village.villageKey());
            return lacking.apply(known, known.numbers());
        });
    }
}
