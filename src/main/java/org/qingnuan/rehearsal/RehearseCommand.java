package org.qingnuan.rehearsal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.process.ChangedPlans;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.rehearsal.report.Figures;
import org.qingnuan.rehearsal.report.Reports;
import org.qingnuan.shared.PlanId;
import org.qingnuan.startup.Console;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line's {@code rehearse}: a season on a scratch database, its summary in a folder. */
@Command(name = "rehearse", description = "在模拟时钟上演练一个方案的全年工作，不影响正式数据。", synopsisHeading = "用法：", sortOptions = false)
public final class RehearseCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int USUAL_DAYS = 200;

    private final Class<?> application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示本说明")
    private boolean help;

    @Option(names = "--plan", required = true, paramLabel = "方案", description = "方案目录名，例如 zichuan-2021")
    private String plan;

    @Option(names = "--households", paramLabel = "户数", description = "只演练这么多户，默认为方案的全部任务")
    private int households;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "种子", description = "随机种子，相同的种子得到相同的结果，默认 1")
    private long seed;

    @Option(
            names = "--pace",
            defaultValue = "mixed",
            paramLabel = "进度",
            description = "on-time 都按期、mixed 多数按期、slow 普遍偏慢、stalled 一个单位停滞，默认 mixed")
    private String pace;

    @Option(names = "--heating-season", description = "接着演练第一个采暖季：报送用量、审核、拨付运行补贴")
    private boolean heatingSeason;

    @Option(names = "--folder", paramLabel = "方案目录", description = "演练这个目录里的方案，而不是随系统安装的；可以是“导出方案目录”得到的压缩文件")
    private Path folder;

    @Option(
            names = "--model",
            paramLabel = "文件",
            description = "改动过的文件，可写多次：Camunda Modeler 保存的模型（.bpmn），或方案目录里的其他文件（如 subsidy.dmn、targets.csv）")
    private List<Path> models = List.of();

    @Option(
            names = "--deadline",
            paramLabel = "关口=日期",
            description = "改动一个关口的最后一天，可写多次，例如 works=09-15、village-retrofit/works=2021-09-15")
    private Map<String, String> deadlines = Map.of();

    @Option(names = "--source", paramLabel = "说明", description = "报告中写明方案从哪里来，默认按上面的参数说明")
    private String source;

    @Option(names = "--scratch", paramLabel = "目录", description = "草稿数据库放在这个目录，默认在系统的临时目录")
    private Path scratch;

    @Option(names = "--attended", description = "标准输入关闭时停止演练：供其他程序启动演练时使用")
    private boolean attended;

    @Option(names = "--out", required = true, paramLabel = "目录", description = "结果写到这个目录")
    private Path out;

    private RehearseCommand(Class<?> application) {
        this.application = application;
    }

    /** Runs the command with the arguments after {@code rehearse} and returns the exit code. */
    public static int run(Class<?> application, String... arguments) {
        return commandLine(application).execute(arguments);
    }

    static CommandLine commandLine(Class<?> application) {
        return new CommandLine(new RehearseCommand(application))
                .setOut(Console.out())
                .setErr(Console.err())
                .setParameterExceptionHandler((exception, args) -> {
                    CommandLine command = exception.getCommandLine();
                    command.getErr().println(ArgumentProblems.sentence(exception));
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                })
                .setExecutionExceptionHandler((exception, command, result) -> {
                    command.getErr().println("演练没有完成：" + reason(exception));
                    return FAILED;
                });
    }

    private static String reason(Exception exception) {
        if (exception instanceof PlanRefused refused) {
            return "方案有%d处不对。\n%s".formatted(refused.findings().size(), refused.getMessage());
        }
        return exception.getMessage();
    }

    @Override
    public Integer call() throws IOException {
        if (attended) {
            Attendance.begin();
        }
        play();
        return 0;
    }

    private void play() throws IOException {
        Pace going = Pace.of(pace).orElseThrow(() -> new Stuck("没有“" + pace + "”这种进度，可用：" + paces() + "。"));
        if (households < 0) {
            throw new Stuck("户数不能是负数。");
        }
        PlanId id = planId();
        Map<String, byte[]> files = folder == null ? null : PlanSource.read(folder, id);
        List<ChangedPlans.File> handedIn =
                models.stream().map(RehearseCommand::file).toList();
        makeWritable(out);
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        logging.setLogLevel("ROOT", LogLevel.ERROR);
        try (ScratchDatabase database = ScratchDatabase.open(scratch);
                ConfigurableApplicationContext context = start(database)) {
            logging.setLogLevel("org.camunda.bpm.engine", LogLevel.OFF); // what fails is told once, by us
            Rehearsal rehearsal = context.getBean(Rehearsal.class);
            RehearsedPlan plan = plan(id, files, handedIn, context.getBean(ChangedPlans.class));
            Script usual = Script.season(id, households, seed, going, plan.issued(), plan.hasMilestones());
            Script script = heatingSeason ? usual.withHeatingSeason() : usual;
            Instant made = Clock.system(ChinaTime.ZONE).instant();
            Results results = new Results(out);
            Rehearsal.Played played =
                    watched(script, watcher -> rehearsal.run(script, plan, sourceOf(handedIn), made, watcher), results);
            Summary measured = played.summary();
            Summary summary = measured.measured(
                    measured.wallSeconds(),
                    measured.householdsPerSecond(),
                    measured.peakHeapMb(),
                    database.megabytes());
            results.write(summary, played.course(), context.getBean(Reports.class));
            String doubt = rehearsal.doubt(script, summary);
            if (doubt != null) {
                throw new Stuck(doubt);
            }
            print(summary, played.course(), out);
        }
    }

    /** The plan with what is changed; {@link PlanRefused} with everything that is wrong with it. */
    private RehearsedPlan plan(
            PlanId id, Map<String, byte[]> files, List<ChangedPlans.File> handedIn, ChangedPlans plans) {
        if (files == null && handedIn.isEmpty() && deadlines.isEmpty()) {
            return RehearsedPlan.asBroughtAlong(id);
        }
        ChangedPlans.Changed changed =
                plans.change(id, files == null ? plans.broughtAlong(id) : files, handedIn, deadlines);
        if (!changed.findings().isEmpty()) {
            throw new PlanRefused(changed.findings());
        }
        return new RehearsedPlan(id, changed.files(), changed.dates(), changed.otherFiles());
    }

    private String sourceOf(List<ChangedPlans.File> handedIn) {
        if (source != null) {
            return source;
        }
        String from = folder == null ? "随系统安装的方案" : "方案目录 " + folder.getFileName();
        return handedIn.isEmpty()
                ? from
                : from + "，改动文件 "
                        + handedIn.stream().map(ChangedPlans.File::name).collect(Collectors.joining("、"));
    }

    private static ChangedPlans.File file(Path path) {
        try {
            return new ChangedPlans.File(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new Stuck("没有 " + path + " 这个文件，请检查 --model 后面的路径。");
        } catch (IOException e) {
            throw new Stuck("不能读取 " + path + "：" + e.getMessage());
        }
    }

    private PlanId planId() {
        PlanId id;
        try {
            id = new PlanId(plan);
        } catch (IllegalArgumentException noPlanId) {
            throw new Stuck("“" + plan + "”不是方案目录名，应形如 zichuan-2021。");
        }
        if (folder == null && !Preparation.isKnown(id)) {
            throw new Stuck("系统没有安装“" + plan + "”这个方案，不能演练。如在别处有它的目录，请用 --folder=目录 指明。");
        }
        return id;
    }

    private static String paces() {
        return Stream.of(Pace.values()).map(Pace::option).collect(Collectors.joining("、"));
    }

    private static void makeWritable(Path out) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new Stuck("不能建立结果目录 " + out + "：" + e.getMessage());
        }
        if (!Files.isWritable(out)) {
            throw new Stuck("结果目录 " + out + " 不能写入，请换一个目录。");
        }
    }

    private ConfigurableApplicationContext start(ScratchDatabase database) {
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        spring.setRegisterShutdownHook(false);
        return spring.run(
                "--spring.config.location=classpath:/", // none of an installation's own settings
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=postgres",
                "--qingnuan.demo=false",
                "--qingnuan.autostart=false",
                "--qingnuan.keys.data=" + key(),
                "--qingnuan.keys.search=" + key(),
                "--logging.level.root=ERROR");
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private interface Run {
        Rehearsal.Played with(Consumer<Course> watcher);
    }

    private static Rehearsal.Played watched(Script script, Run run, Results results) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("演练")
                .setInitialMax(USUAL_DAYS)
                .setStyle(ProgressBarStyle.ASCII)
                .build()) {
            Rehearsal.Played played = run.with(course -> {
                bar.stepTo(Duration.between(script.from(), Script.opening(course.day()))
                        .toDays());
                bar.setExtraMessage(ChineseDates.format(course.day()));
                results.keep(course);
            });
            bar.maxHint(bar.getCurrent());
            return played;
        }
    }

    private void print(Summary summary, Course course, Path out) {
        PrintWriter to = spec.commandLine().getOut();
        Summary.Households households = summary.households();
        to.printf(
                "演练完成：%s，%s至%s。%n",
                summary.plan(),
                ChineseDates.format(summary.simulated().from()),
                ChineseDates.format(summary.simulated().to()));
        to.printf(
                "任务%d户，摸底%d户，确认%d户，建成%d户，验收合格%d户，已拨付%d户；%d个村，督办%d次，整改%d户，退票%d笔。%n",
                households.target(),
                households.surveyed(),
                households.confirmed(),
                households.installed(),
                households.accepted(),
                households.paid(),
                summary.villages(),
                summary.supervision().orders(),
                summary.rectifications(),
                summary.payments().returned());
        to.printf(
                "资金下达%s元，已付%s元，对账一致。用时%s秒，每秒%s户，内存峰值%dMB。%n",
                summary.money().allotted(),
                summary.money().paid(),
                summary.wallSeconds(),
                summary.householdsPerSecond(),
                summary.peakHeapMb());
        String withoutRates = Figures.withoutRates(summary, course);
        if (withoutRates != null) {
            to.println(withoutRates);
        }
        if (summary.season() != null) {
            to.printf(
                    "采暖季：用量明细%d份，匹配%d户，运行补贴已付%d户、%s元。%n",
                    summary.season().statements(),
                    summary.season().matched(),
                    summary.season().households(),
                    summary.season().amount());
        }
        to.printf(
                "结果：%s、%s、%s%n",
                out.resolve(Results.SUMMARY), out.resolve(Results.REPORT), out.resolve(Results.WORKBOOK));
        to.flush();
    }
}
