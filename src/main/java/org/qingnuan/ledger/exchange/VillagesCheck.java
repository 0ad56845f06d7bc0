package org.qingnuan.ledger.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.ledger.CategoryQuotas;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Target;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.VillageCodes;
import org.qingnuan.ledger.VillagePriority;
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
    private final VillageCodes codes;

    VillagesCheck(Plans plans, Villages villages, CategoryQuotas categories, VillageCodes codes) {
        this.codes = codes;
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
            Long order = row.integer("order");
            if (order != null && (order < 1 || order > 9999)) {
                findings.cell(row, "order", "应在1到9999之间", "请填写推进的先后次序，最先的填1");
            }
        }
        codes(body, rows, findings);
        order(rows, plans.get(body.plan()).rules().priorities(), findings);
        target(body, rows, findings);
    }

    /** Codes of villages, within their body's where it has one, each of one village of the plan. */
    private void codes(CaseKey body, List<SheetRow> rows, Findings findings) {
        if (rows.stream().allMatch(row -> row.text("code") == null)) {
            return;
        }
        String bodyCode = codes.ofBody(body).orElse(null);
        Map<String, VillageCodes.Holder> held = codes.of(body.plan());
        Map<String, Integer> seen = new HashMap<>();
        for (SheetRow row :
                rows.stream().filter(one -> one.text("code") != null).toList()) {
            String code = VillageCodes.spelled(row.text("code"));
            Integer earlier = seen.putIfAbsent(code, row.rowNumber());
            VillageCodes.Holder holder = held.get(code);
            VillageCodes.fault(code, bodyCode)
                    .ifPresent(fault -> findings.cell(row, "code", fault, "请对照统计用区划代码更正，没有代码的留空"));
            if (earlier != null) {
                findings.cell(row, "code", HouseholdRows.repeats(earlier), "每个代码只属于一个村");
            } else if (holder != null
                    && !(holder.body().equals(body.area()) && holder.name().equals(name(row)))) {
                findings.cell(row, "code", "已是%s%s的代码".formatted(holder.bodyName(), holder.name()), "请核对是哪一个村的代码");
            }
        }
    }

    /** The document wishes some villages first; another order is only told, and stands with its reason (HZ-16, LZ-03, LZ-05). */
    private static void order(List<SheetRow> rows, List<VillagePriority> priorities, Findings findings) {
        OptionalLong first = rows.stream()
                .filter(row -> row.text("priority") == null && row.integer("order") != null)
                .mapToLong(row -> row.integer("order"))
                .min();
        for (SheetRow row : rows) {
            Long order = row.integer("order");
            boolean behind = first.isPresent() && (order == null || order > first.getAsLong());
            if (behind && row.text("priority") != null && row.text("orderReason") == null) {
                String clause = priorities.stream()
                        .filter(one -> one.code().equals(row.text("priority")))
                        .map(one -> one.name() + "，" + one.clause())
                        .findFirst()
                        .orElse("");
                findings.warn(
                        row,
                        "order",
                        order == null ? null : order.toString(),
                        "应优先改造的村（" + clause + "）排在没有优先情形的村之后",
                        "请调整次序，或在次序理由中说明，说明后照此登记");
            }
        }
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
