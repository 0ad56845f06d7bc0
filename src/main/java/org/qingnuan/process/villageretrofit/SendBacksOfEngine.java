package org.qingnuan.process.villageretrofit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.ledger.SendBack;
import org.qingnuan.ledger.StageState;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.Staff;
import org.qingnuan.process.deadline.Frames;
import org.qingnuan.process.engine.MovedMeanwhile;
import org.qingnuan.process.villageretrofit.VillageRoute.Stop;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends stages back: rows and token in one transaction. Two send-backs of a village, and a send-back and the first payment
 * batch, exclude each other by finance's village row; a person who completes a task meanwhile is found out by the engine's
 * revisions, and whoever comes second changes nothing.
 */
@Component
class SendBacksOfEngine implements SendBacks {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Stages stages;
    private final Villages villages;
    private final Payments payments;
    private final Reviews reviews;
    private final Staff staff;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SendBacksOfEngine(
            RuntimeService runtime,
            RepositoryService repository,
            Stages stages,
            Villages villages,
            Payments payments,
            Reviews reviews,
            Staff staff,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.repository = repository;
        this.stages = stages;
        this.villages = villages;
        this.payments = payments;
        this.reviews = reviews;
        this.staff = staff;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Choice of(CaseKey village) {
        return transaction.execute(status -> instance(village)
                .map(instance -> choice(village, route(instance)))
                .orElseGet(() -> new Choice(notRunning(), List.of())));
    }

    private Choice choice(CaseKey village, VillageRoute route) {
        return new Choice(
                refusal(village),
                route.stops().stream()
                        .flatMap(stop ->
                                finished(village, stop).stream().map(state -> finished(village, route, stop, state)))
                        .toList());
    }

    private Finished finished(CaseKey village, VillageRoute route, Stop stop, StageState state) {
        Map<String, StageState> begun =
                stages.stages(village).stream().collect(Collectors.toMap(StageState::stage, Function.identity()));
        return new Finished(
                stop.stage(),
                stop.name(),
                state.finishedOn(),
                route.after(stop).stream()
                        .filter(later -> begun.containsKey(later.stage()))
                        .map(Stop::name)
                        .toList(),
                stages.tasks(village).stream().map(OpenTask::name).toList(),
                lateAtOnce(village, stop),
                refusal(village, stop));
    }

    private List<String> lateAtOnce(CaseKey village, Stop stop) {
        LocalDate today = ChinaTime.today(clock);
        return stages.frames(village).stream()
                .filter(frame -> stop.frame() != null && frame.frame().equals(Frames.named(stop.frame())))
                .filter(frame -> frame.recordedAt() != null && frame.due().isBefore(today))
                .map(FrameState::name)
                .toList();
    }

    @Override
    public Outcome sendBack(CaseKey village, String stage, String reason, String by) {
        if (!staff.may(by, village, Staff.Action.SEND_BACK)) {
            return new Outcome.Refused("只有推进办公室可以退回环节。");
        }
        if (reason == null || reason.isBlank()) {
            return new Outcome.Refused("请填写退回原因。");
        }
        try {
            return transaction.execute(status -> moved(village, stage, reason.strip(), by));
        } catch (RuntimeException failed) {
            if (MovedMeanwhile.lost(failed)) {
                return new Outcome.Refused("本村的任务刚刚有人办理，没有退回。请刷新页面，核对后再办理。");
            }
            throw failed;
        }
    }

    private Outcome moved(CaseKey village, String stage, String reason, String by) {
        Optional<String> refusal = Optional.ofNullable(refusal(village));
        Optional<ProcessInstance> running = instance(village);
        if (refusal.isPresent() || running.isEmpty()) {
            return new Outcome.Refused(refusal.orElseGet(SendBacksOfEngine::notRunning));
        }
        VillageRoute route = route(running.get());
        Stop stop;
        try {
            stop = route.stop(stage);
        } catch (NoSuchElementException unknown) {
            return new Outcome.Refused("本村没有这个环节，请刷新页面。");
        }
        if (finished(village, stop).isEmpty()) {
            return new Outcome.Refused("“" + stop.name() + "”还没有完成，不需要退回。");
        }
        String own = refusal(village, stop);
        if (own != null) {
            return new Outcome.Refused(own);
        }
        List<String> frames = route.framesAfter(stop);
        stages.reopened(
                village,
                new SendBack(
                        stage,
                        route.after(stop).stream().map(Stop::stage).toList(),
                        frames.stream().map(Frames::named).toList(),
                        reason,
                        by));
        reviews.sentBack(village, stop.name(), by, reason);
        move(running.get(), route, stop);
        return new Outcome.SentBack(stop.name());
    }

    /** The new token first, so that a frame that goes on keeps its timer and its lateness. */
    private void move(ProcessInstance instance, VillageRoute route, Stop stop) {
        Set<String> active = active(runtime.getActivityInstance(instance.getId()));
        boolean goesOn = stop.frame() != null && active.contains(stop.frame());
        List<String> entered = new ArrayList<>(route.framesAfter(stop));
        if (stop.frame() != null && !goesOn) {
            entered.add(stop.frame());
        }
        entered.forEach(frame -> runtime.removeVariable(instance.getId(), Frames.done(Frames.named(frame))));
        var move = runtime.createProcessInstanceModification(instance.getId()).startBeforeActivity(stop.element());
        Stream.concat(
                        Stream.concat(
                                route.framesAfter(stop).stream(),
                                entered.stream().flatMap(frame -> Frames.lateness(Frames.named(frame)).stream())),
                        route.after(stop).stream()
                                .filter(later -> later.frame() == null || Objects.equals(later.frame(), stop.frame()))
                                .map(Stop::element))
                .filter(active::contains)
                .forEach(move::cancelAllForActivity);
        move.execute();
    }

    private static Set<String> active(ActivityInstance scope) {
        Set<String> found = new HashSet<>();
        for (TransitionInstance waiting : scope.getChildTransitionInstances()) {
            found.add(waiting.getActivityId());
        }
        for (ActivityInstance inner : scope.getChildActivityInstances()) {
            found.add(inner.getActivityId());
            found.addAll(active(inner));
        }
        return found;
    }

    /** What keeps every stage of the village from being sent back, null when nothing does. */
    private String refusal(CaseKey village) {
        if (payments.begun(village)) {
            return "本村已有拨付批次编制或结清，不能再退回环节。";
        }
        return stages.sentBack(village)
                .map(stage -> "“" + stage + "”已被退回，还没有重新完成，请先完成。")
                .orElse(null);
    }

    /** The roster cannot change under households that have their heating. */
    private String refusal(CaseKey village, Stop stop) {
        int installed = villages.get(village).numbers().installed();
        return stop.stage().equals("survey") && installed > 0 ? "已有" + installed + "户安装，摸底登记表不能再换；个别户请办理退出。" : null;
    }

    private Optional<StageState> finished(CaseKey village, Stop stop) {
        return stages.stages(village).stream()
                .filter(state -> state.stage().equals(stop.stage()) && state.recordedAt() != null)
                .findFirst();
    }

    private Optional<ProcessInstance> instance(CaseKey village) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(village.toString())
                .processDefinitionKey(VillageRetrofitProcess.model(village))
                .singleResult());
    }

    private static String notRunning() {
        return "本村的流程还没有启动或已经办结，不能退回环节。";
    }

    private VillageRoute route(ProcessInstance instance) {
        return VillageRoute.of(repository.getBpmnModelInstance(instance.getProcessDefinitionId()));
    }
}
