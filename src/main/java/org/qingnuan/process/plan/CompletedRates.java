package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.qingnuan.finance.RateApprovals;
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

/** Deploys a plan whole with further rates; what one person brings in here another approves before it counts (ADR 0043, 0052). */
@Component
class CompletedRates implements RateTables {

    private static final Logger LOG = LoggerFactory.getLogger(CompletedRates.class);
    static final String TABLE = "subsidy.dmn";

    private final PlanDeployments deployments;
    private final ModelRulesForPlans rules;
    private final Adjustments adjustments;
    private final RateApprovals approvals;

    CompletedRates(
            PlanDeployments deployments, ModelRulesForPlans rules, Adjustments adjustments, RateApprovals approvals) {
        this.deployments = deployments;
        this.rules = rules;
        this.adjustments = adjustments;
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
    public int complete(PlanId plan, byte[] table, String by) {
        standAlone(plan);
        Map<String, byte[]> files = new TreeMap<>(deployments.current(plan).files());
        byte[] deployed = table(plan, files);
        files.put(path(plan), table);
        List<ModelFinding> findings = rules.check(files);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        DmnModelInstance before = read(deployed);
        DmnModelInstance after = read(table);
        List<List<String>> added = added(before, after);
        if (!added.isEmpty()) {
            deployments.replace(plan, files);
            approvals.entered(plan, by);
            LOG.info("方案 {} 的补贴标准由 {} 补充了{}行", plan, by, added.size());
        }
        return added.size();
    }

    /** An adjustment carries the files of the day on which it was proposed. */
    private void standAlone(PlanId plan) {
        for (Adjustment one : adjustments.of(plan)) {
            if (one.state() == AdjustmentState.PROPOSED || one.state() == AdjustmentState.APPLYING) {
                throw new AdjustmentRunning(plan, "有一项期限调整" + one.state().label() + "，它结束以后才能补充补贴标准。");
            }
        }
    }

    private static List<List<String>> added(DmnModelInstance before, DmnModelInstance after) {
        if (!head(before).equals(head(after))) {
            throw refused(null, "不是本方案的补贴标准表，或改动了列", "请下载现行的表，只在下面加行");
        }
        List<List<String>> added = new ArrayList<>(rows(after));
        List<ModelFinding> changed = new ArrayList<>();
        int number = 0;
        for (List<String> row : rows(before)) {
            number++;
            if (!added.remove(row)) {
                changed.add(new ModelFinding(
                        TABLE, "第" + number + "行", "已有的标准不能删改（" + String.join("，", row) + "）", "请下载现行的表，只在下面加行"));
            }
        }
        if (!changed.isEmpty()) {
            throw new PlanRefused(changed);
        }
        return added;
    }

    private static DmnModelInstance read(byte[] table) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(table));
    }

    /** The decision and its columns. */
    private static List<String> head(DmnModelInstance table) {
        return Stream.of(
                        table.getModelElementsByType(Decision.class).stream().map(DmnElement::getId),
                        table.getModelElementsByType(Input.class).stream()
                                .map(input ->
                                        input.getInputExpression().getText().getTextContent()),
                        table.getModelElementsByType(Output.class).stream().map(Output::getName))
                .flatMap(part -> part)
                .toList();
    }

    private static List<List<String>> rows(DmnModelInstance table) {
        return table.getModelElementsByType(Rule.class).stream()
                .map(rule -> Stream.concat(
                                rule.getInputEntries().stream().map(entry -> entry.getText()),
                                rule.getOutputEntries().stream().map(entry -> entry.getText()))
                        .map(text -> text == null ? "" : text.getTextContent().strip())
                        .toList())
                .toList();
    }

    private static PlanRefused refused(String element, String reason, String remedy) {
        return new PlanRefused(List.of(new ModelFinding(TABLE, element, reason, remedy)));
    }
}
