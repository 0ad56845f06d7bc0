package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.NewPlan;
import org.qingnuan.process.deadline.DatedGate;
import org.qingnuan.process.plan.PlanCopy.OldPlan;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The plan.yaml of a new plan: what is the new plan's own is set, what speaks of areas that it has not is left out. */
final class PlanYamlCopy {

    /** What is true of one area alone. */
    private static final List<String> OF_AREA =
            List.of("supervisors.csv", "urban-targets.csv", "baseline.csv", "projects.csv");

    private final NewPlan order;
    private final OldPlan old;
    private final Map<String, byte[]> files;
    private final byte[] cited;
    private final List<String> remarks;
    private final List<String> dropped = new ArrayList<>(OF_AREA);
    private final Set<String> foreign = new LinkedHashSet<>();

    /**
     * @param files of the new plan so far, from which models may be taken away again
     * @param cited the plan.yaml of the plan that the models come from
     */
    PlanYamlCopy(NewPlan order, OldPlan old, Map<String, byte[]> files, byte[] cited, List<String> remarks) {
        this.order = order;
        this.old = old;
        this.files = files;
        this.cited = cited;
        this.remarks = remarks;
    }

    /** Files that a plan of another area has no use for. */
    List<String> dropped() {
        return dropped;
    }

    String of(PlanFolder source) {
        return of(new String(source.file("plan.yaml"), StandardCharsets.UTF_8));
    }

    String of(String text) {
        YamlEdit yaml = YamlEdit.of(title(text));
        set(yaml, order.id().value(), "id");
        set(yaml, order.name(), "name");
        set(yaml, order.documentNo() == null ? order.name() + "（文号待补）" : order.documentNo(), "documentNo");
        if (order.documentNo() == null) {
            remarks.add("文号还没有填写，plan.yaml 中记作“文号待补”。");
        }
        LocalDate issued =
                order.issued() == null ? old.issued().plusYears((long) order.year() - old.year()) : order.issued();
        yaml.set(List.of("issued"), issued.toString());
        yaml.set(List.of("year"), Integer.toString(order.year()));
        if (order.area() != null) {
            String code = order.code() == null ? "" : ", code: \"" + order.code() + "\"";
            yaml.set(
                    List.of("area"),
                    "{id: " + order.area().id() + ", name: "
                            + YamlEdit.quoted(order.area().name()) + code + "}");
        }
        if (order.area() != null && yaml.keys(List.of()).contains("sentences")) {
            yaml.remove(List.of("sentences"));
            remarks.add("原方案在任务表单上另外显示的话没有带过来；请照本方案文件写在 plan.yaml 的 sentences 里。");
        }
        if (order.targets() != null) {
            figures(yaml);
            areas(yaml);
        }
        String oldName = old.areaName().replaceFirst("(?<=..)[市区县]$", "");
        if (!oldName.isEmpty()) {
            values(read(yaml)).filter(value -> value.contains(oldName)).forEach(foreign::add);
        }
        CitationChecks.carry(yaml, new String(cited, StandardCharsets.UTF_8));
        return yaml.text();
    }

    /** The values that still name the area of the plan that was copied, such as a utility that is paid. */
    Set<String> foreign() {
        return foreign;
    }

    private static Stream<String> values(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(PlanYamlCopy::values);
        }
        return value instanceof List<?> list
                ? list.stream().flatMap(PlanYamlCopy::values)
                : Stream.ofNullable(value).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The first line is a comment on what the file is. */
    private String title(String text) {
        String said = "# " + order.name() + "：名称、角色、关口与拨付步骤。期限写在模型里，任务数在 targets.csv。\n";
        return said + (text.startsWith("#") ? text.substring(text.indexOf('\n') + 1) : text);
    }

    private static void set(YamlEdit yaml, String value, String key) {
        yaml.set(List.of(key), YamlEdit.quoted(value));
    }

