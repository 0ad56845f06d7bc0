package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.qingnuan.ledger.Fuel;

/** How the tasks of a heating season are worked: every known household gets a reading, so that nothing is left to match. */
final class SeasonDuties {

    private static final int ESTIMATED = 15;
    private static final int UNUSED = 10;
    private static final Map<Fuel, List<Integer>> USE =
            Map.of(Fuel.GAS, List.of(300, 1_600), Fuel.POWER, List.of(1_500, 9_000), Fuel.HEAT, List.of(20, 60));

    private final Services services;
    private final Memory memory;

    SeasonDuties(Services services, Memory memory) {
        this.services = services;
        this.memory = memory;
    }

    Map<String, Duty> duties() {
        Map<String, Duty> duties = new HashMap<>();
        for (Fuel fuel : Fuel.values()) {
            String task = fuel.task().substring(fuel.task().indexOf('.') + 1);
            duties.put(task, Duty.within(3, 8, turn -> report(turn, fuel)));
        }
        duties.put("userTask_reviewReadings", Duty.within(1, 3, turn -> Step.complete(Map.of("decision", "approve"))));
        return duties;
    }

    private Step report(Turn turn, Fuel fuel) {
        AtomicInteger number = new AtomicInteger();
        List<Map<String, String>> rows = Workbooks.filled(
                services.workbooks().begun(fuel.sheet(), turn.subject(), false),
                row -> read(turn, fuel, row, number.incrementAndGet()));
        UUID sheet = services.workbooks().handIn(fuel.sheet(), turn.subject(), rows, turn.user(), 0);
        return new Step.Complete(Map.of(), sheet);
    }

    private Map<String, String> read(Turn turn, Fuel fuel, Map<String, String> row, int number) {
        LocalDate today = turn.today();
        boolean unused = memory.chance().happens(UNUSED, turn.about("unused" + number));
        int used = memory.chance().between(USE.get(fuel).get(0), USE.get(fuel).get(1), turn.about("use" + number));
        Map<String, String> filled = new HashMap<>(Map.of("户编号", row.get("户编号"), "抄表日期", today.toString()));
        filled.put("缴费户号", row.getOrDefault("缴费户号", "06" + String.format("%010d", Long.valueOf(row.get("户编号")))));
        filled.put("抄表情况", memory.chance().happens(ESTIMATED, turn.about("estimated" + number)) ? "估抄" : "正常");
        filled.put("用量（" + fuel.unit() + "）", unused ? "0" : Integer.toString(used));
        return filled;
    }
}
