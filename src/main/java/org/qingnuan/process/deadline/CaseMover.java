package org.qingnuan.process.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.DeadlineOutcome;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Brings running cases to the dates of another version of their model, or anew to those of their own: timers, overdue
 * tokens, projection and the due dates of open tasks in one transaction. It must be called inside an engine command.
 *
 * <p>Per gate: a timer that runs is set to the new date; one that fired stays fired when the new date is past, too; when
 * it lies ahead the timer runs again and the overdue token ends; a timer whose job has no retries left is set up anew.
 */
@Component
public class CaseMover {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final Stages stages;
    private final Deadline deadline;
    private final TaskDates taskDates;
    private final Clock clock;

    CaseMover(
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            @Lazy ManagementService management,
            Stages stages,
            Deadline deadline,
            TaskDates taskDates,
            Clock clock) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.stages = stages;
        this.deadline = deadline;
        this.taskDates = taskDates;
        this.clock = clock;
    }

    /** Moves instances of one model to the version {@code target}; what happened to their gates, nothing without instances. */
    public List<DeadlineOutcome> move(Collection<ProcessInstance> instances, String target) {
        if (instances.isEmpty()) {
            return List.of(); // the engine refuses to look for the jobs of nobody
        }
        List<DatedGate> gates = gates(target);
        Map<String, List<String>> armedBefore = instances.stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        source -> gates(source).stream().map(DatedGate::event).toList()));
        Map<CaseKey, Map<String, FrameState>> known = gates.isEmpty() ? Map.of() : known(instances);
        Map<String, Map<String, Job>> jobs = jobs(instances);
        Map<MigrationRecipe, List<Move>> moves = instances.stream()
                .map(instance -> judge(
                        instance,
                        gates,
                        armedBefore.get(instance.getProcessDefinitionId()),
                        known,
                        jobs.getOrDefault(instance.getId(), Map.of())))
                .collect(Collectors.groupingBy(move -> move.recipe(target), LinkedHashMap::new, Collectors.toList()));
        moves.forEach(this::migrate);
        List<DeadlineOutcome> outcomes = moves.values().stream()
                .flatMap(List::stream)
                .flatMap(move -> settle(move).stream())
                .toList();
        taskDates.follow(outcomes);
        return outcomes;
    }

    private List<DatedGate> gates(String definition) {
        return DatedGate.withOwn(repository.getBpmnModelInstance(definition));
    }

    private Map<CaseKey, Map<String, FrameState>> known(Collection<ProcessInstance> instances) {
        return stages
                .frames(instances.stream()
                        .map(instance -> CaseKey.parse(instance.getBusinessKey()))
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(
                        FrameState::subject, Collectors.toMap(FrameState::frame, Function.identity())));
    }

    /** By instance, then by element. */
    private Map<String, Map<String, Job>> jobs(Collection<ProcessInstance> instances) {
        Map<String, String> elements = instances.stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .distinct()
                .flatMap(source -> management.createJobDefinitionQuery().processDefinitionId(source).list().stream())
                .collect(Collectors.toMap(JobDefinition::getId, JobDefinition::getActivityId));
        return management
                .createJobQuery()
                .processInstanceIds(
                        instances.stream().map(ProcessInstance::getId).collect(Collectors.toSet()))
                .list()
                .stream()
                .filter(job -> elements.containsKey(job.getJobDefinitionId()))
                .collect(Collectors.groupingBy(
                        Job::getProcessInstanceId,
                        Collectors.toMap(
                                job -> elements.get(job.getJobDefinitionId()),
                                Function.identity(),
                                (one, other) -> one)));
    }

    private Move judge(
            ProcessInstance instance,
            List<DatedGate> gates,
            List<String> armedBefore,
            Map<CaseKey, Map<String, FrameState>> known,
            Map<String, Job> jobs) {
        Move move = new Move(instance, CaseKey.parse(instance.getBusinessKey()));
        List<String> open = gates.isEmpty() ? List.of() : openFrames(instance);
        for (DatedGate gate : gates) {
            FrameState before = known.getOrDefault(move.subject(), Map.of()).get(gate.frame());
            boolean armed = open.contains(gate.frame()) && armedBefore.contains(gate.event());
            if (gate.rule() == null && !armed) {
                continue;
            }
            LocalDate due = deadline.due(move.subject(), gate);
            move.add(gate, before, due, armed ? fate(jobs.get(gate.event()), due) : GateFate.NOT_ARMED);
        }
        return move;
    }

    private GateFate fate(Job timer, LocalDate due) {
        if (timer != null) {
            return timer.getRetries() > 0 ? GateFate.RUNNING : GateFate.FAILED;
        }
        return due.isBefore(ChinaTime.today(clock)) ? GateFate.FIRED : GateFate.FIRED_TOO_EARLY;
    }

    /** The frames in which a token stands. */
    private static List<String> openFrames(ProcessInstance instance) {
        return Context.getCommandContext()
                .getExecutionManager()
                .findExecutionsByProcessInstanceId(instance.getId())
                .stream()
                .filter(execution -> execution.getActivityId() != null)
                .flatMap(execution -> Frames.enclosing(execution).stream())
                .distinct()
                .toList();
    }

    private void migrate(MigrationRecipe recipe, List<Move> group) {
        runtime.newMigration(recipe.plan(runtime, repository))
                .processInstanceIds(
                        group.stream().map(move -> move.instance().getId()).toList())
                .execute();
    }

    private List<DeadlineOutcome> settle(Move move) {
        List<DeadlineOutcome> outcomes = new ArrayList<>();
        ProcessInstanceModificationBuilder tokens = null;
        for (Move.GateMove gate : move.gates()) {
            switch (gate.fate()) {
                case NOT_ARMED ->
                    stages.expected(
                            move.subject(), gate.gate().frame(), gate.gate().name(), gate.due());
                case FIRED -> stages.moved(move.subject(), gate.gate().frame(), gate.due());
                case FIRED_TOO_EARLY -> {
                    tokens = tokens == null
                            ? runtime.createProcessInstanceModification(
                                    move.instance().getId())
                            : tokens;
                    Frames.overdueElements(gate.gate().frame()).forEach(tokens::cancelAllForActivity);
                }
                case RUNNING, FAILED -> {
                    // the migration set the timer and told the ledger
                }
            }
            gate.outcome(move.subject()).ifPresent(outcomes::add);
        }
        if (tokens != null) {
            tokens.execute();
        }
        return outcomes;
    }
}
