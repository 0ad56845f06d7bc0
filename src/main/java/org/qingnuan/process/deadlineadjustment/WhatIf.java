package org.qingnuan.process.deadlineadjustment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qingnuan.process.ChangedPlans;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.deadline.DeadlineRule;
import org.qingnuan.process.plan.PlanFiles;
import org.qingnuan.process.plan.PlanShelf;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Changes a plan's files by the same editor as adjustments do; since no case runs on the result, its structure may change freely. */
@Component
class WhatIf implements ChangedPlans {

    private final PlanFiles judge;
    private final PlanShelf shelf;

    WhatIf(PlanFiles judge, PlanShelf shelf) {
        this.judge = judge;
        this.shelf = shelf;
    }

    @Override
    public Map<String, byte[]> broughtAlong(PlanId plan) {
        return shelf.folder(plan, null).files();
    }

    @Override
    public Changed change(PlanId plan, Map<String, byte[]> files, List<File> handedIn, Map<String, String> days) {
        List<ModelFinding> findings = new ArrayList<>();
        Map<String, byte[]> changed = new TreeMap<>(files);
        List<File> taken = handedIn.stream()
                .filter(file -> replace(plan, file, changed, findings))
                .toList();
        int year = judge.year(plan, changed).orElse(0);
        if (year > 0) {
            List<ModelFinding> wrongDates = wrongDates(taken, year);
            findings.addAll(wrongDates);
            if (wrongDates.isEmpty()) {
                move(plan, days, year, changed, findings);
            }
        }
        judge.findings(plan, changed).stream()
                .filter(broken -> findings.stream().noneMatch(found -> sameMistake(found, broken)))
                .toList()
                .forEach(findings::add);
        if (!findings.isEmpty()) {
            return new Changed(changed, List.of(), List.of(), List.copyOf(findings));
        }
        return new Changed(
                changed,
                Successor.dates(new PlanModels(files), new PlanModels(changed), year),
                otherwise(files, changed),
                List.of());
    }

    private static List<ModelFinding> wrongDates(List<File> taken, int year) {
        return taken.stream()
                .filter(file -> file.name().endsWith(".bpmn"))
                .flatMap(file -> ModelComparison.dates(file.name(), file.bytes(), year).stream())
                .toList();
    }

    /** Whether the file took the place of one of the plan's. */
    private static boolean replace(PlanId plan, File file, Map<String, byte[]> files, List<ModelFinding> findings) {
        if (file.name().endsWith(".bpmn")) {
            return replaceModel(plan, file, files, findings);
        }
        String name = file.name();
        Optional<String> path = files.keySet().stream()
                .filter(known -> known.endsWith("/" + name))
                .findFirst();
        if (path.isPresent()) {
            files.put(path.get(), file.bytes());
        } else {
            findings.add(new ModelFinding(name, null, "方案里没有这个文件", "请保持原来的文件名；本方案的文件有：" + names(files)));
        }
        return path.isPresent();
    }

    private static boolean replaceModel(
            PlanId plan, File file, Map<String, byte[]> files, List<ModelFinding> findings) {
        List<ModelFinding> unreadable = ModelComparison.unreadable(file.name(), file.bytes());
        if (!unreadable.isEmpty()) {
            findings.addAll(unreadable);
            return false;
        }
        PlanModels models = new PlanModels(files);
        String id = PlanModels.process(PlanModels.read(file.bytes())).getId();
        Optional<String> model = models.names().stream()
                .filter(name -> id.equals(plan.value() + "." + name))
                .findFirst();
        if (model.isEmpty()) {
            findings.add(new ModelFinding(
                    file.name(), id, "这不是本方案的模型", "请先下载要改的模型，改动后再使用；本方案的模型有：" + String.join("、", models.names())));
            return false;
        }
        files.put(models.path(model.get()), Successor.labelled(file.bytes()));
        return true;
    }

    private static void move(
            PlanId plan, Map<String, String> days, int year, Map<String, byte[]> files, List<ModelFinding> findings) {
        PlanModels models = new PlanModels(files);
        Map<String, LocalDate> known = new LinkedHashMap<>();
        days.forEach((asked, day) -> {
            List<String> gates = gates(models).stream()
                    .filter(gate -> gate.equals(asked) || gate.endsWith("/" + asked))
                    .toList();
            if (gates.size() != 1) {
                findings.add(
                        gates.isEmpty()
                                ? new ModelFinding(
                                        plan.value(), asked, "方案里没有这个期限", "可改的期限有：" + String.join("、", gates(models)))
                                : new ModelFinding(
                                        plan.value(), asked, "有几个模型都有这个期限", "请写明是哪一个：" + String.join("、", gates)));
                return;
            }
            try {
                known.put(gates.get(0), DeadlineRule.parse(day).inYear(year));
            } catch (IllegalArgumentException noDate) {
                findings.add(new ModelFinding(plan.value(), asked, noDate.getMessage(), "请改正日期"));
            }
        });
        Successor.Result result = new Successor(plan, models, year).withDays(known);
        findings.addAll(result.findings());
        files.putAll(result.files());
    }

    private static List<String> gates(PlanModels models) {
        return models.names().stream()
                .flatMap(model -> models.gates(model).stream().map(gate -> model + "/" + gate.frame()))
                .toList();
    }

    /** The files that differ where no date does. */
    private static List<String> otherwise(Map<String, byte[]> before, Map<String, byte[]> after) {
        return after.keySet().stream()
                .filter(path -> !Arrays.equals(before.get(path), after.get(path)))
                .filter(path -> !path.endsWith(".bpmn")
                        || !before.containsKey(path)
                        || !ModelContent.of(before.get(path)).equals(ModelContent.of(after.get(path))))
                .toList();
    }

    private static String names(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(path -> !path.startsWith("forms/"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.joining("、"));
    }

    private static boolean sameMistake(ModelFinding one, ModelFinding other) {
        return Objects.equals(one.element(), other.element()) && one.reason().equals(other.reason());
    }
}
