package org.qingnuan.rehearsal.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.ChangedPlans;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.rehearsal.RehearsalRefused;
import org.qingnuan.rehearsal.Rehearsals;
import org.qingnuan.shared.PlanId;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/** Keeps the queue and ends what runs with the application. */
@Service
class BackgroundRehearsals implements Rehearsals, DisposableBean {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern PROBLEM = Pattern.compile("(?s).*(?:演练没有完成：|清暖没有启动：|参数有误：)(.*?)\\s*$");
    private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}（）()_. -]{0,99}");
    private static final int OUT_OF_MEMORY = 3;
    private static final String INPUT = "input";
    private static final String CHANGED = "changed";
    private static final String SCRATCH = "scratch";
    private static final String CONSOLE = "console.txt";

    private final RunFiles files;
    private final OwnProcess own;
    private final ChangedPlans changes;
    private final DeadlineAdjustments deployed;
    private final Plans plans;
    private final Clock machine = Clock.system(ChinaTime.ZONE);
    private final Map<String, Process> running = new HashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor workers;
    private boolean closing;

    BackgroundRehearsals(
            RunFiles files, OwnProcess own, ChangedPlans changes, DeadlineAdjustments deployed, Plans plans) {
        this.files = files;
        this.own = own;
        this.changes = changes;
        this.deployed = deployed;
        this.plans = plans;
        this.workers =
                new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "rehearsals");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    @Override
    public Run begin(Order order, String by) {
        checkNames(order.files());
        checkHouseholds(order);
        Map<String, byte[]> current = deployed.exported(order.plan());
        ChangedPlans.Changed changed = changes.change(order.plan(), current, order.files(), order.days());
        if (!changed.findings().isEmpty()) {
            throw new PlanRefused(changed.findings());
        }
        Instant now = machine.instant();
        String id = SECOND.format(now.atZone(ChinaTime.ZONE)) + "-%03d".formatted(number.incrementAndGet() % 1_000);
        Path folder = files.create(order.plan(), id);
        files.write(folder.resolve(INPUT), current);
        files.write(
                folder.resolve(CHANGED),
                order.files().stream().collect(Collectors.toMap(ChangedPlans.File::name, ChangedPlans.File::bytes)));
        Run run = new Run(
                id,
                order.plan().value(),
                source(order.plan()),
                changed.dates().stream()
                        .map(change -> change.name() + "：" + ChineseDates.format(change.dueBefore()) + "改为"
                                + ChineseDates.format(change.dueAfter()))
                        .collect(Collectors.joining("；")),
                order.files().stream().map(ChangedPlans.File::name).toList(),
                order.households(),
                order.seed(),
                order.pace().option(),
                order.heatingSeason(),
                by,
                now,
                null,
                State.QUEUED,
                null);
        files.write(run);
        List<String> arguments = arguments(run, order, folder);
        workers.execute(() -> play(order.plan(), id, arguments));
        return run;
    }

    private static void checkNames(List<ChangedPlans.File> handedIn) {
        for (ChangedPlans.File file : handedIn) {
            if (!FILE_NAME.matcher(file.name()).matches()) {
                throw new RehearsalRefused("文件名“" + file.name() + "”不能使用。请只用汉字、字母、数字、连字符和点。");
            }
        }
        if (handedIn.stream().map(ChangedPlans.File::name).distinct().count() < handedIn.size()) {
            throw new RehearsalRefused("上传的文件有同名的，请每个文件只上传一次。");
        }
    }

    private void checkHouseholds(Order order) {
        List<Body> bodies = plans.bodies(order.plan());
        int target = bodies.stream().mapToInt(Body::target).sum();
        if (order.households() < bodies.size() || target > 0 && order.households() > target) {
            throw new RehearsalRefused("演练户数应在%d到%d之间（每个责任主体至少一户，不超过方案任务）。".formatted(bodies.size(), target));
        }
    }

    private String source(PlanId plan) {
        String versions = deployed.versions(plan).stream()
                .filter(DeadlineAdjustments.RunningVersion::latest)
                .map(version -> version.modelName() + "第" + version.version() + "版")
                .collect(Collectors.joining("、"));
        return "现行方案（" + versions + "）";
    }

    private static List<String> arguments(Run run, Order order, Path folder) {
        List<String> arguments = new ArrayList<>(List.of(
                "rehearse",
                "--plan=" + run.plan(),
                "--folder=" + folder.resolve(INPUT),
                "--source=" + run.source(),
                "--households=" + run.households(),
                "--seed=" + run.seed(),
                "--pace=" + run.pace(),
                "--out=" + folder,
                "--scratch=" + folder.resolve(SCRATCH),
                "--attended"));
        run.files()
                .forEach(name ->
                        arguments.add("--model=" + folder.resolve(CHANGED).resolve(name)));
        new LinkedHashMap<>(order.days()).forEach((gate, day) -> arguments.add("--deadline=" + gate + "=" + day));
        if (run.heatingSeason()) {
            arguments.add("--heating-season");
        }
        return arguments;
    }

    private void play(PlanId plan, String id, List<String> arguments) {
        Process process = start(plan, id, arguments);
        if (process == null) {
            return;
        }
        int code = process.onExit().join().exitValue();
        Path folder = files.folder(plan, id);
        LeftBehind.remove(folder.resolve(SCRATCH));
        synchronized (this) {
            running.remove(id);
            Run run = files.read(plan, id);
            if (run.state() == State.RUNNING) {
                files.write(
                        code == 0
                                ? run.now(State.DONE, machine.instant(), null)
                                : run.now(State.FAILED, machine.instant(), problem(code, folder.resolve(CONSOLE))));
            }
        }
    }

    /** Null when there is nothing to start any more. */
    private synchronized Process start(PlanId plan, String id, List<String> arguments) {
        if (closing || files.of(plan).stream().noneMatch(run -> run.id().equals(id) && run.state() == State.QUEUED)) {
            return null;
        }
        Run run = files.read(plan, id);
        Path folder = files.folder(plan, id);
        try {
            Process process =
                    own.with(folder, folder.resolve(CONSOLE), arguments).start();
            running.put(id, process);
            files.write(run.now(State.RUNNING, null, null));
            return process;
        } catch (IOException e) {
            files.write(run.now(State.FAILED, machine.instant(), "演练进程没有启动成功：" + e.getMessage()));
            return null;
        }
    }

    private static String problem(int code, Path console) {
        if (code == OUT_OF_MEMORY) {
            return "内存不够，演练没有做完。请减少户数，或由运维人员调高 qingnuan.rehearsals.heap。";
        }
        try {
            Matcher said = PROBLEM.matcher(Files.readString(console, StandardCharsets.UTF_8));
            return said.matches() ? said.group(1) : "演练进程意外结束（代码" + code + "），详见 " + console + "。";
        } catch (IOException e) {
            return "演练进程意外结束（代码" + code + "）。";
        }
    }

    @Override
    public List<Run> of(PlanId plan) {
        return files.of(plan);
    }

    @Override
    public Run get(PlanId plan, String id) {
        return files.read(plan, id);
    }

    @Override
    public Path folder(PlanId plan, String id) {
        return files.folder(plan, id);
    }

    @Override
    public void cancel(PlanId plan, String id) {
        Process process = ended(plan, id, State.CANCELLED);
        if (process != null) {
            stop(process);
        }
    }

    /** Its process, null without one. */
    private synchronized Process ended(PlanId plan, String id, State state) {
        Run run = files.read(plan, id);
        if (run.state().isOpen()) {
            files.write(run.now(state, machine.instant(), null));
        }
        return running.get(id);
    }

    @Override
    public void delete(PlanId plan, String id) {
        cancel(plan, id);
        LeftBehind.remove(files.folder(plan, id).resolve(SCRATCH));
        synchronized (this) {
            running.remove(id);
            files.delete(plan, id);
        }
    }

    /** First as a service manager does, so that its database ends with it. */
    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        List<Process> left;
        synchronized (this) {
            closing = true;
            workers.shutdownNow();
            left = List.copyOf(running.values());
            if (!left.isEmpty() || number.get() > 0) {
                files.all().stream()
                        .filter(run -> run.state().isOpen())
                        .forEach(run -> files.write(run.now(State.INTERRUPTED, machine.instant(), null)));
            }
        }
        left.forEach(Process::destroy);
        left.forEach(BackgroundRehearsals::stop);
    }
}
