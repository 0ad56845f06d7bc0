package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Judges a plan's files as a deployment would, without deploying them. */
@Component
public class PlanFiles {

    private final ModelRulesForPlans rules;

    PlanFiles(ModelRulesForPlans rules) {
        this.rules = rules;
    }

    /** Everything that is wrong with them, those with the models first; empty when they may be deployed. */
    public List<ModelFinding> findings(PlanId plan, Map<String, byte[]> files) {
        PlanFolder folder = PlanFolder.of(plan, files, null);
        List<ModelFinding> findings = new ArrayList<>(rules.check(folder.files()));
        findings.addAll(PlanReading.of(plan, folder, PlanFolder.defaults()).findings());
        return List.copyOf(findings);
    }

    /** The year that the plan.yaml among them names, empty when that cannot be read. */
    public OptionalInt year(PlanId plan, Map<String, byte[]> files) {
        PlanContents contents = PlanReading.of(plan, PlanFolder.of(plan, files, null), PlanFolder.defaults())
                .contents();
        return contents == null
                ? OptionalInt.empty()
                : OptionalInt.of(contents.charter().year());
    }
}