    private void figures(YamlEdit yaml) {
        yaml.remove(List.of("total"));
        if (order.targets().stream().noneMatch(target -> target.quantity() == Target.LEFT_OPEN)) {
            yaml.set(
                    List.of("total"),
                    Integer.toString(
                            order.targets().stream().mapToInt(Target::quantity).sum()));
        }
        if (!yaml.keys(List.of("categories")).isEmpty()) {
            yaml.remove(List.of("categories"));
            remarks.add("原方案按类别给出的任务数没有带过来；本方案也分类别的，请在 plan.yaml 的 categories 里填写。");
        }
    }

    private void areas(YamlEdit yaml) {
        Set<String> known =
                order.targets().stream().map(target -> target.area().id()).collect(Collectors.toSet());
        yaml.keys(List.of("subordinatePlans")).stream()
                .filter(area -> !known.contains(area))
                .forEach(area -> yaml.remove(List.of("subordinatePlans", area)));
        if (yaml.keys(List.of()).contains("subordinatePlans")
                && yaml.keys(List.of("subordinatePlans")).isEmpty()) {
            yaml.set(List.of("subordinatePlans"), "{}");
        }
        tracks(yaml, known);
    }

    private void tracks(YamlEdit yaml, Set<String> known) {
        Object milestones = read(yaml).get("milestones");
        if (!(milestones instanceof Map<?, ?> map) || !(map.get("tracks") instanceof List<?> tracks)) {
            return;
        }
        List<String> kept = new ArrayList<>();
        Set<String> models = new HashSet<>();
        Set<String> gone = new HashSet<>();
        for (Object one : tracks) {
            Map<?, ?> track = (Map<?, ?>) one;
            String model = String.valueOf(track.get("model"));
            List<String> bodies = among(track.get("bodies"), known);
            if (track.get("bodies") != null && bodies.isEmpty()) {
                gone.add(model);
                continue;
            }
            models.add(model);
            List<String> except = among(track.get("except"), known);
            boolean all = track.get("except") != null && except.isEmpty();
            kept.add("{model: " + model
                    + (bodies.isEmpty() ? "" : ", bodies: [" + String.join(", ", bodies) + "]")
                    + (except.isEmpty() ? "" : ", except: [" + String.join(", ", except) + "]")
                    + (all ? ", bodies: [" + String.join(", ", ids()) + "]" : "") + "}");
        }
        yaml.set(List.of("milestones", "tracks"), "[" + String.join(", ", kept) + "]");
        gone.removeAll(models);
        gone.forEach(model -> without(yaml, model, models));
    }

    private List<String> ids() {
        return order.targets().stream().map(target -> target.area().id()).toList();
    }

    private static List<String> among(Object areas, Set<String> known) {
        return areas instanceof List<?> list
                ? list.stream().map(String::valueOf).filter(known::contains).toList()
                : List.of();
    }

    /** A milestone that nobody has is left out with its model. */
    private void without(YamlEdit yaml, String model, Set<String> models) {
        Set<String> others = models.stream()
                .flatMap(other -> frames(other + ".bpmn").stream())
                .collect(Collectors.toSet());
        frames(model + ".bpmn").stream()
                .filter(frame -> !others.contains(frame))
                .forEach(frame -> yaml.remove(List.of("milestones", "results", frame)));
        files.remove(model + ".bpmn");
        remarks.add("里程碑模型 " + model + ".bpmn 只属于原方案的地区，没有带过来。");
    }

    private Set<String> frames(String file) {
        if (!files.containsKey(file)) {
            return Set.of();
        }
        BpmnModelInstance model = ModelReader.read(files.get(file));
        return DatedGate.of(model).stream().map(DatedGate::frame).collect(Collectors.toSet());
    }

    private static Map<String, Object> read(YamlEdit yaml) {
        Map<String, Object> read = new LinkedHashMap<>();
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml.text());
        if (loaded instanceof Map<?, ?> map) {
            map.forEach((key, value) -> read.put(String.valueOf(key), value));
        }
        return read;
    }
}
