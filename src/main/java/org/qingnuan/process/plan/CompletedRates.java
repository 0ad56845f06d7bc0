package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateHistory;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.AdjustmentRunning;
import org.qingnuan.ledger.AdjustmentState;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.RateTables;
import org.qingnuan.shared.PlanId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deploys a plan whole with further or corrected rates; what one person brings in here another approves before it counts (ADR 0043, 0044, 0052). */
@Component
class CompletedRates implements RateTables {

    private static final Logger LOG = LoggerFactory.getLogger(CompletedRates.class);
    static final String TABLE = "subsidy.dmn";

    private final PlanDeployments deployments;
    private final ModelRulesForPlans rules;
    private final Adjustments adjustments;
    private final RateHistory history;
    private final RateApprovals approvals;

    CompletedRates(
            PlanDeployments deployments,
            ModelRulesForPlans rules,
            Adjustments adjustments,
            RateHistory history,
            RateApprovals approvals) {
        this.deployments = deployments;
        this.rules = rules;
        this.adjustments = adjustments;
        this.history = history;
        this.approvals = approvals;
    }

    @Override
    @Transactional
    public byte[] of(PlanId plan) {
        return table(plan, deployments.current(plan).files());
    }

    private static byte[] table(PlanId plan, Map<String, byte[]> files) {
        byte[] table = files.get(path(plan));
        if (table == null) {
            throw refused(null, "方案没有补贴标准表", "请在方案目录里补上该文件，再部署方案");
        }
        return table;
    }

    private static String path(PlanId plan) {
        return PlanFolder.home(plan.value()) + TABLE;
    }

    @Override
    @Transactional
    public Supplied supply(PlanId plan, byte[] table, String reason, String by) {
        standAlone(plan);
        Map<String, byte[]> files = new TreeMap<>(deployments.current(plan).files());
        byte[] deployed = table(plan, files);
        files.put(path(plan), table);
        List<ModelFinding> findings = rules.check(files);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        RateRows.Difference difference = RateRows.difference(deployed, table);
        mayBe(difference, history.used(plan), reason);
        List<RateHistory.Change> changes = difference.changes();
        if (!changes.isEmpty()) {
            deployments.replace(plan, files);
            approvals.entered(plan, by);
            history.record(plan, changes, reason == null || reason.isBlank() ? null : reason.strip(), by);
            LOG.info(
                    "方案 {} 的补贴标准由 {} 补充了{}行，改正了{}行",
                    plan,
                    by,
                    difference.added().size(),
                    difference.corrected().size());
        }
        return new Supplied(difference.added().size(), difference.corrected().size());
    }

    /** What entitlements were computed by stays: they are never computed anew. */
    private static void mayBe(RateRows.Difference difference, Map<String, Integer> used, String reason) {
        List<ModelFinding> findings = new ArrayList<>();
        difference
                .gone()
                .forEach(row -> findings.add(wrong(row, "已有的标准不能删去（" + row.words() + "）", "请恢复这一行；标准写错的，在原来的行里改正")));
        difference.corrected().forEach((before, after) -> {
            int times = before.label() == null
                    ? used.values().stream().mapToInt(Integer::intValue).sum()
                    : used.getOrDefault(before.label(), 0);
            if (times > 0) {
                findings.add(wrong(
                        before,
                        "标准“" + (before.label() == null ? before.words() : before.label()) + "”已用于核定" + times
                                + "笔补贴，不能再改",
                        "请恢复这一行；已多付的按追缴办理，今后另有标准的按新的文件另立方案"));
            }
        });
        if (findings.isEmpty() && !difference.corrected().isEmpty() && (reason == null || reason.isBlank())) {
            RateRows.Row first = difference.corrected().keySet().iterator().next();
            findings.add(wrong(first, "改正了已有的标准，却没有写明原因", "请在“改正的原因”里写明依据，再上传"));
        }
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
    }

    private static ModelFinding wrong(RateRows.Row row, String reason, String remedy) {
        return new ModelFinding(TABLE, "第" + row.number() + "行", reason, remedy);
    }

    /** An adjustment carries the files of the day on which it was proposed. */
    private void standAlone(PlanId plan) {
        for (Adjustment one : adjustments.of(plan)) {
            if (one.state() == AdjustmentState.PROPOSED || one.state() == AdjustmentState.APPLYING) {
                throw new AdjustmentRunning(plan, "有一项期限调整" + one.state().label() + "，它结束以后才能补充或改正补贴标准。");
            }
        }
    }

    private static PlanRefused refused(String element, String reason, String remedy) {
        return new PlanRefused(List.of(new ModelFinding(TABLE, element, reason, remedy)));
    }
}
