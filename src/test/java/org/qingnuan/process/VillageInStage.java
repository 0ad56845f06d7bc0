package org.qingnuan.process;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.RosterRows;

/**
 * Brings a village to the stage a test is about: its real process, worked by its own people through real submissions, a
 * stage a day.
 */
public final class VillageInStage {

    private final PlayedPlan plan;
    private final CaseKey village;
    private final int households;

    private VillageInStage(PlayedPlan plan, CaseKey village) {
        this.plan = plan;
        this.village = village;
        Village known = plan.bean(Villages.class).get(village);
        this.households = known.quota();
    }

    /** A started village of that many households, by gas, standing at its survey. */
    public static VillageInStage started(PlayedPlan plan, int households) {
        return started(plan, plan.village(households));
    }

    public static VillageInStage started(PlayedPlan plan, CaseKey village) {
        plan.bean(Villages.class).claimStart(village);
        plan.start("village-retrofit", village);
        return new VillageInStage(plan, village);
    }

    /** A village whose process is not started, for tests of one stage alone. */
    public static VillageInStage of(PlayedPlan plan, CaseKey village) {
        return new VillageInStage(plan, village);
    }

    public CaseKey key() {
        return village;
    }

    public VillageInStage surveyed() {
        plan.work(village, "userTask_registerSurvey", roster(), "surveyedOn", day());
        plan.work(village, "userTask_reviewSurvey", "decision", "approve");
        return this;
    }

    public VillageInStage confirmed() {
        plan.work(
                village,
                "userTask_confirmHouseholds",
                plan.sheet(SheetKind.CONFIRMATION, village, each(Map.of("result", "CONFIRMED"))),
                "confirmedOn",
                day(),
                "villageAssembly",
                "村民会议同意");
        return this;
    }

    /** In a lot whose contract was signed before. */
    public VillageInStage contracted() {
        CaseKey lot = plan.lot(village.body());
        plan.sign(lot);
        assigned(lot);
        equipped();
        return this;
    }

    public VillageInStage assigned(CaseKey lot) {
        plan.work(village, "userTask_assignLot", "lot", lot.toString());
        return this;
    }

    public VillageInStage equipped() {
        if (plan.where(village).contains("userTask_recommendEquipment")) {
            plan.work(village, "userTask_recommendEquipment", "models", "BGL-20", "reason", "往年运行稳定");
        }
        plan.work(
                village,
                "userTask_selectEquipment",
                "model",
                model(),
                "unitPrice",
                byGas() ? "3200.00" : "1500.00",
                "serviceCommitment",
                "质保三年");
        return this;
    }

    /** Its safety officers appointed where the plan asks for them; the body's plan approved first unless the test sees to that. */
    public VillageInStage safe() {
        if (plan.where(village).contains("userTask_appointSafetyOfficers")) {
            plan.work(village, "userTask_appointSafetyOfficers", officers());
        }
        return this;
    }

    public static String[] officers() {
        return new String[] {
            "enterpriseOfficer",
            "王建国",
            "enterprisePhone",
            "13500001111",
            "villageOfficer",
            "李秀英",
            "villagePhone",
            "13800002222"
        };
    }

    /** Everything installed and reported. */
    public VillageInStage installed() {
        plan.work(village, "userTask_reportProgress", installations(), "finishedOn", day());
        return this;
    }

    /** The network reported complete, too, where the plan has one. */
    public VillageInStage reported() {
        installed();
        if (plan.where(village).contains("userTask_recordNetwork")) {
            plan.work(village, "userTask_recordNetwork", "networkReadyOn", day(), "note", "试压合格");
        }
        return this;
    }

    public VillageInStage built() {
        return reported().verified();
    }

    /** The inspector agrees that everything is complete. */
    public VillageInStage verified() {
        plan.work(village, "userTask_verifyCompletion", "decision", "approve", "verifiedOn", day());
        return this;
    }

    /** Through the works of a route that needs no network of its own. */
    public VillageInStage builtWithoutNetwork() {
        return installed().verified();
    }

    /** Built once more after the stage was sent back: the network is complete already. */
    public VillageInStage builtAgain() {
        return installed().verified();
    }

