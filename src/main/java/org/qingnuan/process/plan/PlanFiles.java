package org.qingnuan.process.plan;

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

    /** Everything that is wrong with them; empty when they may be deployed. */
    public List<ModelFinding> findings(PlanId plan, Map<String, byte[]> files) {
        return PlanCheck.of(PlanFolder.of(plan, files, null), rules::check).findings();
    }

    /** The year that the plan.yaml among them names, empty when that cannot be read. */
    public OptionalInt year(PlanId plan, Map<String, byte[]> files) {
        PlanContents contents =
                PlanCheck.ofData(PlanFolder.of(plan, files, null)).contents();
        return contents == null
                ? OptionalInt.empty()
                : OptionalInt.of(contents.charter().year());
    }
}
