package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.process.PlanDefaults.Defaults;
import org.qingnuan.process.PlanDefaults.Group;
import org.qingnuan.process.PlanDefaults.Item;
import org.qingnuan.process.deadline.DatedGate;

/**
 * Reads a plan's defaults off its files. A value of plan.yaml is one where only the default file states it, or where the
 * plan's own names its path under {@code defaults} with the reason; a date is one where its element's documentation says
 * {@value #DATE_BY_DEFAULT}.
 */
final class DefaultsOfFiles {

    /** What the documentation of a timer, or of a called stage that has the frame's date only by default, says. */
    static final String DATE_BY_DEFAULT = "期限为默认";

    private static final String MARKS = "defaults";
    private static final String SILENT = "文件没有规定";
    private static final String DEFAULT = "默认";

    private final Map<String, Object> own;
    private final Map<String, Object> below;
    private final Map<String, Object> file;
    private final Map<String, byte[]> models;
    private final List<Group> groups = new ArrayList<>();
    private final Set<String> paths = new TreeSet<>();

    private DefaultsOfFiles(PlanFolder folder) {
        String yaml = folder.path("plan.yaml");
        own = YamlMap.read(yaml, folder.file("plan.yaml"));
        below = YamlMap.read("plan.yaml", PlanFolder.defaults().file("plan.yaml"));
        file = YamlMap.merged(own, below);
        models = models(folder);
    }

    /** Of a folder that may be deployed; its own plan.yaml and models, the default ones it does not replace, the shared ones. */
    static Defaults of(PlanFolder folder) {
        DefaultsOfFiles defaults = new DefaultsOfFiles(folder);
        defaults.posts();
        defaults.values();
        defaults.gates();
        defaults.dates(folder);
        defaults.models();
        return new Defaults(List.copyOf(defaults.groups), Set.copyOf(defaults.paths));
    }

    /** The last one of a name holds: shared before default before the plan's own. */
    private static Map<String, byte[]> models(PlanFolder folder) {
        Map<String, byte[]> models = new TreeMap<>();
        Stream.of(PlanFolder.shared(), PlanFolder.defaults(), folder)
                .flatMap(part -> part.files().entrySet().stream())
                .filter(one -> one.getKey().endsWith(".bpmn"))
                .forEach(one -> models.put(one.getKey().substring(one.getKey().lastIndexOf('/') + 1), one.getValue()));
        return models;
    }

