package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;

/** What the officials of one season know: the villages to come, what failed, when a work is to end; the bodies' people may ask at once. */
final class Memory {

    private final Services services;
    private final Script script;
    private final Chance chance;
    private final List<Body> bodies;
    private final Map<String, List<VillageShare>> shares;
    private final Map<CaseKey, VillageShare> known = new ConcurrentHashMap<>();
    private final Map<CaseKey, List<CaseKey>> lots = new ConcurrentHashMap<>();
    private final Map<CaseKey, LocalDate> worksEnd = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Set<String> rectified = ConcurrentHashMap.newKeySet();

    Memory(Services services, Script script) {
        this.services = services;
        this.script = script;
        this.chance = new Chance(script.seed());
        this.bodies = services.plans().bodies(script.plan());
        this.shares = VillageShares.of(bodies, households(), plan().rules().routes(), chance);
    }

    Chance chance() {
        return chance;
    }

    Script script() {
        return script;
    }

    List<Body> bodies() {
        return bodies;
    }

    Plan plan() {
        return services.plans().get(script.plan());
    }

    int households() {
        int target = bodies.stream().mapToInt(Body::target).sum();
        return script.householdsOf(target);
    }

    List<VillageShare> villagesOf(CaseKey body) {
        return shares.get(body.area());
    }

    VillageShare village(CaseKey subject) {
        return known.computeIfAbsent(subject.villageKey(), key -> {
            String name = services.villages().get(key).area().name();
            return shares.get(key.area()).stream()
                    .filter(share ->
                            name.equals(share.name()) || name.equals(Villages.nameOf(share.town(), share.name())))
                    .findFirst()
                    .orElseThrow(() -> new Stuck("演练中没有安排" + name));
        });
    }

    /** A name of the subject that is the same in every run with the same seed. */
    String place(CaseKey subject) {
        if (subject.village() != null) {
            return village(subject).place();
        }
        if ("lot".equals(subject.kind())) {
            return services.lots().get(subject).name();
        }
        String place = subject.area() == null ? subject.plan().value() : subject.area();
        return Milestones.KIND.equals(subject.kind()) ? place + "/" + subject.item() : place;
    }

    /** The keys of a body's lots, which do not change once they are opened; empty before. */
    List<CaseKey> lots(CaseKey body) {
        List<CaseKey> opened = lots.getOrDefault(body.body(), List.of());
        if (opened.isEmpty()) {
            opened = services.lots().of(body).stream().map(Lot::key).toList();
            lots.put(body.body(), opened);
        }
        return opened;
    }

    /** The last day of a frame that the subject is or will be in, empty when it has no such frame. */
    Optional<LocalDate> due(CaseKey subject, String frame) {
        return services.stages().frames(subject).stream()
                .filter(state -> state.frame().equals(frame))
                .map(FrameState::due)
                .findFirst();
    }

    /** The last day of the village's works, drawn when they begin. */
    LocalDate worksEnd(CaseKey village, LocalDate begun) {
        return worksEnd.computeIfAbsent(village, key -> drawWorksEnd(key, begun));
    }

    private LocalDate drawWorksEnd(CaseKey village, LocalDate begun) {
        VillageShare share = village(village);
        String place = share.place();
        LocalDate shortest = services.workingDays().addWorkingDays(begun, 8);
        if (among(script.pace().stalledBodies(), village.body(), "stalled")) {
            return never();
        }
        LocalDate end = due(village, "works")
                .map(due -> due.plusDays(daysFromDue(share)))
                .orElse(shortest);
        return end.isBefore(shortest) ? shortest : end;
    }

    private int daysFromDue(VillageShare share) {
        if (script.leaveWork() && share.index() == 0) {
            return -chance.between(20, 27, share.place(), "early");
        }
        if (script.leaveWork() && share.index() == 1) {
            return -chance.between(3, 6, share.place(), "just in time");
        }
        return chance.happens(script.pace().lateWorks(), share.place(), "late")
                ? chance.between(4, 18, share.place(), "days late")
                : -chance.between(2, 24, share.place(), "days early");
    }

    /** A day after the end of the rehearsal. */
    LocalDate never() {
        return ChinaTime.dayOf(script.until()).plusYears(1);
    }

    /** Whether the body is among those that hand in their own plan late. */
    boolean latePlan(CaseKey body) {
        return among(script.pace().latePlans(), body, "late plan");
    }

    /** Whether the body is among so many that are drawn for something. */
    private boolean among(int some, CaseKey body, String what) {
        return bodies.stream()
                .map(one -> one.area().id())
                .sorted(Comparator.comparing(area -> chance.between(0, 1_000_000, area, what)))
                .limit(some)
                .anyMatch(body.area()::equals);
    }

    /** Whether the village is still at its survey when the demonstration begins: the last one of each body. */
    boolean lagsBehind(VillageShare village) {
        int last = shares.get(village.body()).size() - 1;
        return script.leaveWork() && last > 0 && village.index() == last;
    }

    /** Whether the village still waits for the gas company when the demonstration begins: one in the whole plan. */
    boolean awaitsGasCompany(VillageShare village) {
        return script.leaveWork()
                && shares.values().stream()
                        .flatMap(List::stream)
                        .filter(share -> share.index() > 1 && share.route().equals("COAL_TO_GAS") && !lagsBehind(share))
                        .findFirst()
                        .filter(village::equals)
                        .isPresent();
    }

    /** Whether it is the largest body, whose supervision order is left to be issued by the one who tries the demonstration. */
    boolean isLargest(CaseKey body) {
        return bodies.stream()
                .max(Comparator.comparing(Body::target))
                .filter(largest -> largest.key().equals(body))
                .isPresent();
    }

    /** Whether the household may be inspected: it did not fail yet, or was rectified since. */
    boolean mayBeInspected(String household) {
        return !failed.contains(household) || rectified.contains(household);
    }

    boolean failedBefore(String household) {
        return failed.contains(household);
    }

    void failed(String household) {
        failed.add(household);
    }

    void rectified(String household) {
        rectified.add(household);
    }
}
