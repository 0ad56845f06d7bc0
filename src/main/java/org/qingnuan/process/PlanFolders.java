package org.qingnuan.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.process.plan.ElementTemplates;
import org.qingnuan.process.plan.PlanCheck;
import org.qingnuan.process.plan.PlanCopy;
import org.qingnuan.process.plan.PlanFolder;
import org.qingnuan.process.plan.PlanStages;

/** Plan folders in directories, judged and made without a running application; the command line and the pages ask here. */
public final class PlanFolders {

    private PlanFolders() {}

    /** Everything that is wrong with a plan's folder, each finding by the file's name in the folder; empty when it may be deployed. */
    public static List<ModelFinding> check(Path folder) {
        PlanFolder read;
        try {
            read = PlanFolder.in(folder);
        } catch (PlanRefused refused) {
            return refused.findings();
        }
        String home = "bpmn/plans/" + read.name() + "/";
        return PlanCheck.of(read).stream()
                .map(finding -> finding.file().startsWith(home)
                        ? new ModelFinding(
                                finding.file().substring(home.length()),
                                finding.element(),
                                finding.reason(),
                                finding.remedy())
                        : finding)
                .toList();
    }

    /**
     * Writes a new plan's folder into the directory, under its id.
     *
     * @return the folder, and what a person has to look at before it is the new plan's own, in Chinese
     * @throws PlanRefused in Chinese when there is nothing to copy from, or the directory has such a folder already
     */
    public static Created create(NewPlan order, Path directory) {
        return PlanCopy.write(order, directory);
    }

    /** What the plan in a folder has and may have: the stages of its villages in their order, then what runs beside them. */
    public static List<PlanStage> stages(Path folder) {
        return PlanStages.of(PlanFolder.in(folder));
    }

    /**
     * Takes stages out of a plan's folder and puts others in: model, drawing and what plan.yaml says of it.
     *
     * @return what a person has to look at afterwards, in Chinese
     * @throws PlanRefused with all that would be wrong then and is not now, each finding naming what needs what; nothing is changed
     */
    public static List<String> changeStages(Path folder, StageChange change) {
        return PlanStages.change(folder, change);
    }

    /** Templates for Camunda Modeler as JSON: tasks, stages and deadlines as the rules for models ask. */
    public static byte[] elementTemplates() {
        return ElementTemplates.json();
    }

    /**
     * The application's own models by their path, with their forms: a stage of a plan's own begins with a copy of one, and
     * what {@code bpmn/plans/default/} holds is put into the folder to be replaced.
     */
    public static Map<String, byte[]> shared() {
        Map<String, byte[]> files = new TreeMap<>(PlanFolder.shared().files());
        files.putAll(PlanFolder.defaults().files());
        return files;
    }

    /** A folder that was written; {@code remarks} are whole Chinese sentences. */
    public record Created(Path folder, List<String> remarks) {}
}
