package org.qingnuan.setup;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qingnuan.process.PlanFolders;
import org.qingnuan.process.PlanStage;
import org.qingnuan.process.StageChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line's {@code plan-stages}: which stages a plan's folder has, and fewer or more of them. */
@Command(
        name = "plan-stages",
        description = "列出方案的环节；用 --without、--with 去掉或加上环节，模型和图一起修改。",
        synopsisHeading = "用法：",
        sortOptions = false)
final class PlanStagesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示本说明")
    private boolean help;

    @Parameters(paramLabel = "方案目录", description = "放着 plan.yaml 的目录，目录名就是方案编号")
    private Path folder;

    @Mixin
    private StageArguments stages = new StageArguments();

    @Override
    public Integer call() {
        PrintWriter console = spec.commandLine().getOut();
        StageChange change = stages.change();
        if (!change.isEmpty()) {
            PlanFolders.changeStages(folder, change).forEach(remark -> console.println("· " + remark));
        }
        for (PlanStage stage : PlanFolders.stages(folder)) {
            console.println((stage.there() ? "√ " : "— ") + stage.id() + " " + stage.name() + "：" + stage.about());
        }
        return ExitCode.OK;
    }
}
