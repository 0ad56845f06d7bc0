package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** Villages come in by a task of each body, or have to be there where its model has no such task. */
@Component
class VillagesCheck implements ReadinessCheck {

    private final Plans plans;
    private final Villages villages;
    private final DeployedModels models;

    VillagesCheck(Plans plans, Villages villages, DeployedModels models) {
        this.plans = plans;
        this.villages = villages;
        this.models = models;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.VILLAGES;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        List<Body> bodies = plans.bodies(plan.id());
        int registered =
                bodies.stream().mapToInt(body -> villages.of(body.key()).size()).sum();
        List<String> without = bodies.stream()
                .filter(body -> villages.of(body.key()).isEmpty())
                .map(body -> body.area().name())
                .toList();
        if (without.isEmpty()) {
            return ReadinessLine.complete(topic(), "已登记%d个村".formatted(registered));
        }
        if (models.hasTask(plan.id(), "responsible-body", "userTask_registerVillages")) {
            String already = registered == 0 ? "" : "；已登记%d个村".formatted(registered);
            return ReadinessLine.notNeeded(topic(), "启动后由%d个责任主体在“登记村庄分解任务”中登记%s".formatted(without.size(), already));
        }
        return ReadinessLine.missing(topic(), "%d个责任主体没有村庄".formatted(without.size()), without, "各村的全部环节");
    }
}
