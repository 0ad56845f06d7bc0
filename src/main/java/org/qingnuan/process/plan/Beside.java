package org.qingnuan.process.plan;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.PlanBasis;
import org.qingnuan.ledger.Supervisor;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;

/**
 * What a folder may have beside its plan.yaml and its task table.
 *
 * @param urban targets that are no households, from {@code urban-targets.csv}; empty without the file (HZ-01)
 * @param buildings from {@code building-targets.csv}; empty without the file (LZ-02)
 * @param figures of the base year, from {@code baseline.csv}; empty without the file (JN-01)
 * @param projects that the document names, from {@code projects.csv}; empty without the file (JN-22)
 * @param supervisors from {@code supervisors.csv}; empty without the file (HZ-36)
 */
record Beside(
        List<Target> urban,
        List<Supervisor> supervisors,
        List<PlanBasis.Figure> figures,
        List<PlanBasis.Project> projects,
        List<BuildingTarget> buildings) {

    private static final String URBAN = "urban-targets.csv";
    private static final String BASELINE = "baseline.csv";
    private static final String PROJECTS = "projects.csv";
    private static final String SUPERVISORS = "supervisors.csv";
    private static final String BUILDINGS = "building-targets.csv";

    /** The names of all such files. */
    static final Set<String> FILES = Set.of(URBAN, SUPERVISORS, BASELINE, PROJECTS, BUILDINGS);

    /** Whatever is wrong with any of the files is added to the findings; a file that cannot be used counts as empty. */
    static Beside of(PlanFolder folder, List<Target> bodies, List<ModelFinding> findings) {
        return new Beside(
                read(folder, URBAN, TargetsFile::read, findings),
                read(folder, SUPERVISORS, (file, bytes) -> SupervisorsFile.read(file, bytes, bodies), findings),
                read(folder, BASELINE, BasisFiles::figures, findings),
                read(folder, PROJECTS, BasisFiles::projects, findings),
                read(folder, BUILDINGS, BuildingTargetsFile::read, findings));
    }

    private static <T> List<T> read(
            PlanFolder folder, String name, BiFunction<String, byte[], List<T>> reading, List<ModelFinding> findings) {
        return folder.has(name)
                ? PlanCheck.attempt(() -> reading.apply(folder.path(name), folder.file(name)), List.of(), findings)
                : List.of();
    }
}
