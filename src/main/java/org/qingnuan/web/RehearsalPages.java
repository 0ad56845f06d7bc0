package org.qingnuan.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.DeadlineAdjustments.Gate;
import org.qingnuan.process.DeadlineAdjustments.RunningVersion;
import org.qingnuan.process.Staff;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Pace;
import org.qingnuan.rehearsal.Rehearsals;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.rehearsal.Rehearsals.State;
import org.qingnuan.rehearsal.Results;
import org.qingnuan.rehearsal.report.Figures;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together the page of a plan's rehearsals. */
@Component
class RehearsalPages {

    private static final int USUAL_HOUSEHOLDS = 200;

    /** Surveyed, confirmed, built, accepted, paid. */
    private static final int STEPS = 5;

    private static final int ALL = 100;

    private final Rehearsals rehearsals;
    private final DeadlineAdjustments deadlines;
    private final Plans plans;
    private final Staff staff;

    RehearsalPages(Rehearsals rehearsals, DeadlineAdjustments deadlines, Plans plans, Staff staff) {
        this.rehearsals = rehearsals;
        this.deadlines = deadlines;
        this.plans = plans;
        this.staff = staff;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/rehearsals";
    }

    /**
     * @param typed last days in place of those now, by gate
     * @param form null for the usual
     */
    RehearsalsPage of(PlanId plan, Map<String, String> typed, RehearsalsPage.Form form) {
        List<Body> bodies = plans.bodies(plan);
        int most = bodies.stream().mapToInt(Body::target).sum();
        List<Run> runs = rehearsals.of(plan);
        return new RehearsalsPage(
                plans.get(plan).name(),
                path(plan),
                plans.get(plan).rules().season() != null,
                bodies.size(),
                most,
                runs.stream().anyMatch(run -> run.state().isOpen()),
                runs.stream().filter(run -> run.state() == State.DONE).count() > 1,
                deadlines.gates(plan).stream().map(gate -> line(gate, typed)).toList(),
                deadlines.versions(plan).stream()
                        .filter(RunningVersion::latest)
                        .map(version -> new RehearsalsPage.ModelLine(version.model(), version.modelName()))
                        .toList(),
                Stream.of(Pace.values())
                        .map(pace -> new RehearsalsPage.PaceLine(pace.option(), pace.label()))
                        .toList(),
                runs.stream().map(run -> line(plan, run)).toList(),
                form == null ? usual(bodies.size(), most) : form);
    }

    private static RehearsalsPage.Form usual(int least, int most) {
        int households = Math.max(least, Math.min(most, USUAL_HOUSEHOLDS));
        return new RehearsalsPage.Form(Integer.toString(households), "1", Pace.MIXED.option(), false);
    }

    private static RehearsalsPage.GateLine line(Gate gate, Map<String, String> typed) {
        String key = DeadlinePages.key(gate);
        return new RehearsalsPage.GateLine(
                key,
                gate.modelName(),
                gate.name(),
                Wording.date(gate.due()),
                typed.getOrDefault(key, gate.due().toString()));
    }

    private RehearsalsPage.RunLine line(PlanId plan, Run run) {
        Optional<Course> course = course(plan, run);
        return new RehearsalsPage.RunLine(
                run.id(),
                Figures.time(run.orderedAt()),
                staff.name(run.orderedBy()),
                changes(run),
                run.source(),
                setting(run),
                run.state().label(),
                look(run.state()),
                run.problem(),
                course.map(RehearsalPages::progress).orElse(null),
                run.state() == State.DONE
                        ? ALL
                        : course.map(RehearsalPages::percent).orElse(0),
                run.state().isOpen(),
                run.state() == State.DONE);
    }

    /** What differs from the plan as it was deployed. */
    static List<String> changes(Run run) {
        List<String> changes = new ArrayList<>(
                run.moved().isEmpty() ? List.of() : List.of(run.moved().split("；")));
        if (!run.files().isEmpty()) {
            changes.add("上传 " + String.join("、", run.files()));
        }
        return changes;
    }

    static String setting(Run run) {
        return run.households() + "户，"
                + Pace.of(run.pace()).map(Pace::label).orElse(run.pace()) + "，种子" + run.seed()
                + (run.heatingSeason() ? "，含采暖季" : "");
    }

    private static String look(State state) {
        return switch (state) {
            case QUEUED -> "wait";
            case RUNNING -> "run";
            case DONE -> "done";
            case FAILED, CANCELLED, INTERRUPTED -> "bad";
        };
    }

    /** How far it is; empty as long as nothing is known. */
    private Optional<Course> course(PlanId plan, Run run) {
        Path folder = rehearsals.folder(plan, run.id());
        if (!Files.exists(folder.resolve(Results.PROGRESS))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Results.course(folder));
        } catch (IOException e) {
            throw new IllegalStateException("不能读取演练进度 " + folder, e);
        }
    }

    private static String progress(Course course) {
        String day = "模拟到" + Wording.date(course.day());
        return last(course)
                .map(week -> "%s：摸底%d户，确认%d户，建成%d户，验收合格%d户，已拨付%d户"
                        .formatted(
                                day, week.surveyed(), week.confirmed(), week.installed(), week.accepted(), week.paid()))
                .orElse(day);
    }

    private static int percent(Course course) {
        int way = Math.max(1, course.about().households() * STEPS);
        int gone = last(course)
                .map(week -> week.surveyed() + week.confirmed() + week.installed() + week.accepted() + week.paid())
                .orElse(0);
        return Math.min(ALL - 1, gone * ALL / way);
    }

    private static Optional<Course.Week> last(Course course) {
        return course.weeks().isEmpty()
                ? Optional.empty()
                : Optional.of(course.weeks().get(course.weeks().size() - 1));
    }
}
