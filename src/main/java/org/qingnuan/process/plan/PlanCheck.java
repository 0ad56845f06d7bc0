package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;

/**
 * Everything that is asked of a plan's folder before it is deployed. The command line, the start and the page of drafts
 * ask here, so that a folder that passes anywhere passes everywhere.
 *
 * @param contents null when they cannot be used
 * @param beside null when it cannot be used
 * @param findings everything that is wrong, each once; empty when the folder may be deployed
 */
public record PlanCheck(PlanContents contents, Beside beside, List<ModelFinding> findings) {

    /**
     * Judges a folder that was never deployed, models and what it cites included; it needs neither database nor running
     * application. What a plan cites is asked here alone: rates that come in after its deployment may rest on documents of their own.
     */
    public static List<ModelFinding> of(PlanFolder folder) {
        List<ModelFinding> findings =
                new ArrayList<>(of(folder, files -> ModelChecks.of(files, Roles.NAMES, DelegateNames::known))
                        .findings());
        findings.addAll(CitationChecks.of(folder));
        return List.copyOf(findings);
    }

    /** The same with the rules for models asked as the caller does. */
    static PlanCheck of(PlanFolder folder, Function<Map<String, byte[]>, List<ModelFinding>> models) {
        List<ModelFinding> inYaml = new ArrayList<>();
        List<ModelFinding> found = new ArrayList<>();
        PlanFile.Reading reading = read(folder, targets(folder, found), found);
        if (reading != null) {
            inYaml.addAll(reading.findings());
        }
        PlanCheck data = ofData(folder);
        Set<ModelFinding> findings = new LinkedHashSet<>(data.findings);
        findings.addAll(models.apply(folder.files()));
        findings.addAll(FolderChecks.of(folder, reading == null ? null : reading.contents(), sections(inYaml)));
        return new PlanCheck(data.contents, data.beside, List.copyOf(findings));
    }

    /** The first keys of what is wrong in plan.yaml, by which nothing else is judged. */
    private static Set<String> sections(List<ModelFinding> inYaml) {
        return inYaml.stream()
                .filter(finding -> finding.element() != null)
                .map(finding -> finding.element().replaceAll("[.\\[].*", ""))
                .collect(Collectors.toSet());
    }

    /** What a plan's files other than models say; of a plan that was deployed before nothing else is judged again. */
    static PlanCheck ofData(PlanFolder folder) {
        List<ModelFinding> findings = new ArrayList<>();
        List<Target> targets = targets(folder, findings);
        PlanFile.Reading reading = read(folder, targets, findings);
        boolean usable = reading != null && reading.findings().isEmpty();
        if (reading != null) {
            findings.addAll(reading.findings());
        }
        Beside beside = Beside.of(folder, targets, findings);
        if (usable && reading.contents().charter().rules().routeTable() && !folder.has("route.dmn")) {
            findings.add(new ModelFinding(
                    folder.path("route.dmn"), null, "rules.routeTable 为 true，却没有这张表", "请补上该表，或改为 false"));
        }
        return new PlanCheck(usable ? reading.contents() : null, beside, List.copyOf(findings));
    }

    private static List<Target> targets(PlanFolder folder, List<ModelFinding> findings) {
        return attempt(
                () -> TargetsFile.read(folder.path("targets.csv"), folder.file("targets.csv")), List.of(), findings);
    }

    /** Null when there is nothing that could be read. */
    private static PlanFile.Reading read(PlanFolder folder, List<Target> targets, List<ModelFinding> findings) {
        PlanId id = id(folder, findings);
        return id == null
                ? null
                : attempt(
                        () -> PlanFile.reading(
                                id,
                                folder.path("plan.yaml"),
                                folder.file("plan.yaml"),
                                PlanFolder.defaults().file("plan.yaml"),
                                targets),
                        null,
                        findings);
    }

    private static PlanId id(PlanFolder folder, List<ModelFinding> findings) {
        boolean reserved = Set.of(PlanFolder.DEFAULT, PlanFolder.SHARED).contains(folder.name());
        try {
            if (!reserved) {
                return new PlanId(folder.name());
            }
        } catch (IllegalArgumentException noPlanId) {
            // said below, with the names that are kept for the application
        }
        findings.add(new ModelFinding(
                folder.name(), null, "目录名不能作方案编号", "请用小写字母、数字和连字符，例如 zichuan-2022，且不能是 default 或 shared"));
        return null;
    }

    static <T> T attempt(Supplier<T> reading, T otherwise, List<ModelFinding> findings) {
        try {
            return reading.get();
        } catch (PlanRefused refused) {
            findings.addAll(refused.findings());
            return otherwise;
        }
    }
}