    private void posts() {
        group(
                "岗位和实施主体",
                Stream.concat(
                                children("roles"),
                                children("implementers")
                                        .filter(path -> routes().contains(path.substring(path.indexOf('.') + 1))))
                        .map(this::item)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private List<String> routes() {
        return DefaultLabels.at(file, "rules.routes") instanceof List<?> routes
                ? routes.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Stream<String> children(String section) {
        return file.get(section) instanceof Map<?, ?> map
                ? map.keySet().stream().map(key -> section + "." + key)
                : Stream.empty();
    }

    private void values() {
        boolean shown = DefaultLabels.at(file, "publicNotice.lists") instanceof List<?> lists && !lists.isEmpty();
        List<String> known = Stream.concat(
                        DefaultLabels.known().keySet().stream(),
                        marks().keySet().stream()
                                .filter(path -> path.startsWith("milestones."))
                                .sorted())
                .filter(path -> shown || !path.startsWith("publicNotice.") || path.equals("publicNotice.lists"))
                .toList();
        group(
                "规则、期限和做法",
                known.stream().map(this::item).filter(Objects::nonNull).toList());
    }

    /** Null for a value that the document states, or that is not there. */
    private Item item(String path) {
        Object value = DefaultLabels.at(file, path);
        String why = marks().get(path);
        boolean silent = DefaultLabels.at(own, path) == null && DefaultLabels.at(below, path) != null;
        if (value == null || why == null && !silent) {
            return null;
        }
        paths.add(path);
        DefaultLabels.Label label = DefaultLabels.of(path).orElseThrow();
        return new Item(label.text(), label.of(value, file), why == null ? SILENT : why);
    }

    private Map<String, String> marks() {
        Map<String, String> marks = new LinkedHashMap<>();
        if (own.get(MARKS) instanceof Map<?, ?> map) {
            map.forEach((path, why) -> marks.put(String.valueOf(path), String.valueOf(why)));
        }
        return marks;
    }

    private void gates() {
        List<Item> items = new ArrayList<>();
        if (file.get("gates") instanceof Map<?, ?> gates) {
            gates.forEach((key, gate) -> {
                if (Boolean.TRUE.equals(DefaultLabels.at(gate, "default"))) {
                    paths.add("gates." + key);
                    items.add(new Item(
                            ConditionKind.of(String.valueOf(key))
                                    .map(ConditionKind::label)
                                    .orElse(String.valueOf(key)),
                            named(
                                            GatePoint.values(),
                                            GatePoint::key,
                                            GatePoint::label,
                                            DefaultLabels.at(gate, "before"))
                                    + "之前，"
                                    + named(
                                            GateMode.values(),
                                            GateMode::key,
                                            GateMode::label,
                                            DefaultLabels.at(gate, "mode")),
                            "依据" + DefaultLabels.at(gate, "clause") + "；何时核对、缺的拦不拦由本系统提出"));
                }
            });
        }
        group("前置条件", items);
    }

    private static <T> String named(T[] all, Function<T, String> key, Function<T, String> label, Object word) {
        return Arrays.stream(all)
                .filter(one -> key.apply(one).equals(word))
                .map(label)
                .findFirst()
                .orElse(String.valueOf(word));
    }

    private void dates(PlanFolder folder) {
        List<Item> items = new ArrayList<>();
        for (BpmnModelInstance model : own(folder)) {
            for (DatedGate gate : DatedGate.of(model)) {
                FlowElement event = model.getModelElementById(gate.event());
                if (isByDefault(event, gate)) {
                    paths.add("deadlines." + gate.frame());
                    items.add(new Item(gate.name(), gate.label(), text(event)));
                }
            }
            for (CallActivity stage : model.getModelElementsByType(CallActivity.class)) {
                if (text(stage).contains(DATE_BY_DEFAULT)) {
                    paths.add("stages." + stage.getCalledElement());
                    items.add(new Item(stage.getName(), "与所在关口同一期限", text(stage)));
                }
            }
        }
        group("期限", items);
    }

    /** A date that was adjusted since is none any more: its documentation speaks of another day. */
    private static boolean isByDefault(FlowElement event, DatedGate gate) {
        return text(event).contains(DATE_BY_DEFAULT)
                && text(event).contains(gate.label().replaceFirst("前$", ""));
    }

    private static List<BpmnModelInstance> own(PlanFolder folder) {
        return folder.files().entrySet().stream()
                .filter(one -> one.getKey().endsWith(".bpmn"))
                .map(one -> ModelReader.read(one.getValue()))
                .toList();
    }

    /** What the models say of their defaults, sentence by sentence, and how long they are kept. */
    private void models() {
        Map<String, List<Item>> byModel = new LinkedHashMap<>();
        Set<String> kept = new TreeSet<>();
        models.values().stream().map(ModelReader::read).forEach(model -> {
            Process process =
                    model.getModelElementsByType(Process.class).iterator().next();
            kept.add(String.valueOf(process.getCamundaHistoryTimeToLiveString()));
            List<Item> said = byModel.computeIfAbsent(process.getName(), name -> new ArrayList<>());
            said.addAll(sentences(process.getName(), process));
            model.getModelElementsByType(FlowElement.class).stream()
                    .filter(element -> !(element instanceof CallActivity) && !dated(element))
                    .forEach(element -> said.addAll(sentences(element.getName(), element)));
        });
        group(
                "保存期限",
                kept.stream()
                        .map(time -> new Item("流程和台账的保存年限", years(time), SILENT + "（默认10年，B5）"))
                        .toList());
        byModel.forEach((name, items) -> group("流程“" + name + "”", items));
    }

    /** Dates are told among the dates. */
    private boolean dated(FlowElement element) {
        return text(element).contains(DATE_BY_DEFAULT);
    }

    private static List<Item> sentences(String label, BaseElement element) {
        String all = text(element);
        String said = Arrays.stream(all.split("(?<=。)"))
                .filter(sentence -> sentence.contains(DEFAULT))
                .map(String::strip)
                .collect(Collectors.joining());
        return said.isEmpty() ? List.of() : List.of(new Item(label, null, said));
    }

    private static String text(BaseElement element) {
        return element.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .map(String::strip)
                .collect(Collectors.joining());
    }

    private static String years(String timeToLive) {
        Matcher days = Pattern.compile("P(\\d+)D").matcher(timeToLive);
        return days.matches() ? Integer.parseInt(days.group(1)) / 365 + "年" : timeToLive;
    }

    private void group(String title, List<Item> items) {
        if (!items.isEmpty()) {
            groups.add(new Group(title, items));
        }
    }
}
