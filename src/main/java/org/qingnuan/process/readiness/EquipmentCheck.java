package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Routes;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** The catalogue has something for each route where the document asks for one (ZC-17); elsewhere models may be typed. */
@Component
class EquipmentCheck implements ReadinessCheck {

    private static final String HOLDS_UP = "选定采暖设备（招投标环节）";

    private final Equipment equipment;

    EquipmentCheck(Equipment equipment) {
        this.equipment = equipment;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.EQUIPMENT;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        List<String> missing = plan.rules().routes().stream()
                .filter(route -> equipment.catalogue(plan.id(), route).isEmpty())
                .map(route -> Routes.label(route) + "没有设备")
                .toList();
        if (missing.isEmpty()) {
            int models = equipment.catalogue(plan.id(), null).size();
            return ReadinessLine.complete(topic(), "%d个型号，各技术路线都有".formatted(models));
        }
        return plan.rules().catalogueRequired()
                ? ReadinessLine.missing(topic(), "方案要求从入围目录选定设备", missing, HOLDS_UP)
                : ReadinessLine.advised(topic(), "方案没有规定设备目录；没有列入的型号在选购时自行填写", missing, HOLDS_UP);
    }
}
