package org.qingnuan.finance.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.RateFiles;
import org.qingnuan.shared.PlanId;

/** A subsidy table for tests: 2000.00 yuan and one third of the price, in rows that can be taken away. */
class PlayedRates implements Decisions, RateFiles {

    final List<Map<String, Object>> asked = new CopyOnWriteArrayList<>();
    private volatile boolean construction = true;
    private volatile boolean equipment = true;
    private volatile long content;
    private volatile Decisions table;

    void state(boolean construction, boolean equipment) {
        this.construction = construction;
        this.equipment = equipment;
        this.table = null;
    }

    /** From now on this table, until {@link #state}. */
    void answer(Decisions other) {
        table = other;
    }

    /** From now on another table, of the same rows. */
    void change() {
        content++;
    }

    @Override
    public Optional<String> fingerprint(PlanId plan) {
        return Optional.of("%064x".formatted(content));
    }

    @Override
    public List<Map<String, Object>> decide(PlanId plan, String name, Map<String, Object> inputs) {
        asked.add(inputs);
        if (table != null) {
            return table.decide(plan, name, inputs);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        if (construction) {
            rows.add(row("CONSTRUCTION", 200_000L, "SUPERIOR:50,DISTRICT_MATCHING:rest"));
        }
        if (equipment) {
            rows.add(row(
                    "EQUIPMENT",
                    ((Number) inputs.get("equipmentPrice")).longValue() / 3,
                    "SUPERIOR:33.33,CITY_AWARD:20,DISTRICT_MATCHING:rest"));
        }
        if ((Integer) inputs.get("season") > 0) {
            rows.add(row("RUNNING", 60_000L, "DISTRICT_MATCHING:rest"));
        }
        return rows;
    }

    private static Map<String, Object> row(String item, Long amount, String shares) {
        return Map.of(
                "item",
                item,
                "label",
                "测试标准",
                "amount",
                amount,
                "shares",
                shares,
                "clause",
                "测试文件第一条",
                RULE_VERSION,
                "subsidy:1");
    }
}
