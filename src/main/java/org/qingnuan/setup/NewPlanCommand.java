package org.qingnuan.setup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.qingnuan.ledger.Target;
import org.qingnuan.ledger.TargetSheet;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.NewPlan;
import org.qingnuan.process.PlanFolders;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.StageChange;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line's {@code new-plan}: a plan's folder from another plan's, or the template of its task table. */
@Command(
        name = "new-plan",
        description = "从已有方案或 default 复制出新方案的目录；也可以只写出任务表的模板。",
        synopsisHeading = "用法：",
        sortOptions = false)
final class NewPlanCommand implements Callable<Integer> {

    private static final Pattern DIVISION = Pattern.compile("\\d{6}");

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示本说明")
    private boolean help;

    @Option(names = "--template", paramLabel = "文件", description = "只写出任务表的模板（.xlsx），不新建方案")
    private Path template;

    @Option(names = "--from", paramLabel = "方案", description = "从哪个方案复制：方案编号、方案目录，或 default（只有骨架）")
    private String from;

    @Option(names = "--id", paramLabel = "编号", description = "新方案的编号，例如 huantai-2022，也是目录名")
    private String id;

    @Option(names = "--name", paramLabel = "名称", description = "新方案的名称，例如 桓台县2022年冬季清洁取暖")
    private String name;

    @Option(names = "--year", paramLabel = "年度", description = "任务年度；不写的取编号末尾的四位数")
    private Integer year;

    @Option(names = "--area", paramLabel = "编号=名称", description = "地区，例如 huantai=桓台县；不写的与原方案相同")
    private String area;

    @Option(names = "--area-code", paramLabel = "代码", description = "地区的六位行政区划代码")
    private String code;

    @Option(names = "--document-no", paramLabel = "文号", description = "方案的文号")
    private String documentNo;

    @Option(names = "--issued", paramLabel = "日期", description = "发文日期，例如 2022-05-20；不写的为新年度的同月同日")
    private LocalDate issued;

    @Option(names = "--targets", paramLabel = "文件", description = "任务表（.xlsx）；不写的与原方案相同")
    private Path targets;

    @Mixin
    private StageArguments stages = new StageArguments();

    @Option(names = "--out", paramLabel = "目录", description = "新方案的目录建在这个目录里")
    private Path out;

    @Override
    public Integer call() {
        if (template != null) {
            writeTemplate();
            return ExitCode.OK;
        }
        PlanFolders.Created created = PlanFolders.create(order(), out);
        PrintWriter console = spec.commandLine().getOut();
        console.println("新方案写在 " + created.folder() + "。");
        created.remarks().forEach(remark -> console.println("· " + remark));
        changeStages(created.folder(), console);
        List<ModelFinding> findings = PlanFolders.check(created.folder());
        findings.forEach(finding -> console.println("× " + finding.sentence() + "。"));
        console.println(findings.isEmpty() ? "检查没有问题。" : "还有 " + findings.size() + " 个问题，改正以后才能部署。");
        return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** The folder stays when its stages cannot be changed, which is said: it is a plan with all of them. */
    private void changeStages(Path folder, PrintWriter console) {
        StageChange change = stages.change();
        if (change.isEmpty()) {
            return;
        }
        try {
            PlanFolders.changeStages(folder, change).forEach(remark -> console.println("· " + remark));
        } catch (PlanRefused refused) {
            console.println("环节没有改动，方案里还是原来的环节：");
            throw refused;
        }
    }

    private void writeTemplate() {
        try (OutputStream file = Files.newOutputStream(template)) {
            TargetSheet.template(List.of(), file);
        } catch (IOException e) {
            throw refused(template.toString(), "写不出这个文件", "请检查目录是否存在、能否写入");
        }
        spec.commandLine().getOut().println("任务表的模板写在 " + template + "。");
    }

    private NewPlan order() {
        require("--from", from);
        require("--id", id);
        require("--name", name);
        require("--out", out);
        PlanId plan = planId();
        Region region = region();
        if (code != null && !DIVISION.matcher(code).matches()) {
            throw refused("--area-code", "“" + code + "”不是六位数字", "请填写六位行政区划代码，或不写");
        }
        return new NewPlan(from, plan, name, year(), region, code, documentNo, issued, targets(region));
    }

    private static void require(String option, Object value) {
        if (value == null || value.toString().isBlank()) {
            throw refused(option, "没有填写", "用法见 new-plan --help");
        }
    }

    private PlanId planId() {
        try {
            return new PlanId(id);
        } catch (IllegalArgumentException noPlanId) {
            throw refused("--id", "“" + id + "”不能作方案编号", "请用小写字母、数字和连字符，例如 huantai-2022");
        }
    }

    private int year() {
        if (year == null && !id.matches(".*\\d{4}")) {
            throw refused("--year", "没有填写任务年度", "请写 --year=2022，或让编号以年度结尾");
        }
        return year == null ? Integer.parseInt(id.substring(id.length() - 4)) : year;
    }

    private Region region() {
        if (area == null) {
            return null;
        }
        String[] parts = area.split("=", -1);
        if (parts.length != 2 || !parts[0].matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || parts[1].isBlank()) {
            throw refused("--area", "“" + area + "”的写法不对", "请写成 huantai=桓台县");
        }
        return new Region(parts[0], parts[1].strip());
    }

    private List<Target> targets(Region region) {
        if (targets == null) {
            return null;
        }
        try {
            TargetSheet.Read read = TargetSheet.read(Files.readAllBytes(targets), region == null ? id : region.id());
            if (!read.findings().isEmpty()) {
                throw new PlanRefused(read.findings().stream()
                        .map(finding -> new ModelFinding(
                                targets.toString(), null, finding.sentence().replaceAll("。$", ""), "请改正任务表"))
                        .toList());
            }
            return read.targets();
        } catch (IOException e) {
            throw refused(targets.toString(), "读不出这个文件", "请检查路径和读取权限");
        }
    }

    private static PlanRefused refused(String what, String reason, String remedy) {
        return new PlanRefused(List.of(new ModelFinding(what, null, reason, remedy)));
    }
}
