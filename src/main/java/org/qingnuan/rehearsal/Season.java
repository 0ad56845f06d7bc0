package org.qingnuan.rehearsal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.Region;

/**
 * A season on a simulated clock: at each moment first the jobs that are due, then the officials in a fixed order, each
 * with the open tasks whose turn has come. Bodies work beside each other, as they do; nothing that one of them draws or
 * decides depends on another, so that the season comes out the same however they are woven.
 */
final class Season {

    /** The first days on which people begin to leave work for those who try the demonstration. */
    private static final int DAYS_OF_LEAVING_WORK = 20;

    private static final int LAST_DAYS = 4;
    private static final String RECTIFY = "userTask_rectify";
    private static final String INSPECT = "userTask_inspectHouseholds";

    /** Those whose work comes up in August and would be done by September. */
    private static final Set<String> EARLY = Set.of("site-inspector", "acceptance-technician");

    /** The order of a person's list: what is due first, first. */
    private static final Comparator<TaskView> AS_LISTED = Comparator.comparing(
                    TaskView::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(view -> view.subject().toString())
            .thenComparing(TaskView::taskKey);

    private final Services services;
    private final Script script;
    private final Memory memory;
    private final List<Officials.Official> officials;
    private final Map<String, List<Officials.Official>> byGroup;
    private final Map<String, Duty> duties = new HashMap<>();
    private final Requirements requirements;
    private final ByForm byForm;
    private final Customs customs;
    private final Desk desk = new Desk();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final AtomicInteger worked = new AtomicInteger();

    Season(Services services, Script script) {
        this.services = services;
        this.script = script;
        this.memory = new Memory(services, script);
        this.officials = Officials.of(memory.plan(), memory.bodies(), services.staff());
        this.byGroup = officials.stream().collect(Collectors.groupingBy(Officials.Official::group));
        this.requirements = new Requirements(services, memory, officials);
        this.byForm = new ByForm(services);
        this.customs = new Customs(services, memory, officials);
        Rosters rosters = new Rosters(
                memory.chance(), memory.plan().rules().roster(), memory.plan().year());
        duties.putAll(new BodyDuties(services, memory).duties());
        duties.putAll(new MilestoneDuties(services, memory).duties());
        CaseDuties cases = new CaseDuties(services, memory);
        duties.putAll(cases.duties());
        duties.putAll(new ClawbackDuties(services).duties());
        duties.putAll(new VillageDuties(services, memory, rosters, cases).duties());
        duties.putAll(new MoneyDuties(services, memory, rosters).duties());
        duties.putAll(new SeasonDuties(services, memory).duties());
        duties.putAll(new TrackDuties(services, memory).duties());
    }

    /**
     * Plays until nothing is left to do or the script's end.
     *
     * @param watcher is told after each moment
     * @return the last moment
     */
    Instant play(Watcher watcher) {
        Instant now = script.from();
        if (script.heats()) {
            services.seasonStarts().begin(script.plan());
        }
        Optional<Instant> next = Optional.of(now);
        try (Bodies atOnce = new Bodies(memory.bodies())) {
            while (next.isPresent() && !next.get().isAfter(script.until())) {
                now = next.get();
                services.playback().setTime(now);
                runDueJobs(atOnce);
                lookAround(now);
                if (!now.isBefore(Script.opening(ChinaTime.dayOf(now)))) {
                    work(ChinaTime.dayOf(now), atOnce);
                    lookAround(now);
                }
                next = next(now);
                boolean weekEnds = isLastOfWeek(now, next);
                if (weekEnds) {
                    customs.ofTheWeek(ChinaTime.dayOf(now));
                }
                watcher.after(now, weekEnds);
            }
        }
        return now;
    }

    /** Follows a season. */
    interface Watcher {

        /** @param weekEnds whether nothing more happens in the week of the moment */
        void after(Instant now, boolean weekEnds);
    }

    private boolean isLastOfWeek(Instant now, Optional<Instant> next) {
        LocalDate sunday = ChinaTime.dayOf(now).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return next.filter(moment -> !moment.isAfter(script.until()))
                .filter(moment -> !ChinaTime.dayOf(moment).isAfter(sunday))
                .isEmpty();
    }

    /** How many households are played. */
    int households() {
        return memory.households();
    }

    /** What was done by what its form declares alone. */
    List<Course.Generic> generic() {
        return byForm.done();
    }

    /** How many tasks were completed or reported on. */
    int worked() {
        return worked.get();
    }

    private void lookAround(Instant now) {
        List<OpenTask> open = services.planFigures().openTasks(script.plan());
        desk.keepOnly(open.stream().map(OpenTask::taskId).collect(Collectors.toSet()));
        open.stream().filter(desk::isNew).forEach(task -> note(task, ChinaTime.dayOf(now)));
    }

    private void note(OpenTask task, LocalDate today) {
        Duty duty = duty(task.taskKey());
        String place = memory.place(task.subject());
        int time = desk.countTime(place, task.taskKey());
        int days = script.pace().extraDays()
                + memory.chance().between(duty.least(), duty.most(), place, task.taskKey(), time, "turn");
        Desk.Noted noted = new Desk.Noted(task, today, place, time);
        LocalDate turn = services.workingDays().addWorkingDays(today, days);
        LocalDate notBefore = duty.notBefore().apply(turn(view(task), noted, official(task), today));
        desk.note(noted, notBefore == null || notBefore.isBefore(turn) ? turn : workingDay(notBefore));
    }

    private Duty duty(String taskKey) {
        return duties.getOrDefault(taskKey, byForm.duty());
    }

    private LocalDate workingDay(LocalDate day) {
        return services.workingDays().isWorkingDay(day)
                ? day
                : services.workingDays().addWorkingDays(day, 1);
    }

    /** Each body's, then the plan's own. */
    private void runDueJobs(Bodies atOnce) {
        atOnce.each(body -> services.playback().runDueJobs(body.key().tenant()));
        services.playback().runDueJobs();
    }

    /** First the plan's own people one after the other, then those of the bodies, each body for itself. */
    private void work(LocalDate today, Bodies atOnce) {
        Set<String> groups = desk.groupsDue(today);
        Region root = memory.plan().area();
        List<Officials.Official> due = officials.stream()
                .filter(official -> groups.contains(official.group()))
                .toList();
        for (Officials.Official official : due) {
            if (official.area().equals(root) && work(official, today)) {
                runDueJobs(atOnce);
            }
        }
        atOnce.each(body -> {
            for (Officials.Official official : due) {
                if (official.area().equals(body.area()) && work(official, today)) {
                    services.playback().runDueJobs(body.key().tenant());
                }
            }
        });
        services.playback().runDueJobs();
    }

    private boolean work(Officials.Official official, LocalDate today) {
        List<TaskView> open = services.planFigures().openTasks(script.plan(), official.group()).stream()
                .filter(task -> desk.get(task.taskId()) != null)
                .filter(task -> official(task).equals(official))
                .map(Season::view)
                .sorted(AS_LISTED)
                .toList();
        boolean worked = false;
        List<TaskView> left = new ArrayList<>(open);
        for (TaskView task : open) {
            if (desk.isDue(task.taskId(), today) && !isLeft(official, task, left, today)) {
                worked |= take(turn(task, desk.get(task.taskId()), official, today));
                left.remove(task);
            }
        }
        return worked;
    }

    /** Two persons of one group share the work: what the bank did is booked by the second one. */
    private Officials.Official official(OpenTask task) {
        List<Officials.Official> group = byGroup.get(task.group());
        if (group == null) {
            throw new Stuck("“" + task.name() + "”没有经办人（" + task.group() + "）");
        }
        return group.get(task.taskKey().equals("userTask_recordBankResult") ? group.size() - 1 : 0);
    }

    /** Whether the last task on a desk stays there for the demonstration, for contractors the last rectification; inspections are begun first. */
    private boolean isLeft(Officials.Official official, TaskView task, List<TaskView> desk, LocalDate today) {
        boolean rectification = task.taskKey().equals(RECTIFY);
        boolean early = rectification || EARLY.contains(official.role());
        LocalDate from = ChinaTime.dayOf(script.until()).minusDays(early ? DAYS_OF_LEAVING_WORK : LAST_DAYS);
        long alike = desk.stream()
                .filter(one -> !rectification || one.taskKey().equals(RECTIFY))
                .count();
        boolean begun = !task.taskKey().equals(INSPECT) || reported.contains(task.taskId());
        return script.leaveWork() && begun && alike <= 1 && !today.isBefore(from);
    }

    /** Whether something was handed in. */
    private boolean take(Turn turn) {
        requirements.bring(turn);
        Step step = duty(turn.task().taskKey()).work().apply(turn);
        String taskId = turn.task().taskId();
        if (step instanceof Step.Later later) {
            desk.postpone(taskId, workingDay(later.day()));
            return false;
        }
        if (step instanceof Step.Report report) {
            services.tasks().report(taskId, turn.user(), submission(turn, report.fields(), report.sheet()));
            desk.postpone(taskId, workingDay(report.again()));
            reported.add(taskId);
        } else if (step instanceof Step.Complete complete) {
            services.tasks().complete(taskId, turn.user(), submission(turn, complete.fields(), complete.sheet()));
        }
        customs.after(turn);
        worked.incrementAndGet();
        return true;
    }

    /** Checks the answers; what a form of the plan's own asks for beyond what the official knows is filled in by its declaration. */
    private UUID submission(Turn turn, Map<String, String> fields, UUID sheet) {
        Map<String, String> given = services.papers().added(turn, fields);
        Checked checked = services.tasks().check(turn.task().taskId(), turn.user(), given, sheet);
        Map<String, String> filled = checked instanceof Checked.Rejected ? byForm.filled(turn, given) : given;
        if (!filled.equals(given)) {
            checked = services.tasks().check(turn.task().taskId(), turn.user(), filled, sheet);
        }
        if (checked instanceof Checked.Accepted accepted) {
            return accepted.submission();
        }
        String what = turn.official().name() + "办理“" + turn.task().name() + "”（" + turn.subject() + "）没有通过检查";
        throw Stuck.by(what, ((Checked.Rejected) checked).findings());
    }

    private static Turn turn(TaskView task, Desk.Noted noted, Officials.Official official, LocalDate today) {
        return new Turn(task, official, noted.since(), today, noted.place(), noted.time());
    }

    private static TaskView view(OpenTask task) {
        return new TaskView(
                task.taskId(),
                task.name(),
                task.definition(),
                task.taskKey(),
                task.subject(),
                task.holder(),
                null,
                false,
                List.of(),
                task.due());
    }

    private Optional<Instant> next(Instant now) {
        Optional<Instant> desks = Optional.ofNullable(desk.next())
                .map(this::workingDay)
                .map(Script::opening)
                .map(opening -> opening.isAfter(now) ? opening : tomorrow(now));
        return Stream.of(desks, services.playback().nextJob().filter(now::isBefore))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private Instant tomorrow(Instant now) {
        return Script.opening(services.workingDays().addWorkingDays(ChinaTime.dayOf(now), 1));
    }
}
