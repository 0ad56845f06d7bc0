package org.qingnuan.process.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.DeadlineOutcome;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.engine.Definitions;
import org.qingnuan.process.staff.StaffGroups;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The last day of lots (LZ-14). A tender has no frame of its own, since its date stands once, in the villages' model: a
 * lot is held to the frame that ends with the villages' wait for its contract, be there a village in it or not. A plan
 * whose frames go on from there to other work sets no date for tenders.
 */
@Component
public class TenderDates {

    private static final String VILLAGES = "village-retrofit";
    private static final String WAIT = "contract-award";

    private final Stages stages;
    private final Lots lots;
    private final Plans plans;
    private final Deadline deadline;
    private final StaffGroups staff;
    private final Definitions definitions;
    private final RepositoryService repository;
    private final TaskService tasks;

    TenderDates(
            Stages stages,
            Lots lots,
            Plans plans,
            @Lazy Deadline deadline,
            @Lazy StaffGroups staff,
            Definitions definitions,
            @Lazy RepositoryService repository,
            @Lazy TaskService tasks) {
        this.stages = stages;
        this.lots = lots;
        this.plans = plans;
        this.deadline = deadline;
        this.staff = staff;
        this.definitions = definitions;
        this.repository = repository;
        this.tasks = tasks;
    }

    /** Whether the plan, as it is deployed now, has a last day for its tenders. */
    public boolean known(PlanId plan) {
        return gate(plan).isPresent();
    }

    /** A tender begins: its lot is held to the day, if there is one. */
    void begun(CaseKey lot) {
        gate(lot.plan()).ifPresent(gate -> hold(lot, gate));
    }

    /** Every lot under tender is held to the day of the plan's newest version, and its open tasks with it; what changed. */
    public List<DeadlineOutcome> follow(PlanId plan) {
        Optional<DatedGate> gate = gate(plan);
        List<CaseKey> open = gate.isEmpty() ? List.of() : lots.underTender(plan);
        List<DeadlineOutcome> outcomes = new ArrayList<>();
        for (CaseKey lot : open) {
            LocalDate before = heldTo(lot).orElse(null);
            LocalDate after = hold(lot, gate.get());
            if (!after.equals(before)) {
                outcomes.add(new DeadlineOutcome(lot, Lots.FRAME, DeadlineOutcome.Kind.EXPECTED, before, after));
            }
        }
        dates(outcomes.stream().map(DeadlineOutcome::subject).toList());
        return outcomes;
    }

    private void dates(Collection<CaseKey> moved) {
        stages.tasks(moved)
                .forEach(task -> heldTo(task.subject())
                        .ifPresent(day -> tasks.setDueDate(task.taskId(), Date.from(ChinaTime.endOfDay(day)))));
    }

    private Optional<LocalDate> heldTo(CaseKey lot) {
        return stages.frames(lot).stream()
                .filter(frame -> frame.frame().equals(Lots.FRAME))
                .map(FrameState::due)
                .findFirst();
    }

    private LocalDate hold(CaseKey lot, DatedGate gate) {
        LocalDate due = deadline.due(lot, Lots.FRAME, gate.rule());
        String office = staff.post(lot, plans.get(lot.plan()).rules().tenderer());
        stages.expected(lot, Lots.FRAME, Lots.STAGE_NAME + "（" + office + "）", due);
        stages.started(lot, Lots.FRAME, Lots.STAGE, Lots.STAGE_NAME);
        return due;
    }

    private Optional<DatedGate> gate(PlanId plan) {
        return definitions
                .own(plan, VILLAGES)
                .map(repository::getBpmnModelInstance)
                .flatMap(model -> DatedGate.of(model).stream()
                        .filter(gate -> endsWithContract(model, gate))
                        .findFirst());
    }

    private static boolean endsWithContract(BpmnModelInstance model, DatedGate gate) {
        SubProcess frame = model.getModelElementById(Frames.element(gate.frame()));
        return frame.getChildElementsByType(CallActivity.class).stream()
                .filter(stage ->
                        stage.getCalledElement() != null && WAIT.equals(Definitions.modelOf(stage.getCalledElement())))
                .anyMatch(stage -> stage.getSucceedingNodes().list().stream().allMatch(EndEvent.class::isInstance));
    }
}
