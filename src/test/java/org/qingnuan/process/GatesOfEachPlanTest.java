package org.qingnuan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.GateResult;
import org.qingnuan.ledger.Gates;
import org.qingnuan.ledger.Lots;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

/**
 * Each plan asks before its gates for what its document asks (B6), and for nothing of another's: the works, the contract and the
 * acceptance go on without it (D-28, D-42), and are refused without it where it is asked for.
 */
@ProcessTest
class GatesOfEachPlanTest {

    @ParameterizedTest
    @CsvSource({
        "heze,    COAL_TO_GAS,         true,  acceptance-technician",
        "laizhou, COAL_TO_ELECTRICITY, true,  site-inspector",
        "jiyang,  COAL_TO_GAS,         false, site-inspector",
        "jinan,   COAL_TO_GAS,         false, town-official"
    })
    void whatADocumentDoesNotAskForHoldsNobodyUp(
            String name, String route, boolean officers, String verifier, PlayedPlans plans) {
        PlayedPlan plan = of(name, plans);
        CaseKey village = plan.village(3, route);
        plan.conditionsMet(village.body());
        VillageInStage people = VillageInStage.started(plan, village).surveyed().confirmed();

        CaseKey lot = plan.lot(village.body());
        signedWithoutItems(plan, lot);
        people.assigned(lot);
        assertThat(plan.where(village)).containsExactly("userTask_selectEquipment");
        plan.work(
                village,
                "userTask_selectEquipment",
                "model",
                "other",
                "otherModel",
                "XH-9 采暖设备",
                "unitPrice",
                "3000.00",
                "serviceCommitment",
                "两小时响应");
        assertThat(plan.bean(Equipment.class).selected(village).orElseThrow().model())
                .isEqualTo("XH-9 采暖设备");

        assertThat(plan.where(village).contains("userTask_appointSafetyOfficers"))
                .isEqualTo(officers);
        if (plan.where(village).contains("receiveTask_awaitPlanApproval") || officers) {
            plan.approveTownPlan(village.body());
        }
        people.safe();
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_reportProgress");
        people.reported();
        assertThat(plan.group(plan.task(village, "userTask_verifyCompletion"))).startsWith(verifier + ".");
        people.verified();

        assertThat(plan.visited(village, "userTask_recommendEquipment")).isFalse();
        assertThat(plan.visited(village, "userTask_completeConditions")).isFalse();
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
    }

    @ParameterizedTest
    @CsvSource({"heze,true", "jiyang,true", "jinan,false"})
    void anAcceptanceIsConcludedWithoutOtherUnitsAndWithALedgerCheckedOnlyWhereItIsAskedFor(
            String name, boolean ledger, PlayedPlans plans) {
        PlayedPlan plan = of(name, plans);
        CaseKey village = plan.village(3, "COAL_TO_GAS");
        plan.conditionsMet(village.body());
        VillageInStage people = VillageInStage.started(plan, village).readyToBuild();
        if (plan.where(village).contains("userTask_appointSafetyOfficers")) {
            plan.approveTownPlan(village.body());
        }
        people.safe().built().commissioned().inspected();
        String[] alone = {"standard", "竣工验收标准", "concludedOn", plan.today().toString()};
        String[] checked = {"standard", "竣工验收标准", "concludedOn", plan.today().toString(), "ledgerChecked", "true"};

        if (ledger) {
            assertThat(refusal(plan, village, "userTask_concludeAcceptance", alone))
                    .contains("没有确认台账已核对")
                    .doesNotContain("联合验收");
        }
        plan.work(village, "userTask_concludeAcceptance", ledger ? checked : alone);

        assertThat(plan.ends(village)).contains("event_acceptanceDone");
    }

