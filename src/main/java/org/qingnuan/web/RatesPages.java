package org.qingnuan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateTable;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.SubsidyTables;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts a plan's subsidy table into words that an official reads, with the persons behind it. */
@Component
class RatesPages {

    private final SubsidyTables tables;
    private final RateApprovals approvals;
    private final Plans plans;
    private final Staff staff;

    RatesPages(SubsidyTables tables, RateApprovals approvals, Plans plans, Staff staff) {
        this.tables = tables;
        this.approvals = approvals;
        this.plans = plans;
        this.staff = staff;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/rates";
    }

    RatesPage of(PlanId plan, String user) {
        RateTable table = approvals.current(plan).orElse(null);
        return new RatesPage(
                plans.get(plan).name(),
                path(plan),
                staff.may(user, CaseKey.ofPlan(plan), Action.READ_READINESS) ? ReadinessPages.path(plan) : null,
                table == null ? null : table.fingerprint(),
                table == null ? null : standing(table),
                table != null && table.approved(),
                table != null && approvable(table, plan, user),
                table == null ? List.of() : rows(plan));
    }

    private boolean approvable(RateTable table, PlanId plan, String user) {
        return !table.approved()
                && !user.equals(table.enteredBy())
                && !user.equals(table.checkedBy())
                && staff.may(user, CaseKey.ofPlan(plan), Action.APPROVE_RATES);
    }

    private String standing(RateTable table) {
        String entered = table.enteredBy() == null
                ? "随方案目录载入"
                : "由%s于%s录入".formatted(staff.name(table.enteredBy()), Wording.date(table.enteredAt()));
        if (table.checkedBy() != null) {
            entered += "，由%s于%s核对".formatted(staff.name(table.checkedBy()), Wording.date(table.checkedAt()));
        }
        if (!table.approved()) {
            String lacking = table.enteredBy() == null && table.checkedBy() == null ? "须财政部门两人先后核对、批准" : "尚未经第二人批准";
            return entered + "，" + lacking + "，按它核定的补贴都在等待。";
        }
        String opinion = table.opinion() == null ? "" : "（" + table.opinion() + "）";
        return "%s，由%s于%s批准%s。"
                .formatted(entered, staff.name(table.approvedBy()), Wording.date(table.approvedAt()), opinion);
    }

    private List<RatesPage.Row> rows(PlanId plan) {
        try {
            SubsidyTables.View view = tables.view(plan);
            return view.rows().stream().map(row -> row(view, row)).toList();
        } catch (PlanRefused none) {
            return List.of();
        }
    }

    private static RatesPage.Row row(SubsidyTables.View view, SubsidyTables.Row row) {
        List<String> when = new ArrayList<>();
        for (int i = 0; i < row.conditions().size(); i++) {
            if (!row.conditions().get(i).isEmpty()) {
                when.add(view.inputs().get(i).replaceFirst("（0为.*", "") + "："
                        + condition(view.inputs().get(i), row.conditions().get(i)));
            }
        }
        return new RatesPage.Row(
                item(row.item()),
                row.label(),
                when,
                RateWords.amount(row),
                RateWords.bounds(row),
                shares(row.shares()),
                row.clause(),
                row.basis(),
                row.note());
    }

    private static String item(String code) {
        return Stream.of(SubsidyItem.values())
                .filter(item -> item.name().equals(code))
                .map(SubsidyItem::label)
                .findFirst()
                .orElse(code);
    }

    private static String condition(String input, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? "是" : "否";
        }
        String said = Wording.ROUTES.entrySet().stream()
                .reduce(
                        text.replace("\"", ""),
                        (known, route) -> known.replace(route.getKey(), route.getValue()),
                        (one, other) -> one);
        return input.startsWith("采暖季") && said.equals("0") ? "验收后一次性" : RateWords.range(said);
    }

    private static List<String> shares(String text) {
        return Stream.of(text.split(",")).map(RatesPages::share).toList();
    }

    private static String share(String text) {
        String[] part = text.strip().split(":", -1);
        String source = Stream.of(FundSource.values())
                .filter(one -> one.name().equals(part[0]))
                .map(FundSource::label)
                .findFirst()
                .orElse(part[0]);
        return part.length < 2 ? text : source + "：" + RateWords.share(part[1]);
    }
}
