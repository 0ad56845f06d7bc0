package org.qingnuan.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.qingnuan.ledger.BuildingNumbers;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** How far a body is with its buildings (LZ-02). */
@Component
class BuildingFacts implements TaskFacts {

    private final Buildings buildings;

    BuildingFacts(Buildings buildings) {
        this.buildings = buildings;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(
                "building-works.registerBuildings",
                "building-works.reportBuildingWorks",
                "building-works.verifyBuildingWorks",
                "building-acceptance.inspectBuildings",
                "building-acceptance.rectifyBuildings",
                "building-acceptance.concludeBuildings");
    }

    @Override
    public Facts of(TaskView task) {
        BuildingNumbers numbers = buildings.numbers(task.subject());
        return Facts.of(new Facts.Table(
                "本单位节能改造",
                List.of("类别", "任务", "已登记", "报告完工", "入户验收合格"),
                List.of(
                        List.of(
                                "城区建筑（平方米）",
                                shown(numbers.urbanShare()),
                                shown(numbers.urbanRegistered()),
                                shown(numbers.urbanDone()),
                                shown(numbers.urbanPassed())),
                        List.of(
                                "农村住户（户）",
                                "" + numbers.ruralShare(),
                                "" + numbers.ruralRegistered(),
                                "" + numbers.ruralDone(),
                                "" + numbers.ruralPassed()))));
    }

    static String shown(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