    public VillageInStage commissioned() {
        plan.work(village, "userTask_reportCommissioning", commissionings(), "finishedOn", day());
        plan.work(village, "userTask_verifyCommissioning", "decision", "approve");
        return this;
    }

    /** Every household inspected with this result. */
    public VillageInStage inspected() {
        return inspected(plan.households(village));
    }

    public VillageInStage inspected(List<HouseholdRow> passed) {
        return inspected(passed, List.of());
    }

    public VillageInStage inspected(List<HouseholdRow> passed, List<HouseholdRow> failed) {
        plan.work(village, "userTask_inspectHouseholds", inspections(passed, failed), "inspectedOn", day());
        return this;
    }

    public VillageInStage concluded() {
        plan.work(
                village,
                "userTask_concludeAcceptance",
                "units",
                "测试镇、施工单位、监理单位",
                "standard",
                "竣工验收标准",
                "concludedOn",
                day(),
                "ledgerChecked",
                "true");
        return this;
    }

    /** Surveyed, confirmed and contracted. */
    public VillageInStage readyToBuild() {
        return surveyed().confirmed().contracted();
    }

    /** Built and verified; the body's plan is approved on the way. */
    public VillageInStage throughWorks() {
        readyToBuild();
        plan.approveTownPlan(village.body());
        return safe().built();
    }

    /** Commissioned, too. */
    public VillageInStage throughCommissioning() {
        return throughWorks().commissioned();
    }

    // --- sheets

    public java.util.UUID roster() {
        RosterRows rows = RosterRows.of(plan.people(village), households);
        if (plan.bean(Plans.class).get(village.plan()).rules().roster().asksMore()) {
            rows.registered();
        }
        if (!byGas()) {
            rows.each(row -> row.put("route", route()));
        }
        return plan.sheet(SheetKind.ROSTER, village, rows.rows());
    }

    public java.util.UUID installations() {
        return plan.sheet(
                SheetKind.PROGRESS,
                village,
                plan.households(village).stream()
                        .map(household -> Map.of(
                                "household",
                                Long.toString(household.id()),
                                "model",
                                model(),
                                "serial",
                                "SN" + household.id(),
                                "meter",
                                "QB" + household.id(),
                                "installedOn",
                                day()))
                        .toList());
    }

    public java.util.UUID commissionings() {
        return plan.sheet(SheetKind.COMMISSIONING, village, each(Map.of("commissionedOn", day())));
    }

    public java.util.UUID inspections(List<HouseholdRow> passed, List<HouseholdRow> failed) {
        Map<String, String> good = Map.of("result", "PASSED", "inspectedOn", day(), "inspectors", "赵工、钱工");
        Map<String, String> bad =
                Map.of("result", "FAILED", "inspectedOn", day(), "reason", "烟管未固定", "inspectors", "赵工、钱工");
        List<Map<String, String>> rows = new java.util.ArrayList<>(rows(passed, good));
        rows.addAll(rows(failed, bad));
        if (plan.bean(Plans.class).get(village.plan()).rules().minRooms() > 0) {
            rows.replaceAll(row -> {
                Map<String, String> counted = new java.util.HashMap<>(row);
                counted.put("rooms", "3");
                return counted;
            });
        }
        return plan.sheet(SheetKind.INSPECTION, village, rows);
    }

    private List<Map<String, String>> each(Map<String, String> values) {
        return rows(plan.households(village), values);
    }

    private static List<Map<String, String>> rows(List<HouseholdRow> households, Map<String, String> values) {
        return IntStream.range(0, households.size())
                .mapToObj(i -> {
                    Map<String, String> row = new java.util.HashMap<>(values);
                    row.put("household", Long.toString(households.get(i).id()));
                    return row;
                })
                .toList();
    }

    private boolean byGas() {
        return route().equals("COAL_TO_GAS");
    }

    private String route() {
        return plan.bean(Villages.class).get(village).route();
    }

    private String model() {
        return switch (route()) {
            case "COAL_TO_GAS" -> "BGL-20";
            case "COAL_TO_ELECTRICITY" -> "RB-05";
            default -> "NQP";
        };
    }

    private String day() {
        return plan.today().toString();
    }
}
