package org.qingnuan.process.deadlineadjustment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.ledger.DateChange;
import org.qingnuan.process.DeadlineAdjustments.Request;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.deadline.DateEdit;
import org.qingnuan.process.deadline.DatedGate;
import org.qingnuan.process.deadline.DeadlineRule;
import org.qingnuan.shared.PlanId;

/** What a plan's files become by a request, and what is wrong with it. */
final class Successor {

    private final PlanId plan;
    private final PlanModels models;
    private final int year;

    Successor(PlanId plan, PlanModels models, int year) {
        this.plan = plan;
        this.models = models;
        this.year = year;
    }

    /** {@code files} are what was asked for even when there are findings, and empty when that cannot be told. */
    record Result(List<ModelFinding> findings, List<DateChange> changes, Map<String, byte[]> files) {}

    Result withDays(Map<String, LocalDate> days) {
        List<ModelFinding> findings = new ArrayList<>();
        Map<String, byte[]> changed = new LinkedHashMap<>();
        days.forEach((gate, day) -> {
            String model = gate.substring(0, Math.max(0, gate.indexOf('/')));
            String frame = gate.substring(gate.indexOf('/') + 1);
            Optional<DatedGate> known = models.names().contains(model) ? gate(model, frame) : Optional.empty();
            if (known.isEmpty()) {
                findings.add(new ModelFinding(plan.value(), gate, "方案里没有这个期限", "请刷新后重新选择"));
                return;
            }
            String rule = DeadlineRule.parse(known.get().rule()).with(day, year);
            byte[] before = changed.getOrDefault(model, models.bytes(model));
            changed.put(model, rule.equals(known.get().rule()) ? before : DateEdit.change(before, frame, rule));
        });
        changed.forEach((model, bytes) ->
                findings.addAll(ModelComparison.of(models.path(model), models.bytes(model), bytes, false, year)));
        return result(findings, changed);
    }

    Result withModel(Request.Model handedIn) {
        List<ModelFinding> findings =
                new ArrayList<>(ModelComparison.unreadable(handedIn.fileName(), handedIn.bytes()));
        if (!findings.isEmpty()) {
            return new Result(findings, List.of(), Map.of());
        }
        String id = PlanModels.process(PlanModels.read(handedIn.bytes())).getId();
        String model =
                id.startsWith(plan.value() + ".") ? id.substring(plan.value().length() + 1) : null;
        if (model == null || !models.names().contains(model)) {
            findings.add(new ModelFinding(
                    handedIn.fileName(),
                    id,
                    "这不是本方案的模型",
                    "请先在本页下载要改的模型，改动后再上传；本方案的模型有：" + String.join("、", models.names())));
            return new Result(findings, List.of(), Map.of());
        }
        findings.addAll(ModelComparison.of(
                handedIn.fileName(), models.bytes(model), handedIn.bytes(), handedIn.structural(), year));
        Map<String, byte[]> changed = new LinkedHashMap<>();
        changed.put(model, labelled(handedIn.bytes()));
        return result(findings, changed);
    }

    /** The timers' labels follow their dates, also where only the date was edited in Modeler. */
    static byte[] labelled(byte[] model) {
        byte[] result = model;
        for (DatedGate gate : DatedGate.of(PlanModels.read(model))) {
            boolean known = DateEdit.knows(new String(model, StandardCharsets.UTF_8), gate.frame());
            if (known
                    && label(gate).filter(label -> !label.equals(gate.label())).isPresent()) {
                result = DateEdit.change(result, gate.frame(), gate.rule());
            }
        }
        return result;
    }

    /** Empty for a date that the comparison refuses. */
    private static Optional<String> label(DatedGate gate) {
        try {
            return Optional.of(DeadlineRule.parse(gate.rule()).label());
        } catch (IllegalArgumentException noDate) {
            return Optional.empty();
        }
    }

    private Result result(List<ModelFinding> findings, Map<String, byte[]> changed) {
        Map<String, byte[]> files = new LinkedHashMap<>(models.files());
        changed.forEach((model, bytes) -> files.put(models.path(model), bytes));
        if (!findings.isEmpty()) {
            return new Result(findings, List.of(), files);
        }
        return new Result(List.of(), dates(models, new PlanModels(files), year), files);
    }

    /** The gates that stand in both with different dates, in the order of the models. */
    static List<DateChange> dates(PlanModels before, PlanModels after, int year) {
        return after.names().stream()
                .filter(before.names()::contains)
                .filter(model -> !Arrays.equals(before.bytes(model), after.bytes(model)))
                .flatMap(model -> after.gates(model).stream()
                        .flatMap(now -> change(model, before.gates(model), now, year).stream()))
                .toList();
    }

    private static Optional<DateChange> change(String model, List<DatedGate> all, DatedGate now, int year) {
        return all.stream()
                .filter(before ->
                        before.frame().equals(now.frame()) && !before.rule().equals(now.rule()))
                .findFirst()
                .map(before -> new DateChange(
                        model,
                        now.frame(),
                        now.name(),
                        before.rule(),
                        now.rule(),
                        DeadlineRule.parse(before.rule()).inYear(year),
                        DeadlineRule.parse(now.rule()).inYear(year)));
    }

    private Optional<DatedGate> gate(String model, String frame) {
        return models.gates(model).stream()
                .filter(gate -> gate.frame().equals(frame))
                .findFirst();
    }
}
