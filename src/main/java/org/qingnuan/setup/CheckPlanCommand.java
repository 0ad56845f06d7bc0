package org.qingnuan.setup;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line's {@code check-plan}: every mistake of a plan's folder, by the same rules as at the start. */
@Command(name = "check-plan", description = "检查方案目录，一次列出全部问题；没有问题返回 0，有问题返回 1。", synopsisHeading = "用法：")
final class CheckPlanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示本说明")
    private boolean help;

    @Parameters(paramLabel = "方案目录", description = "放着 plan.yaml 的目录，目录名就是方案编号")
    private Path folder;

    @Override
    public Integer call() {
        List<ModelFinding> findings = PlanFolders.check(folder);
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; i < findings.size(); i++) {
            out.println((i + 1) + ". " + findings.get(i).sentence() + "。");
        }
        out.println(
                findings.isEmpty()
                        ? "方案 " + folder.toAbsolutePath().normalize().getFileName() + " 没有问题，可以部署。"
                        : "共 " + findings.size() + " 个问题，改正以后才能部署。");
        return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
