package org.qingnuan.ledger.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.ledger.CategoryQuotas;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Target;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** A body's villages: each named once, together no more than the body's target (ZC-02). */
@Component
class VillagesCheck implements RowCheck {

    private final Plans plans;
    private final Villages villages;
    private final CategoryQuotas categories;

    VillagesCheck(Plans plans, Villages villages, CategoryQuotas categories) {
        this.plans = plans;
        this.villages = villages;
        this.categories = categories;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.VILLAGES;
    }

    @Override
    public void check(CaseKey body, List<SheetRow> rows, Findings findings) {
        Map<String, Integer> seen = new HashMap<>();
        for (SheetRow row : rows) {
            String name = name(row);
            Integer earlier = name == null ? null : seen.putIfAbsent(name, row.rowNumber());
            if (earlier != null) {
                findings.cell(row, "name", HouseholdRows.repeats(earlier), "每村只填一行");
            }
            Long quota = row.integer("quota");
            if (quota != null && (quota < 1 || quota > 100_000)) {
                findings.cell(row, "quota", "任务户数应大于0", "请填写实际任务户数");
            }
        }
        target(body, rows, findings);
    }

    /** With the town before it where the sheet has one; null for a row without a name. */
    private static String name(SheetRow row) {
        return row.text("name") == null ? null : Villages.nameOf(row.text("town"), row.text("name"));
    }

    private void target(CaseKey body, List<SheetRow> rows, Findings findings) {
        int target = plans.body(body).target();
        Map<String, Integer> present = villages.of(body).stream()
                .filter(village -> !village.state().isGone())
                .collect(Collectors.toMap(village -> village.area().name(), Village::quota));
        Set<String> known = present.keySet();
        long sum = present.values().stream().mapToLong(Integer::longValue).sum()
                + rows.stream()
                        .filter(row -> row.integer("quota") != null && !known.contains(name(row)))
                        .mapToLong(row -> row.integer("quota"))
                        .sum();
        Map<String, Integer> added = new HashMap<>();
        rows.stream()
                .filter(row -> row.integer("quota") != null && !known.contains(name(row)))
                .forEach(row ->
                        added.merge(row.text("category"), row.integer("quota").intValue(), Integer::sum));
        findings.add(categories.exceeded(body, added));
        if (target == Target.LEFT_OPEN) {
            findings.sheet("本单位的任务户数还没有录入", "请先由推进办公室在本单位页面录入");
        } else if (sum > target) {
            findings.sheet("各村任务合计%d户，超过本单位任务%d户".formatted(sum, target), "请调整各村任务户数");
        }
    }
}