    @Test
    void zichuanRefusesWhateverItsDocumentAsksFor(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuan();
        CaseKey village = plan.village(3, "COAL_TO_GAS");
        VillageInStage people = VillageInStage.started(plan, village).surveyed().confirmed();
        plan.approveTownPlan(village.body());
        assertThat(lacking(plan, village))
                .as("contract, catalogue, officers (ZC-28, ZC-17, ZC-29)")
                .containsExactly("改造及服务合同没有签订，或没有约定责任义务、供暖模式、服务质量、准入退出", "没有从入围目录选定采暖设备", "企业安全员和村级安全员没有配齐");

        CaseKey lot = plan.lot(village.body());
        plan.sign(lot);
        people.assigned(lot);
        assertThat(plan.where(village)).as("ZC-18").containsExactly("userTask_recommendEquipment");
        plan.work(village, "userTask_recommendEquipment", "models", "BGL-20", "reason", "往年运行稳定");
        String[] outside = {"model", "other", "otherModel", "XH-9", "unitPrice", "3000.00", "serviceCommitment", "质保三年"
        };
        assertThat(refusal(plan, village, "userTask_selectEquipment", outside))
                .contains("不在入围采暖设备目录中", "燃气公司没有向本村推荐该型号");
        plan.work(
                village,
                "userTask_selectEquipment",
                "model",
                "BGL-20",
                "unitPrice",
                "3200.00",
                "serviceCommitment",
                "质保三年");
        assertThat(plan.where(village)).as("ZC-29").containsExactly("userTask_appointSafetyOfficers");

        people.safe().reported();
        assertThat(plan.group(plan.task(village, "userTask_verifyCompletion"))).startsWith("town-official.");
        people.verified().commissioned().inspected();
        assertThat(refusal(
                        plan,
                        village,
                        "userTask_concludeAcceptance",
                        "units",
                        "测试镇",
                        "standard",
                        "竣工验收标准",
                        "concludedOn",
                        plan.today().toString()))
                .as("ZC-20, ZC-21")
                .contains("联合验收至少应有两个单位", "没有确认台账已核对");
    }

    @Test
    void zichuanSignsNoContractWithoutItsFourItems(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuan();
        CaseKey lot = plan.lot(plan.body());
        plan.start("tendering", lot);
        String day = plan.today().toString();
        plan.work(lot, "userTask_announceTender", "method", "公开招标", "announcedOn", day, "openingOn", day);
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded(day));

        assertThat(refusal(plan, lot, "userTask_signContract", "contractNo", "一号", "signedOn", day))
                .contains("双方责任和义务", "供暖模式", "服务质量", "准入退出机制");
    }

    @Test
    void aRectificationIsVerifiedByWhomThePlanNames(PlayedPlans plans) {
        PlayedPlan plan = plans.heze();
        CaseKey village = plan.village(3, "COAL_TO_GAS");
        VillageInStage people = VillageInStage.started(plan, village).throughCommissioning();
        people.inspected(
                plan.households(village).subList(0, 2), plan.households(village).subList(2, 3));
        CaseKey failing = plan.onlyCase(village, "household");

        plan.work(failing, "userTask_rectify", "rectifiedOn", plan.today().toString(), "measure", "重新固定烟管");

        assertThat(plan.group(plan.task(failing, "userTask_verifyRectification")))
                .startsWith("acceptance-technician.");
    }

    private static PlayedPlan of(String name, PlayedPlans plans) {
        return switch (name) {
            case "heze" -> plans.heze();
            case "laizhou" -> plans.laizhou();
            case "jiyang" -> plans.jiyang();
            default -> plans.jinan(null);
        };
    }

    private static void signedWithoutItems(PlayedPlan plan, CaseKey lot) {
        Lots lots = plan.bean(Lots.class);
        String day = plan.today().toString();
        plan.inTransaction(() -> {
            lots.announce(
                    lot,
                    plan.entry(
                            lot,
                            "tendering.userTask_announceTender",
                            "town",
                            "method",
                            "公开招标",
                            "announcedOn",
                            day,
                            "openingOn",
                            day),
                    "town");
            lots.recordTender(
                    lot, plan.entry(lot, "tendering.userTask_recordTender", "town", PlayedPlan.awarded(day)), "town");
            lots.recordContract(
                    lot,
                    plan.entry(
                            lot,
                            "tendering.userTask_signContract",
                            "town",
                            "contractNo",
                            "测合〔2021〕2号",
                            "signedOn",
                            day,
                            "unitPrice",
                            "20000"),
                    "town");
        });
    }

    private static String refusal(PlayedPlan plan, CaseKey subject, String task, String... fields) {
        return plan.refusal(plan.holder(subject, task), subject, task, null, fields);
    }

    private static List<String> lacking(PlayedPlan plan, CaseKey village) {
        return plan.bean(Gates.class).constructionStart(village) instanceof GateResult.Lacking lacking
                ? lacking.findings().stream().map(Finding::reason).toList()
                : List.of();
    }
}
