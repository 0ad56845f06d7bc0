package org.qingnuan.rehearsal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Village;
import org.qingnuan.shared.PlanId;

/** Notes how far the households are at the end of each week of a season. */
final class Diary {

    private static final int SHORT = 12;

    private final Services services;
    private final Course.About about;
    private final List<Body> bodies;
    private final List<Course.Week> weeks = new ArrayList<>();

    private Diary(Services services, Course.About about, List<Body> bodies) {
        this.services = services;
        this.about = about;
        this.bodies = bodies;
    }

    /** @param source where the plan's files come from, in Chinese */
    static Diary begin(
            Services services, Script script, RehearsedPlan rehearsed, String source, int households, Instant made) {
        Plan plan = services.plans().get(script.plan());
        Course.About about = new Course.About(
                plan.id().value(),
                plan.name(),
                plan.year(),
                source,
                fingerprint(services.deployed().exported(plan.id())),
                rehearsed.dates().stream()
                        .map(change -> new Course.Moved(change.name(), change.dueBefore(), change.dueAfter()))
                        .toList(),
                rehearsed.otherFiles(),
                script.pace().option(),
                script.seed(),
                households,
                script.heats(),
                ChinaTime.dayOf(script.from()),
                made);
        return new Diary(services, about, services.plans().bodies(plan.id()));
    }

    void note(Instant now) {
        List<Numbers> villages = bodies.stream()
                .flatMap(body -> services.villages().of(body.key()).stream())
                .filter(village -> !village.state().isGone())
                .map(Village::numbers)
                .toList();
        weeks.add(new Course.Week(
                ChinaTime.dayOf(now),
                sum(villages, Numbers::surveyed),
                sum(villages, Numbers::confirmed),
                sum(villages, Numbers::installed),
                sum(villages, Numbers::accepted),
                sum(villages, Numbers::paid)));
    }

    private static int sum(List<Numbers> villages, ToIntFunction<Numbers> figure) {
        return villages.stream().mapToInt(figure).sum();
    }

    Course soFar(Instant now) {
        return course(ChinaTime.dayOf(now), false, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    Course whole(Instant end, Review review, List<Course.Generic> generic) {
        PlanId plan = new PlanId(about.plan());
        return course(
                ChinaTime.dayOf(end),
                true,
                review.cells(plan),
                review.ladder(plan),
                review.funds(plan),
                generic,
                review.missingRates(plan));
    }

    private Course course(
            LocalDate day,
            boolean finished,
            List<Course.Cell> cells,
            List<Course.Rung> ladder,
            List<Course.Fund> funds,
            List<Course.Generic> generic,
            List<String> missingRates) {
        return new Course(about, day, finished, List.copyOf(weeks), cells, ladder, funds, generic, missingRates);
    }

    private static String fingerprint(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((path, bytes) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
