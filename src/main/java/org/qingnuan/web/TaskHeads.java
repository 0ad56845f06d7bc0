package org.qingnuan.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Responsibilities;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.TownDuty;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The head of a form: where, how many, until when, and what happened before. */
@Component
class TaskHeads {

    private static final Map<String, String> ITEMS = Map.ofEntries(
            Map.entry("season", "第%s采暖季"),
            Map.entry("household", "第%s户"),
            Map.entry("batch", "拨付批次%s"),
            Map.entry("line", "拨付明细%s"),
            Map.entry("order", "督办%s"),
            Map.entry("date", "日期确认%s"),
            Map.entry("adjustment", "第%s号期限调整"),
            Map.entry("extension", "延期申请%s"),
            Map.entry("complaint", "诉求第%s号"),
            Map.entry("change", "变更第%s号"),
            Map.entry("recheck", "复核第%s号"),
            Map.entry("report", "问题第%s号"),
            Map.entry("inquiry", "追责第%s号"),
            Map.entry("finding", "用煤线索第%s号"),
            Map.entry("clawback", "追缴第%s号"));

    private final Plans plans;
    private final Villages villages;
    private final Lots lots;
    private final Stages stages;
    private final Reviews reviews;
    private final Responsibilities responsibilities;
    private final Staff staff;
    private final Clock clock;
    private final DefaultMarks marks;

    TaskHeads(
            Plans plans,
            Villages villages,
            Lots lots,
            Stages stages,
            Reviews reviews,
            Responsibilities responsibilities,
            Staff staff,
            Clock clock,
            DefaultMarks marks) {
        this.plans = plans;
        this.villages = villages;
        this.lots = lots;
        this.stages = stages;
        this.reviews = reviews;
        this.responsibilities = responsibilities;
        this.staff = staff;
        this.clock = clock;
        this.marks = marks;
    }

    String plan(CaseKey subject) {
        return plans.get(subject.plan()).name();
    }

    List<String> place(CaseKey subject) {
        List<String> names = new ArrayList<>();
        names.add(
                subject.area() == null
                        ? plans.get(subject.plan()).area().name()
                        : plans.body(subject.body()).area().name());
        if (subject.village() != null) {
            names.add(villages.get(subject.villageKey()).area().name());
        }
        if (subject.kind() != null) {
            names.add(item(subject));
        }
        return names;
    }

    private String item(CaseKey subject) {
        return switch (subject.kind()) {
            case "lot" -> lots.get(subject).name();
            case Milestones.KIND ->
                stages.frame(subject.place(), subject.item()).name();
            default -> ITEMS.getOrDefault(subject.kind(), "%s").formatted(subject.item());
        };
    }

    /** Post and name of who answers for the task in the town, null while nobody is named (ZC-24). */
    String responsible(TaskView task) {
        TownDuty duty = TownDuty.of(task.definition()).orElse(null);
        return task.subject().area() == null
                ? null
                : responsibilities.of(task.subject().body()).stream()
                        .filter(one -> one.duty() == duty)
                        .map(one -> one.post() + " " + one.name())
                        .findFirst()
                        .orElse(null);
    }

    /** Task, confirmed, installed, accepted and paid: of the village, of the body's villages, or of the whole plan. */
    List<TaskPage.Figure> numbers(CaseKey subject) {
        if (subject.village() != null) {
            Numbers numbers = villages.get(subject.villageKey()).numbers();
            return figures(numbers.task(), List.of(numbers));
        }
        List<CaseKey> bodies = subject.area() == null
                ? plans.bodies(subject.plan()).stream().map(body -> body.key()).toList()
                : List.of(subject.body());
        int target = bodies.stream().mapToInt(body -> plans.body(body).target()).sum();
        return figures(
                target,
                bodies.stream()
                        .flatMap(body -> villages.of(body).stream())
                        .filter(village -> !village.state().isGone())
                        .map(Village::numbers)
                        .toList());
    }

    static List<TaskPage.Figure> figures(int task, List<Numbers> numbers) {
        return List.of(
                new TaskPage.Figure("任务", task),
                new TaskPage.Figure(
                        "确认", numbers.stream().mapToInt(Numbers::confirmed).sum()),
                new TaskPage.Figure(
                        "完工", numbers.stream().mapToInt(Numbers::installed).sum()),
                new TaskPage.Figure(
                        "验收", numbers.stream().mapToInt(Numbers::accepted).sum()),
                new TaskPage.Figure(
                        "拨付", numbers.stream().mapToInt(Numbers::paid).sum()));
    }

    /** The task's own date, named after the open frame that ends on it. */
    TaskPage.Deadline deadline(TaskView task) {
        if (task.due() == null) {
            return null;
        }
        LocalDate last = lastDay(task.due());
        Optional<FrameState> frame = Stream.of(task.subject(), place(task))
                .flatMap(subject -> stages.frames(subject).stream())
                .filter(open -> open.finishedOn() == null && open.due().equals(last))
                .findFirst();
        long days = ChronoUnit.DAYS.between(ChinaTime.today(clock), last);
        return new TaskPage.Deadline(
                frame.map(FrameState::name).orElse("办理期限"),
                last.toString(),
                frame.map(open -> Wording.lastDay(open) + (open.extendedUntil() == null ? byDefault(task, open) : ""))
                        .orElseGet(() -> Wording.date(last) + "前"),
                days);
    }

    /** A date may be a default, or hold for a stage by default alone. */
    private String byDefault(TaskView task, FrameState frame) {
        return marks.of(task.subject().plan(), "deadlines." + frame.frame(), "stages." + task.definition());
    }

    private static CaseKey place(TaskView task) {
        CaseKey subject = task.subject();
        return subject.village() != null ? subject.villageKey() : subject;
    }

    /** A task falls due when its last day ends. */
    static LocalDate lastDay(Instant due) {
        return ChinaTime.dayOf(due.minusMillis(1));
    }

    List<TaskPage.Step> before(CaseKey subject) {
        return reviews.of(subject).stream()
                .map(review -> new TaskPage.Step(
                        TaskNames.of(review.task()) + "：" + review.outcome(),
                        staff.name(review.by()),
                        Wording.date(review.at()),
                        review.opinion()))
                .toList();
    }
}
