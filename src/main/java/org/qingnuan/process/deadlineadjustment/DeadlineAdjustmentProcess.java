package org.qingnuan.process.deadlineadjustment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.AdjustmentProposal;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.ledger.DateChange;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.PreviewRow;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.deadline.DatedGate;
import org.qingnuan.process.deadline.DeadlineRule;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.plan.ModelRulesForPlans;
import org.qingnuan.process.plan.PlanDeployments;
import org.qingnuan.process.plan.PlanShelf;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to adjustments of deadlines. */
@Component
class DeadlineAdjustmentProcess implements DeadlineAdjustments {

    static final String MODEL = "deadline-adjustment";
    static final String FINISHED = "ledger.adjustmentFinished";

    private final Adjustments adjustments;
    private final Plans plans;
    private final PlanDeployments deployments;
    private final PlanShelf shelf;
    private final ModelRulesForPlans rules;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Relay relay;

    DeadlineAdjustmentProcess(
            Adjustments adjustments,
            Plans plans,
            @Lazy PlanDeployments deployments,
            PlanShelf shelf,
            ModelRulesForPlans rules,
            @Lazy RepositoryService repository,
            @Lazy RuntimeService runtime,
            Relay relay) {
        this.adjustments = adjustments;
        this.plans = plans;
        this.deployments = deployments;
        this.shelf = shelf;
        this.rules = rules;
        this.repository = repository;
        this.runtime = runtime;
        this.relay = relay;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Gate> gates(PlanId plan) {
        PlanModels models = new PlanModels(deployments.current(plan).files());
        int year = plans.get(plan).year();
        return models.names().stream()
                .flatMap(model -> gates(plan, models, model, year))
                .toList();
    }

    private Stream<Gate> gates(PlanId plan, PlanModels models, String model, int year) {
        BpmnModelInstance read = models.read(model);
        return DatedGate.of(read).stream().map(gate -> {
            DeadlineRule rule = DeadlineRule.parse(gate.rule());
            LocalDate due = rule.inYear(year);
            List<PreviewRow> counts = adjustments.preview(
                    plan,
                    List.of(new DateChange(model, gate.frame(), gate.name(), gate.rule(), gate.rule(), due, due)));
            return new Gate(
                    model,
                    PlanModels.process(read).getName(),
                    gate.frame(),
                    rule instanceof DeadlineRule.After ? gate.name() + "：" + rule.label() : gate.name(),
                    gate.event(),
                    gate.rule(),
                    due,
                    counts.stream().mapToInt(PreviewRow::notDue).sum(),
                    counts.stream()
                            .mapToInt(row -> row.stayOverdue() + row.ceaseOverdue())
                            .sum(),
                    counts.stream().mapToInt(PreviewRow::finished).sum());
        });
    }

    @Override
    public byte[] model(PlanId plan, String model) {
        return new PlanModels(deployments.current(plan).files()).bytes(model);
    }

    @Override
    @Transactional(readOnly = true)
    public Examination examine(PlanId plan, Request request) {
        return judge(plan, request).examination();
    }

    @Override
    @Transactional
    public CaseKey propose(PlanId plan, Request request, String by) {
        Judged judged = judge(plan, request);
        if (!judged.examination().findings().isEmpty()) {
            throw new PlanRefused(judged.examination().findings());
        }
        CaseKey adjustment = adjustments.propose(
                new AdjustmentProposal(
                        plan,
                        source(request),
                        request instanceof Request.Days days ? days.undoOf() : null,
                        request instanceof Request.Model model && model.structural(),
                        judged.basedOn(),
                        judged.examination().changes(),
                        judged.files()),
                by);
        relay.start(MODEL, adjustment);
        return adjustment;
    }

    private static String source(Request request) {
        return request instanceof Request.Days days ? days.source() : "MODEL";
    }

    private record Judged(Examination examination, String basedOn, Map<String, byte[]> files) {}

    private Judged judge(PlanId plan, Request request) {
        PlanDeployments.Current current = deployments.current(plan);
        Successor successor = new Successor(
                plan, new PlanModels(current.files()), plans.get(plan).year());
        Successor.Result result = request instanceof Request.Model model
                ? successor.withModel(model)
                : successor.withDays(((Request.Days) request).days());
        List<ModelFinding> findings = new ArrayList<>(result.findings());
        rules.check(result.files()).stream()
                .map(broken -> asHandedIn(request, broken, current.files(), result.files()))
                .filter(broken -> findings.stream().noneMatch(found -> sameMistake(found, broken)))
                .toList()
                .forEach(findings::add);
        List<DateChange> changes = result.changes();
        boolean unchanged = changes.isEmpty() && !(request instanceof Request.Model model && model.structural());
        if (findings.isEmpty() && unchanged) {
            findings.add(new ModelFinding(plan.value(), null, "没有任何期限改变", "请先改动至少一个日期"));
        }
        return new Judged(
                new Examination(
                        List.copyOf(findings),
                        changes,
                        findings.isEmpty() ? adjustments.preview(plan, changes) : List.of()),
                current.id(),
                result.files());
    }

    /** A finding about the handed-in model names the file as the person knows it. */
    private static ModelFinding asHandedIn(
            Request request, ModelFinding finding, Map<String, byte[]> deployed, Map<String, byte[]> asked) {
        boolean changed = !Arrays.equals(deployed.get(finding.file()), asked.get(finding.file()));
        return request instanceof Request.Model model && changed
                ? new ModelFinding(model.fileName(), finding.element(), finding.reason(), finding.remedy())
                : finding;
    }

    private static boolean sameMistake(ModelFinding one, ModelFinding other) {
        return Objects.equals(one.element(), other.element()) && one.reason().equals(other.reason());
    }

    @Override
    @Transactional(readOnly = true)
    public Request undoing(CaseKey adjustment) {
        Adjustment undone = adjustments.get(adjustment);
        Map<String, String> now = gates(adjustment.plan()).stream()
                .collect(Collectors.toMap(gate -> gate.model() + "/" + gate.frame(), Gate::rule));
        Map<String, LocalDate> days = new LinkedHashMap<>();
        undone.changes().stream()
                .filter(change -> change.ruleAfter().equals(now.get(change.model() + "/" + change.frame())))
                .forEach(change -> days.put(change.model() + "/" + change.frame(), change.dueBefore()));
        return new Request.Days("UNDO", adjustment, days);
    }

    @Override
    public Map<String, byte[]> exported(PlanId plan) {
        return deployments.current(plan).files();
    }

    @Override
    public Folder folder(PlanId plan) {
        if (!shelf.has(plan)) {
            return new Folder(false, List.of());
        }
        Map<String, byte[]> deployed = deployments.current(plan).files();
        Map<String, byte[]> folder = shelf.folder(plan, null).files();
        return new Folder(true, FolderDifferences.between(folder, deployed));
    }

    @Override
    public List<RunningVersion> versions(PlanId plan) {
        PlanModels models = new PlanModels(deployments.current(plan).files());
        return models.names().stream()
                .flatMap(model -> versions(plan.value() + "." + model, model))
                .toList();
    }

    private Stream<RunningVersion> versions(String key, String model) {
        List<ProcessDefinition> all = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
        Map<String, Integer> running = new HashMap<>();
        all.forEach(version -> running.put(
                version.getId(),
                Math.toIntExact(runtime.createProcessInstanceQuery()
                        .processDefinitionId(version.getId())
                        .count())));
        return all.stream()
                .filter(version -> running.get(version.getId()) > 0 || version.equals(all.get(0)))
                .map(version -> new RunningVersion(
                        model,
                        version.getName(),
                        version.getVersion(),
                        version.equals(all.get(0)),
                        running.get(version.getId()),
                        DatedGate.of(repository.getBpmnModelInstance(version.getId())).stream()
                                .map(gate -> gate.name() + " " + gate.label())
                                .collect(Collectors.joining("，"))));
    }
}
