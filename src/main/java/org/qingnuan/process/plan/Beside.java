package org.qingnuan.process.plan;

import java.util.List;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.PlanBasis;
import org.qingnuan.ledger.Supervisor;
import org.qingnuan.ledger.Target;

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

    /** Throws PlanRefused with every wrong line of the first wrong file. */
    static Beside of(PlanFolder folder, List<Target> bodies) {
        String home = "bpmn/plans/" + folder.name() + "/";
        return new Beside(
                folder.has(URBAN) ? TargetsFile.read(home + URBAN, folder.file(URBAN)) : List.of(),
                folder.has(SUPERVISORS)
                        ? SupervisorsFile.read(home + SUPERVISORS, folder.file(SUPERVISORS), bodies)
                        : List.of(),
                folder.has(BASELINE) ? BasisFiles.figures(home + BASELINE, folder.file(BASELINE)) : List.of(),
                folder.has(PROJECTS) ? BasisFiles.projects(home + PROJECTS, folder.file(PROJECTS)) : List.of(),
                folder.has(BUILDINGS) ? BuildingTargetsFile.read(home + BUILDINGS, folder.file(BUILDINGS)) : List.of());
    }
}
