package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.ledger.Decisions;
import org.qingnuan.process.EligibilityTables;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.engine.TriedTable;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tables of deployed plans, and tries others by the rules of any deployment. */
@Component
class DeployedEligibilityTables implements EligibilityTables {

    private static final String TABLE = "eligibility.dmn";
    private static final PlanId COMMON = new PlanId(PlanFolder.DEFAULT);
    private static final String DEFAULT_ID = "\"default.eligibility\"";

    private final PlanDeployments deployments;
    private final ModelRulesForPlans rules;

    DeployedEligibilityTables(PlanDeployments deployments, ModelRulesForPlans rules) {
        this.deployments = deployments;
        this.rules = rules;
    }

    @Override
    @Transactional
    public byte[] of(PlanId plan) {
        byte[] own = deployments.current(plan).files().get(path(plan));
        if (own != null) {
            return own;
        }
        byte[] common = deployments.current(COMMON).files().get(path(COMMON));
        return new String(common, StandardCharsets.UTF_8)
                .replace(DEFAULT_ID, "\"%s.eligibility\"".formatted(plan))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @Transactional
    public Decisions tried(PlanId plan, byte[] table) {
        Map<String, byte[]> files = new TreeMap<>(deployments.current(plan).files());
        files.put(path(plan), table);
        List<ModelFinding> findings = rules.check(files);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        return new TriedTable(table);
    }

    private static String path(PlanId plan) {
        return PlanFolder.home(plan.value()) + TABLE;
    }
}
