package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;

/**
 * What stands in a folder beside its models and tables, read whole before anything is refused, so that every mistake shows
 * at once.
 *
 * @param contents null when its file cannot be used
 */
record PlanReading(PlanContents contents, List<ModelFinding> findings) {

    static PlanReading of(PlanId id, PlanFolder folder, PlanFolder defaults) {
        String home = "bpmn/plans/" + id.value() + "/";
        List<ModelFinding> findings = new ArrayList<>();
        List<Target> targets =
                attempt(() -> TargetsFile.read(home + "targets.csv", folder.file("targets.csv")), List.of(), findings);
        PlanContents contents = attempt(
                () -> PlanFile.read(
                        id, home + "plan.yaml", folder.file("plan.yaml"), defaults.file("plan.yaml"), targets),
                null,
                findings);
        attempt(() -> Beside.of(folder, targets), null, findings);
        if (contents != null && contents.charter().rules().routeTable() && !folder.has("route.dmn")) {
            findings.add(
                    new ModelFinding(home + "route.dmn", null, "rules.routeTable 为 true，却没有这张表", "请补上该表，或改为 false"));
        }
        return new PlanReading(contents, List.copyOf(findings));
    }

    private static <T> T attempt(Supplier<T> reading, T otherwise, List<ModelFinding> findings) {
        try {
            return reading.get();
        } catch (PlanRefused refused) {
            findings.addAll(refused.findings());
            return otherwise;
        }
    }
}
