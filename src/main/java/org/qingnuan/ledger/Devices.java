package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** What a plan's table {@code device} says of heating devices: some are forbidden (HZ-23). */
@Component
public class Devices {

    private static final String TABLE = "device";

    private final Decisions decisions;
    private final Equipment equipment;

    Devices(Decisions decisions, Equipment equipment) {
        this.decisions = decisions;
        this.equipment = equipment;
    }

    /** Why the plan forbids a device, with the clause, in Chinese; judged by its model and, where the model is listed, by the listed name. Empty when it may be used. */
    public Optional<String> refusal(CaseKey village, String route, String model) {
        String listed = equipment.catalogue(village.plan(), route).stream()
                .filter(item -> item.model().equals(model))
                .map(item -> " " + item.name())
                .findFirst()
                .orElse("");
        List<Map<String, Object>> rows =
                decisions.decide(village.plan(), TABLE, Map.of("device", model + listed, "route", route));
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "方案 %s 的设备准入表对 %s 给出%d个结果，应为一个".formatted(village.plan(), model, rows.size()));
        }
        Map<String, Object> row = rows.get(0);
        return Boolean.TRUE.equals(row.get("allowed"))
                ? Optional.empty()
                : Optional.of("%s（%s）".formatted(row.get("reason"), row.get("clause")));
    }
}
