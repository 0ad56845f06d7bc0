package org.qingnuan.web;

import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.RateTrial;
import org.qingnuan.finance.RateTrial.Change;
import org.qingnuan.finance.RateTrial.Due;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** Shows what a subsidy table would change, as a page and as a workbook. */
@Component
class RateTrialPages {

    private static final int SHOWN = 200;
    private static final String DECIDED = "已核定（不变，仅列差异）";
    private static final String OPEN = "尚未核定";

    private static final List<SheetColumn> FUNDS = List.of(
            SheetColumn.text("范围").wide(12),
            SheetColumn.text("资金来源").wide(8),
            SheetColumn.decimal("现在（元）").wide(10),
            SheetColumn.decimal("试算（元）").wide(10),
            SheetColumn.text("相差（元）").wide(10));
    private static final List<SheetColumn> LINES = List.of(
            SheetColumn.text("单位").wide(10),
            SheetColumn.integer("户编号"),
            SheetColumn.text("项目").wide(9),
            SheetColumn.text("采暖季").wide(6),
            SheetColumn.text("范围").wide(12),
            SheetColumn.decimal("现在（元）").wide(8),
            SheetColumn.text("现在的分摊").wide(18),
            SheetColumn.decimal("试算（元）").wide(8),
            SheetColumn.text("试算的分摊").wide(18),
            SheetColumn.text("试算命中的标准").wide(14));

    private final Plans plans;
    private final Villages villages;
    private final SheetWriter writer;
    private final Clock clock;

    RateTrialPages(Plans plans, Villages villages, SheetWriter writer, Clock clock) {
        this.plans = plans;
        this.villages = villages;
        this.writer = writer;
        this.clock = clock;
    }

    RateTrialPage of(PlanId plan, String table, RateTrial trial) {
        return new RateTrialPage(
                plans.get(plan).name(),
                RatesPages.path(plan),
                table,
                trial.households(),
                trial.households(true),
                trial.households(false),
                Stream.of(true, false).flatMap(decided -> funds(trial, decided)).toList(),
                trial.unanswered().entrySet().stream()
                        .map(entry -> Wording.households(entry.getValue()) + "不能试算：" + entry.getKey())
                        .toList(),
                lines(trial.changes().stream().limit(SHOWN).toList()),
                trial.changes().size());
    }

    void write(PlanId plan, String table, RateTrial trial, OutputStream out) {
        String note = "%s；试算的表：%s；%s；试算不保存、不改变已核定的补贴"
                .formatted(plans.get(plan).name(), table, Wording.date(ChinaTime.today(clock)));
        List<Map<String, String>> funds = Stream.of(true, false)
                .flatMap(decided -> Stream.of(FundSource.values()).map(source -> fundRow(trial, decided, source)))
                .toList();
        writer.write(
                List.of(
                        new SheetTable("试算汇总", note, FUNDS, funds),
                        new SheetTable(
                                "逐户差异",
                                note,
                                LINES,
                                lines(trial.changes()).stream()
                                        .map(RateTrialPages::row)
                                        .toList())),
                out);
    }

    private static Stream<RateTrialPage.Fund> funds(RateTrial trial, boolean decided) {
        return Stream.of(FundSource.values())
                .map(source -> new RateTrialPage.Fund(
                        decided ? DECIDED : OPEN,
                        source.label(),
                        Wording.money(trial.now(decided, source)),
                        Wording.money(trial.then(decided, source)),
                        difference(trial, decided, source)));
    }

    private static String difference(RateTrial trial, boolean decided, FundSource source) {
        Money difference = trial.then(decided, source).minus(trial.now(decided, source));
        return difference.isNegative()
                ? "减少 " + Wording.money(difference.negate())
                : difference.fen() == 0 ? "不变" : "增加 " + Wording.money(difference);
    }

    private static Map<String, String> fundRow(RateTrial trial, boolean decided, FundSource source) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("范围", decided ? DECIDED : OPEN);
        row.put("资金来源", source.label());
        row.put("现在（元）", trial.now(decided, source).toYuan());
        row.put("试算（元）", trial.then(decided, source).toYuan());
        row.put("相差（元）", difference(trial, decided, source));
        return row;
    }

    private List<RateTrialPage.Line> lines(List<Change> changes) {
        Map<CaseKey, String> names = new HashMap<>();
        List<RateTrialPage.Line> lines = new ArrayList<>();
        for (Change change : changes) {
            lines.add(new RateTrialPage.Line(
                    names.computeIfAbsent(change.village(), this::name),
                    change.household(),
                    change.item().label(),
                    change.season() == 0 ? "验收后" : "第" + change.season() + "季",
                    change.decided() ? DECIDED : OPEN,
                    change.now() == null ? null : change.now().amount(),
                    shares(change.now()),
                    change.then() == null ? null : change.then().amount(),
                    shares(change.then()),
                    change.then() == null ? "没有标准" : change.then().label()));
        }
        return lines;
    }

    private String name(CaseKey place) {
        return place.village() == null
                ? plans.body(place).area().name()
                : villages.get(place).area().name();
    }

    private static String shares(Due due) {
        return due == null ? "" : Wording.shares(due.shares());
    }

    private static Map<String, String> row(RateTrialPage.Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("单位", line.place());
        row.put("户编号", Long.toString(line.household()));
        row.put("项目", line.item());
        row.put("采暖季", line.season());
        row.put("范围", line.part());
        row.put("现在（元）", line.now() == null ? "" : line.now().toYuan());
        row.put("现在的分摊", line.sharesNow());
        row.put("试算（元）", line.then() == null ? "" : line.then().toYuan());
        row.put("试算的分摊", line.sharesThen());
        row.put("试算命中的标准", line.label());
        return row;
    }
}
