package org.qingnuan.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.finance.AdvanceTerms;
import org.qingnuan.ledger.BuildingNumbers;
import org.qingnuan.ledger.SheetKind;

/** How the tasks beside the villages are worked: building efficiency, the grid, and what contractors claim of their advances. */
final class TrackDuties {

    private static final BigDecimal FLOORS = new BigDecimal("1500");
    private static final int DAYS_OF_WORKS = 45;
    private static final int DAYS_TO_THE_GRID = 90;

    private final Services services;
    private final Memory memory;

    TrackDuties(Services services, Memory memory) {
        this.services = services;
        this.memory = memory;
    }

    Map<String, Duty> duties() {
        Map<String, Duty> duties = new HashMap<>();
        duties.put("userTask_registerBuildings", Duty.within(3, 6, this::register));
        duties.put(
                "userTask_reportBuildingWorks",
                Duty.within(1, 2, this::reportWorks)
                        .notBefore(turn -> turn.today().plusDays(DAYS_OF_WORKS)));
        duties.put(
                "userTask_verifyBuildingWorks",
                Duty.within(1, 2, turn -> Step.complete(Map.of("decision", "approve"))));
        duties.put("userTask_inspectBuildings", Duty.within(3, 6, this::inspect));
        duties.put(
                "userTask_rectifyBuildings",
                Duty.within(
                        2,
                        4,
                        turn -> Step.complete(Map.of(
                                "measure", "已整改到位", "rectifiedOn", turn.today().toString()))));
        duties.put(
                "userTask_concludeBuildings",
                Duty.within(
                        2,
                        4,
                        turn -> Step.complete(Map.of(
                                "decision",
                                "approve",
                                "acceptedOn",
                                turn.today().toString()))));
        duties.put(
                "userTask_reportCapacity",
                Duty.within(2, 5, this::reportCapacity)
                        .notBefore(turn -> turn.today().plusDays(DAYS_TO_THE_GRID)));
        duties.put("userTask_claimSettlement", Duty.within(1, 2, this::claim));
        duties.put("userTask_verifyClaim", Duty.within(1, 1, turn -> Step.complete(Map.of("decision", "approve"))));
        return duties;
    }

    private Step register(Turn turn) {
        BuildingNumbers numbers = services.buildings().numbers(turn.subject());
        List<Map<String, String>> rows = new ArrayList<>();
        BigDecimal left = numbers.urbanShare();
        for (int no = 1; left.signum() > 0; no++) {
            BigDecimal area = left.min(FLOORS);
            Map<String, String> row = row("城区", "演示小区", no + "号楼");
            row.put("建筑面积(㎡)", area.toPlainString());
            rows.add(row);
            left = left.subtract(area);
        }
        for (int no = 1; no <= numbers.ruralShare(); no++) {
            rows.add(row("农村", "演示村", no + "号"));
        }
        UUID sheet = services.workbooks()
                .handIn(
                        SheetKind.BUILDINGS,
                        turn.subject(),
                        rows,
                        turn.user(),
                        memory.script().typedUpTo());
        return new Step.Complete(Map.of(), sheet);
    }

    private static Map<String, String> row(String category, String place, String door) {
        return new HashMap<>(Map.of(
                "类别", category, "村或小区", place, "楼栋或门牌", door, "列入年度计划", "否", "已实现清洁取暖", "是", "长期有人居住", "是", "具备改造价值",
                "是", "群众自愿", "是"));
    }

    private Step reportWorks(Turn turn) {
        return Step.complete(quantities(turn, "finishedOn", turn.today()));
    }

    private Step inspect(Turn turn) {
        return Step.complete(quantities(turn, "inspectedOn", turn.today()));
    }

    private Map<String, String> quantities(Turn turn, String day, LocalDate on) {
        BuildingNumbers numbers = services.buildings().numbers(turn.subject());
        return Map.of(
                "urban",
                numbers.urbanRegistered().toPlainString(),
                "rural",
                "" + numbers.ruralRegistered(),
                day,
                on.toString());
    }

    private Step reportCapacity(Turn turn) {
        return Step.complete(Map.of(
                "requiredKva",
                "3000",
                "availableKva",
                "3150",
                "completedOn",
                turn.today().toString(),
                "protectionPlan",
                "已印发取暖季保电方案，重点台区专人值守",
                "repairMechanism",
                "抢修队两支，应急发电车一辆，值班电话公布到村"));
    }

    /** All that the contract pays for what was accepted. */
    private Step claim(Turn turn) {
        AdvanceTerms terms = services.advances().terms(turn.subject());
        return Step.complete(Map.of(
                "quantity",
                "" + terms.accepted(),
                "amount",
                terms.ceiling(terms.accepted()).toYuan(),
                "invoiceNo",
                "演示发票" + turn.subject().item() + "-" + (turn.time() + 1),
                "bank",
                "演示农商行",
                "account",
                "6222000000000000"));
    }
}
