package org.qingnuan.process.deadlineadjustment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.qingnuan.ledger.AdjustedCase;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.ledger.DeadlineOutcome;
import org.qingnuan.process.deadline.CaseMover;
import org.qingnuan.process.deadline.TenderDates;
import org.qingnuan.process.engine.Definitions;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The run of an adjustment through its cases, forward only: one job moves the next cases in one transaction and orders the
 * job after it. A job that failed is tried again case by case; a case that fails twice by itself is set aside with its
 * reason, so that no case holds up the others and none is forgotten. Lots under tender follow at the end. A killed application goes on at its next start.
 */
@Component
public class AdjustmentRun implements JobHandler<RunOrder> {

    private static final String TYPE = "qingnuan-adjustment";
    private static final int CHUNK = 50;
    private static final int LAST_RETRY = 1;

    private final Adjustments adjustments;
    private final CaseMover mover;
    private final TenderDates tenders;
    private final Relay relay;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    AdjustmentRun(
            Adjustments adjustments,
            CaseMover mover,
            TenderDates tenders,
            Relay relay,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository) {
        this.adjustments = adjustments;
        this.mover = mover;
        this.tenders = tenders;
        this.relay = relay;
        this.runtime = runtime;
        this.repository = repository;
    }

    /** Orders the first job, in the caller's transaction and engine command. */
    void begin(CaseKey adjustment, CommandContext context) {
        order(new RunOrder(adjustment, 0), context);
    }

    private static void order(RunOrder order, CommandContext context) {
        MessageEntity job = new MessageEntity();
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(order);
        context.getJobManager().send(job);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(RunOrder order, ExecutionEntity execution, CommandContext context, String tenantId) {
        JobEntity job = context.getCurrentJob();
        boolean failedBefore = job.getExceptionMessage() != null;
        int singly = failedBefore && order.singly() == 0 ? CHUNK : order.singly();
        List<AdjustedCase> next = adjustments.next(order.adjustment(), singly > 0 ? 1 : CHUNK);
        if (next.isEmpty()) {
            finish(order.adjustment(), context);
            return;
        }
        if (singly > 0 && failedBefore && job.getRetries() <= LAST_RETRY && runs(order.adjustment(), next.get(0))) {
            adjustments.setAside(order.adjustment(), next.get(0), job.getExceptionMessage());
        } else {
            move(order.adjustment(), next);
        }
        order(new RunOrder(order.adjustment(), Math.max(0, singly - 1)), context);
    }

    private void move(CaseKey adjustment, List<AdjustedCase> cases) {
        Map<String, ProcessDefinition> targets = targets(adjustment);
        List<DeadlineOutcome> outcomes =
                cases.stream().collect(Collectors.groupingBy(AdjustedCase::model)).entrySet().stream()
                        .flatMap(group -> {
                            ProcessDefinition target = targets.get(group.getKey());
                            return mover.move(running(target, group.getValue()), target.getId()).stream();
                        })
                        .toList();
        adjustments.done(adjustment, cases, outcomes);
    }

    /** Whether the case still waits for its move; one that ended while it was being moved is no exception. */
    private boolean runs(CaseKey adjustment, AdjustedCase one) {
        return !running(targets(adjustment).get(one.model()), List.of(one)).isEmpty();
    }

    /** The instances on an older version; a case that ended meanwhile or was moved before has none. */
    private List<ProcessInstance> running(ProcessDefinition target, List<AdjustedCase> cases) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceIds(cases.stream().map(AdjustedCase::reference).collect(Collectors.toSet()))
                .list()
                .stream()
                .filter(instance -> !instance.getProcessDefinitionId().equals(target.getId()))
                .sorted(Comparator.comparing(ProcessInstance::getBusinessKey))
                .toList();
    }

    private void finish(CaseKey adjustment, CommandContext context) {
        if (adjustments.found(adjustment, behind(targets(adjustment))) > 0) {
            begin(adjustment, context);
            return;
        }
        adjustments.done(adjustment, List.of(), tenders.follow(adjustment.plan()));
        if (adjustments.finish(adjustment)) {
            relay.message(DeadlineAdjustmentProcess.FINISHED, adjustment);
        }
    }

    /** Every case that still runs on an older version of these definitions. */
    List<AdjustedCase> behind(Map<String, ProcessDefinition> targets) {
        return targets.entrySet().stream()
                .flatMap(target ->
                        runtime
                                .createProcessInstanceQuery()
                                .processDefinitionKey(target.getValue().getKey())
                                .list()
                                .stream()
                                .filter(instance -> !instance.getProcessDefinitionId()
                                        .equals(target.getValue().getId()))
                                .map(instance -> new AdjustedCase(
                                        CaseKey.parse(instance.getBusinessKey()), target.getKey(), instance.getId())))
                .toList();
    }

    /** What the adjustment deployed, by the model's name without its plan. */
    Map<String, ProcessDefinition> targets(CaseKey adjustment) {
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(adjustments.get(adjustment).deployment())
                .list()
                .stream()
                .collect(Collectors.toMap(
                        definition -> Definitions.modelOf(definition.getKey()), definition -> definition));
    }

    @Override
    public RunOrder newConfiguration(String canonicalString) {
        return RunOrder.parse(canonicalString);
    }

    @Override
    public void onDelete(RunOrder order, JobEntity job) {
        // the pending cases stand in the ledger
    }
}
