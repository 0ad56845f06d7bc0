package org.qingnuan.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
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
            description = "on-time 按期、mixed 多数按期、slow 普遍偏慢、stalled 部分停滞，默认 mixed")
    private String pace;

    @Option(names = "--heating-season", description = "接着演练第一个采暖季：报送用量、审核、拨付运行补贴")
    private boolean heatingSeason;

    @Option(names = "--model", paramLabel = "模型", description = "改动过的模型（暂不支持）")
    private Path model;

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
                    command.getErr().println("演练没有完成：" + exception.getMessage());
                    return FAILED;
                });
    }

    @Override
    public Integer call() throws IOException {
        play();
        return 0;
    }

    private void play() throws IOException {
        Pace going = Pace.of(pace).orElseThrow(() -> new Stuck("没有“" + pace + "”这种进度，可用：" + paces() + "。"));
        if (model != null) {
            throw new Stuck("暂不支持用 --model 演练改动过的模型，请先把它放进方案目录再演练。");
        }
        if (households < 0) {
            throw new Stuck("户数不能是负数。");
        }
        PlanId id = planId();
        makeWritable(out);
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
        try (ScratchDatabase database = ScratchDatabase.open();
                ConfigurableApplicationContext context = start(database)) {
            Rehearsal rehearsal = context.getBean(Rehearsal.class);
            Script usual =
                    Script.season(id, households, seed, going, Preparation.issued(id), Preparation.hasMilestones(id));
            Script script = heatingSeason ? usual.withHeatingSeason() : usual;
            Summary played = watched(script, watcher -> rehearsal.run(script, watcher));
            Summary summary = played.measured(
                    played.wallSeconds(), played.householdsPerSecond(), played.peakHeapMb(), database.megabytes());
            Path file = out.resolve("summary.json");
            write(summary, file);
            String doubt = rehearsal.doubt(script, summary);
            if (doubt != null) {
                throw new Stuck(doubt);
            }
            print(summary, file);
        }
    }

    private PlanId planId() {
        try {
            PlanId id = new PlanId(plan);
            if (Preparation.isKnown(id)) {
                return id;
            }
        } catch (IllegalArgumentException noPlanId) {
            throw new Stuck("“" + plan + "”不是方案目录名，应形如 zichuan-2021。");
        }
        throw new Stuck("没有“" + plan + "”这个方案，或者它没有演示数据（demo/" + plan + "/），不能演练。");
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
        Summary with(Consumer<Instant> watcher);
    }

    private static Summary watched(Script script, Run run) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("演练")
                .setInitialMax(USUAL_DAYS)
                .setStyle(ProgressBarStyle.ASCII)
                .build()) {
            Summary summary = run.with(now -> {
                bar.stepTo(Duration.between(script.from(), now).toDays());
                bar.setExtraMessage(ChineseDates.format(ChinaTime.dayOf(now)));
            });
            bar.maxHint(bar.getCurrent());
            return summary;
        }
    }

    private static void write(Summary summary, Path file) {
        try {
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(file.toFile(), summary);
        } catch (IOException e) {
            throw new Stuck("不能写入 " + file + "：" + e.getMessage());
        }
    }

    private void print(Summary summary, Path file) {
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
        to.printf("结果：%s%n", file);
        to.flush();
    }
}
