package org.qingnuan.process.deadline;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.HeatingStarts;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/**
 * What models call to say when: the day stands in the model, the plan's year and an approved extension in the ledger.
 * A day is inclusive, so a timer fires at 00:00 +08:00 of the next one. No day is shifted for a weekend.
 */
@Component("deadline")
public class Deadline {

    private final Plans plans;
    private final Stages stages;
    private final CaseDates caseDates;
    private final PublicNotices notices;
    private final HeatingStarts heatingStarts;
    private final Map<PlanId, Integer> years = new ConcurrentHashMap<>();

    Deadline(Plans plans, Stages stages, CaseDates caseDates, PublicNotices notices, HeatingStarts heatingStarts) {
        this.plans = plans;
        this.stages = stages;
        this.caseDates = caseDates;
        this.notices = notices;
        this.heatingStarts = heatingStarts;
    }

    /**
     * The instant after the last day of {@code frame}, told to the ledger's projection as well. The frame is named
     * because the execution has no activity when migration re-arms a timer.
     */
    public Date on(DelegateExecution execution, String frame, String day) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        Date timer = arm(execution, subject, frame, DueDate.fixed(due(subject, frame, day)));
        expectAfter(execution, subject, frame);
        return timer;
    }

    /** The instant at which a day of the plan begins, for an event that is no deadline: the start of heating (LZ-24, D-12). */
    public Date at(DelegateExecution execution, String day) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        LocalDate on = ruled(subject, DeadlineRule.parse(day));
        heatingStarts.expected(subject.plan(), on);
        return Date.from(ChinaTime.startOfDay(on));
    }

    /** The last day of a frame by its rule: an approved extension counts unless the rule itself is later. */
    public LocalDate due(CaseKey subject, String frame, String rule) {
        LocalDate ruled = ruled(subject, DeadlineRule.parse(rule));
        LocalDate extended = stages.extension(subject, frame);
        return extended == null || extended.isBefore(ruled) ? ruled : extended;
    }

    private LocalDate ruled(CaseKey subject, DeadlineRule rule) {
        int year = years.computeIfAbsent(subject.plan(), this::year);
        return rule instanceof DeadlineRule.After after
                ? after.from(finishedOn(subject, after.frame()), year)
                : rule.inYear(year);
    }

    /** Null while the case has not finished the frame. */
    private LocalDate finishedOn(CaseKey subject, String frame) {
        return stages.frames(subject).stream()
                .filter(known -> known.frame().equals(frame) && known.recordedAt() != null)
                .map(FrameState::finishedOn)
                .findFirst()
                .orElse(null);
    }

    /** A frame that runs, also again after it was sent back, leaves those counted from it with their latest day. */
    private void expectAfter(DelegateExecution execution, CaseKey subject, String frame) {
        DatedGate.of(execution.getBpmnModelInstance()).stream()
                .filter(gate -> DeadlineRule.parse(gate.rule()) instanceof DeadlineRule.After after
                        && after.frame().equals(frame))
                .forEach(gate -> stages.expected(subject, gate.frame(), gate.name(), due(subject, gate)));
    }

    /** The last day of a gate of the case, by its rule or as it was set for this very case. */
    LocalDate due(CaseKey subject, DatedGate gate) {
        return gate.rule() == null
                ? caseDates.due(subject, gate.frame()).day()
                : due(subject, gate.frame(), gate.rule());
    }

    /**
     * The same for a frame whose last day was set for this very case, such as a rectification or a correction order. Such
     * a frame may be entered again, with a new day: that it was left before counts no more.
     */
    public Date set(DelegateExecution execution, String frame) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        ((ExecutionEntity) execution).getProcessInstance().removeVariable(Frames.done(frame));
        return arm(execution, subject, frame, caseDates.due(subject, frame));
    }

    /** The instant after the last day of the public notice of this very case; it is no last day for anybody's work. */
    public Date term(DelegateExecution execution) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        return Date.from(ChinaTime.endOfDay(notices.lastDay(subject)));
    }

    /** The instant after the last day of the heating season that this execution is about. */
    public Date seasonEnd(DelegateExecution execution) {
        return Date.from(ChinaTime.endOfDay(caseDates.seasonEnd(CaseKey.parse(execution.getProcessBusinessKey()))));
    }

    /**
     * The due date of a user task: the instant of the innermost dated frame around it, of a lot's task the one the lot is
     * held to ({@link TenderDates}), null when there is none. A task that opens while its frame is being moved waits for the
     * new date.
     */
    public Date current(DelegateExecution execution) {
        return Stream.concat(
                        Frames.around(execution).stream()
                                .flatMap(around -> stages
                                        .heldTo(
                                                CaseKey.parse(around.execution().getProcessBusinessKey()),
                                                around.frame())
                                        .stream()),
                        Stream.of(CaseKey.parse(execution.getProcessBusinessKey()))
                                .filter(subject -> Lots.KIND.equals(subject.kind()))
                                .flatMap(lot -> stages.heldTo(lot, Lots.FRAME).stream()))
                .map(due -> Date.from(ChinaTime.endOfDay(due)))
                .findFirst()
                .orElse(null);
    }

    /** A plan's year never changes once it is registered. */
    private int year(PlanId plan) {
        return plans.get(plan).year();
    }

    private Date arm(DelegateExecution execution, CaseKey subject, String frame, DueDate due) {
        stages.armed(subject, frame, nameOf(execution, frame), due);
        return Date.from(ChinaTime.endOfDay(due.day()));
    }

    private static String nameOf(DelegateExecution execution, String frame) {
        FlowElement element = execution.getBpmnModelInstance().getModelElementById(Frames.element(frame));
        return element.getName();
    }
}
