package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.NewPlan;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.PlanStage;
import org.qingnuan.process.RoleNames;
import org.qingnuan.process.StageChange;
import org.qingnuan.process.engine.StageListener;
import org.qingnuan.process.plan.PlanCopy.OldPlan;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/** Takes stages out of a plan's folder and puts others in: in the village's model, and whatever else says the same. */
public final class PlanStages {

    private static final String BPMN = ".bpmn";
    private static final String VILLAGE = "village-retrofit";
    private static final String BODY = "responsible-body";
    private static final String YAML = "plan.yaml";
    private static final String AWARD = "contract-award";
    private static final String CAPACITY = "grid-capacity";
    private static final String SUPPLY = "power-supply";
    private static final String NOTICE = "public-notice";
    private static final List<String> NOTICE_LISTS = List.of("publicNotice", "lists");

    /** The plan that has a track of power supply to begin with. */
    private static final PlanId WITH_SUPPLY = new PlanId("laizhou-2023");

    private static final List<String> LOTS = List.of("${openLotsDelegate}", "${startTendersDelegate}");

    private static final Map<String, String> ABOUT = Map.of(
            "survey",
            "登记农户，镇街审核；后面的环节都要用。",
            "household-confirmation",
            "甄别资格，确认改造户。",
            AWARD,
            "编入标段、选购设备、等待合同。去掉时同时写明施工和设备企业由上级统一确定，各责任主体不再划分标段、启动招标。",
            "construction",
            "安全员、开工条件、施工进度、核实完工。",
            "commissioning",
            "逐户登记调试和旧炉拆除。去掉时同时写明调试随施工一并完成，完工日即调试日。",
            "acceptance",
            "逐批验收、整改、竣工验收结论；与三步验收只能有一个。",
            "in-home-acceptance",
            "施工单位初验、监理入户核验、主管部门验收，另登记承诺书；加上时换下验收。",
            "subsidy-settlement",
            "等各批补贴付清再办结；去掉的，走完前面的环节即办结。");

    private final PlanFolder folder;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final StageEdit village;
    private final YamlEdit yaml;

    private PlanStages(PlanFolder folder) {
        this.folder = folder;
        folder.names()
                .forEach(name ->
                        files.put(name, folder.files().get(name.startsWith("forms/") ? name : folder.path(name))));
        try {
            village = new StageEdit(folder.file(VILLAGE + BPMN));
            yaml = YamlEdit.of(new String(folder.file(YAML), StandardCharsets.UTF_8));
        } catch (ModelReader.Unreadable unreadable) {
            throw refused(VILLAGE + BPMN, "模型读不出来，不能加减环节", "请先改正检查列出的问题");
        } catch (IllegalArgumentException noYaml) {
            throw refused(YAML, noYaml.getMessage(), "改正后才能加减环节");
        }
    }

    /** Those that the plan has in the order of the work, then those that may be added; throws PlanRefused for files that cannot be read. */
    public static List<PlanStage> of(PlanFolder folder) {
        return new PlanStages(folder).list();
    }

    /** See {@link org.qingnuan.process.PlanFolders#changeStages}. */
    public static List<String> change(Path directory, StageChange change) {
        PlanFolder folder = PlanFolder.in(directory);
        PlanStages stages = new PlanStages(folder);
        stages.change(change);
        stages.judge();
        FolderFiles.replace(directory, folder.names(), stages.files);
        return List.copyOf(stages.remarks);
    }

    private void change(StageChange change) {
        change.with().stream()
                .map(StageChange.Added::stage)
                .filter(change.without()::contains)
                .findFirst()
                .ifPresent(stage -> {
                    throw refused(stage, "又要去掉又要加上", "请只选一样");
                });
        List<String> without = new ArrayList<>(change.without());
        for (StageChange.Added added : change.with()) {
            inPlaceOf(added).ifPresentOrElse(without::remove, () -> add(added));
        }
        change.with().forEach(added -> employ(added.stage()));
        without.forEach(this::remove);
    }

    /** Throws PlanRefused with all that would be wrong then and is not now. */
    private void judge() {
        files.put(VILLAGE + BPMN, village.bytes());
        files.put(YAML, yaml.text().getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> paths = new TreeMap<>();
        files.forEach((name, bytes) -> paths.put(name.startsWith("forms/") ? name : folder.path(name), bytes));
        Set<ModelFinding> findings =
                new LinkedHashSet<>(PlanCheck.of(PlanFolder.of(new PlanId(folder.name()), paths, null)));
        PlanCheck.of(folder).forEach(findings::remove);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings.stream().map(this::inFolder).toList());
        }
    }

    private ModelFinding inFolder(ModelFinding finding) {
        String home = folder.path("");
        String file = finding.file().startsWith(home) ? finding.file().substring(home.length()) : finding.file();
        return new ModelFinding(file, finding.element(), finding.reason(), finding.remedy());
    }

    private List<PlanStage> list() {
        List<PlanStage> stages = new ArrayList<>();
        Map<String, CallActivity> calls = new LinkedHashMap<>();
        village.calls().forEach(call -> calls.putIfAbsent(id(call), call));
        calls.forEach((stage, call) -> stages.add(new PlanStage(
                stage, String.valueOf(call.getName()), about(stage, isOwn(call)), true, isOwn(call), true)));
        StageChecks.NAMES.keySet().stream()
                .filter(stage -> !calls.containsKey(stage))
                .forEach(stage -> stages.add(new PlanStage(
                        stage,
                        name(stage),
                        about(stage, files.containsKey(stage + BPMN)),
                        false,
                        files.containsKey(stage + BPMN),
                        true)));
        own().stream()
                .filter(stage -> !calls.containsKey(stage) && !StageChecks.NAMES.containsKey(stage))
                .forEach(stage -> stages.add(new PlanStage(stage, name(stage), about(stage, true), false, true, true)));
        stages.add(new PlanStage(
                CAPACITY, "电网增容", "供电企业在取暖季前完成增容；与村级改造并行，每个责任主体一个（" + SUPPLY + ".bpmn）。", hasSupply(), false, false));
        stages.add(new PlanStage(NOTICE, "公示", "确户名单办结前、拨付名单审批前公示，异议逐条答复（publicNotice）。", hasNotice(), false, false));
        return stages;
    }

    private static String about(String stage, boolean own) {
        String shared = ABOUT.getOrDefault(stage, "");
        return own ? "本方案自己的模型 " + stage + ".bpmn。" + shared : shared;
    }

    private String id(CallActivity call) {
        String model = String.valueOf(call.getCalledElement());
        return isOwn(call) ? model.substring(folder.name().length() + 1) : model;
    }

    private boolean isOwn(CallActivity call) {
        return String.valueOf(call.getCalledElement()).startsWith(folder.name() + ".");
    }

    /** The models of the folder that nothing but a stage can be. */
    private List<String> own() {
        Set<String> beside = new LinkedHashSet<>(yaml.keys(List.of("tracks")));
        yaml.maps(List.of("milestones", "tracks"))
                .ifPresent(tracks -> tracks.forEach(track -> beside.add(track.get("model"))));
        return files.keySet().stream()
                .filter(name -> name.endsWith(BPMN))
                .map(name -> name.substring(0, name.length() - BPMN.length()))
                .filter(name -> !FolderChecks.isStarted(name) && !beside.contains(name))
                .toList();
    }

    private String name(String stage) {
        if (!files.containsKey(stage + BPMN)) {
            return StageChecks.NAMES.getOrDefault(stage, stage);
        }
        try {
            return ModelReader.read(files.get(stage + BPMN)).getModelElementsByType(Process.class).stream()
                    .map(Process::getName)
                    .filter(name -> name != null && !name.isBlank())
                    .map(name -> name.replaceAll("（.*）$", ""))
                    .findFirst()
                    .orElse(stage);
        } catch (ModelReader.Unreadable said) {
            return stage;
        }
    }

    private String called(String stage) {
        return files.containsKey(stage + BPMN) ? folder.name() + "." + stage : stage;
    }

    private Optional<CallActivity> call(String stage) {
        return village.calls().stream().filter(call -> id(call).equals(stage)).findFirst();
    }

    private boolean hasSupply() {
        return yaml.keys(List.of("tracks")).contains(SUPPLY);
    }

    private boolean hasNotice() {
        return yaml.has(NOTICE_LISTS) && !yaml.sequence(NOTICE_LISTS).isEmpty();
    }

    /** A stage that the ledger takes for the same as one that is there takes its place; the id of that one. */
    private Optional<String> inPlaceOf(StageChange.Added added) {
        String stage = added.stage();
        Optional<CallActivity> same = village.calls().stream()
                .filter(call -> StageListener.named(id(call)).equals(StageListener.named(stage)))
                .filter(call -> !call.getCalledElement().equals(called(stage)))
                .findFirst();
        return same.map(call -> {
            String before = id(call);
            boolean gone = isOwn(call) && !before.equals(stage);
            village.replace(call, stage, name(stage), called(stage));
            if (gone) {
                removeModel(before);
            }
            return before;
        });
    }

    private void add(StageChange.Added added) {
        String stage = added.stage();
        if (stage.equals(CAPACITY)) {
            addSupply();
        } else if (stage.equals(NOTICE)) {
            addNotice();
        } else if (call(stage).isPresent()) {
            throw refused(stage, "方案已经有这个环节", "不用再加");
        } else if (!StageChecks.NAMES.containsKey(stage) && !own().contains(stage)) {
            throw refused(
                    stage,
                    "没有这个环节",
                    "可加的环节："
                            + String.join(
                                    "、",
                                    list().stream()
                                            .filter(one -> !one.there())
                                            .map(PlanStage::id)
                                            .toList())
                            + "；自己的环节先把模型放进方案目录");
        } else {
            village.insert(stage, name(stage), called(stage), place(added));
            Optional.ofNullable(StageChecks.INSTEAD.get(stage)).ifPresent(rule -> yaml.remove(List.of("rules", rule)));
        }
    }

    /** Whoever works a shared stage needs a post, by its usual name where the plan has none. */
    private void employ(String stage) {
        byte[] model = PlanFolder.shared().files().get("bpmn/stages/" + stage + BPMN);
        if (model == null) {
            return;
        }
        Set<String> known = new LinkedHashSet<>(yaml.keys(List.of("roles")));
        known.addAll(YamlEdit.of(new String(PlanFolder.defaults().file(YAML), StandardCharsets.UTF_8))
                .keys(List.of("roles")));
        for (String role :
                new TreeSet<>(FolderChecks.candidates(ModelReader.read(model)).values())) {
            if (!known.contains(role)) {
                yaml.set(List.of("roles", role), "{name: " + RoleNames.of(role) + ", level: body}");
                remarks.add("“" + name(stage) + "”由" + RoleNames.of(role) + "办理，请在“基本设置”里写明是谁。");
            }
        }
    }

    /** The node before which a stage goes: that behind the one named, else the next of the shared stages, else the end. */
    private FlowNode place(StageChange.Added added) {
        if (added.after() != null) {
            return call(added.after())
                    .map(call -> call.getOutgoing().iterator().next().getTarget())
                    .orElseThrow(() -> refused(added.stage(), "前面的环节 " + added.after() + " 不在方案里", "请写方案已有的环节"));
        }
        List<String> order = List.copyOf(StageChecks.NAMES.keySet());
        if (!order.contains(added.stage())) {
            throw refused(added.stage(), "没有写明放在哪个环节之后", "例如 " + added.stage() + "@construction 为放在施工之后");
        }
        String before = order.subList(0, order.indexOf(added.stage())).stream()
                .filter(stage -> call(stage).isPresent())
                .reduce((one, other) -> other)
                .orElse(null);
        boolean award = added.stage().equals(AWARD) && before != null;
        return order.subList(order.indexOf(added.stage()) + 1, order.size()).stream()
                .filter(stage -> !award)
                .flatMap(stage -> call(stage).stream())
                .map(FlowNode.class::cast)
                .findFirst()
                .or(() -> award
                        ? call(before)
                                .map(call ->
                                        call.getOutgoing().iterator().next().getTarget())
                        : village.lastEnd())
                .orElseThrow(() -> refused(added.stage(), "在模型里找不到放它的地方", "请在 Camunda Modeler 里加上"));
    }

    private void remove(String stage) {
        if (stage.equals(CAPACITY)) {
            removeSupply();
            return;
        }
        if (stage.equals(NOTICE)) {
            yaml.set(NOTICE_LISTS, "[]");
            return;
        }
        CallActivity call = call(stage).orElseThrow(() -> refused(stage, "方案没有这个环节", "不用再去掉"));
        boolean own = isOwn(call);
        village.remove(call);
        if (own) {
            removeModel(stage);
        }
        String rule = StageChecks.INSTEAD.get(stage);
        if (rule != null && call("construction").isPresent()) {
            yaml.set(List.of("rules", rule), "true");
        }
        if (stage.equals(AWARD)) {
            withoutLots();
        }
    }

    /** Nothing would use it any more, nor the forms that it alone names. */
    private void removeModel(String stage) {
        List<String> forms = ModelChecks.formsNamedIn(files.remove(stage + BPMN));
        forms.stream()
                .filter(form -> files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith(BPMN))
                        .noneMatch(file ->
                                ModelChecks.formsNamedIn(file.getValue()).contains(form)))
                .forEach(files::remove);
        remarks.add("本方案自己的模型 " + stage + ".bpmn 不再用到，已从目录里删去。");
    }

    /** Nobody waits for lots, so that the bodies open none. */
    private void withoutLots() {
        byte[] own = files.get(BODY + BPMN);
        StageEdit body = new StageEdit(own == null ? defaultBody() : own);
        List<FlowNode> steps = body.steps(LOTS);
        if (steps.isEmpty()) {
            return;
        }
        steps.forEach(body::remove);
        files.put(BODY + BPMN, body.bytes());
        remarks.add("各责任主体的流程（" + BODY + ".bpmn）不再划分标段、启动招标。");
    }

    private byte[] defaultBody() {
        return new String(PlanFolder.defaults().file(BODY + BPMN), StandardCharsets.UTF_8)
                .replace(PlanFolder.DEFAULT + "." + BODY, folder.name() + "." + BODY)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void addSupply() {
        if (hasSupply()) {
            throw refused(CAPACITY, "方案已经有这个环节", "不用再加");
        }
        if (!files.containsKey(SUPPLY + BPMN)) {
            PlanFolder other = PlanFolder.of(WITH_SUPPLY, null);
            NewPlan order = new NewPlan(
                    WITH_SUPPLY.value(),
                    new PlanId(folder.name()),
                    null,
                    year(),
                    new Region(
                            yaml.value(List.of("area", "id")).orElse(""),
                            yaml.value(List.of("area", "name")).orElse("")),
                    null,
                    null,
                    null,
                    null);
            files.put(
                    SUPPLY + BPMN,
                    ModelCopy.of(other.file(SUPPLY + BPMN), WITH_SUPPLY.value(), order, OldPlan.of(other, false)));
            CitationChecks.carry(yaml, new String(other.file(YAML), StandardCharsets.UTF_8));
            remarks.add("电网增容的期限（11月14日前）出自示例，请在“期限”里核对。");
        }
        yaml.set(List.of("tracks", SUPPLY), "{of: body, clause: 默认}");
        if (yaml.value(List.of("roles", Roles.POWER_COMPANY, "name")).isEmpty()) {
            yaml.set(List.of("roles", Roles.POWER_COMPANY), "{name: 供电公司, level: plan}");
            remarks.add("电网增容由供电公司办理，请在“基本设置”里写明是哪家公司。");
        }
    }

    private int year() {
        String year = yaml.value(List.of("year")).orElse("");
        if (!year.matches("\\d{4}")) {
            throw refused(YAML, "没有写明任务年度（year）", "请先填写任务年度");
        }
        return Integer.parseInt(year);
    }

    private void removeSupply() {
        if (!hasSupply()) {
            throw refused(CAPACITY, "方案没有这个环节", "不用再去掉");
        }
        yaml.remove(List.of("tracks", SUPPLY));
        if (yaml.keys(List.of("tracks")).isEmpty()) {
            yaml.set(List.of("tracks"), "{}");
        }
        removeModel(SUPPLY);
    }

    private void addNotice() {
        if (hasNotice()) {
            throw refused(NOTICE, "方案已经有这个环节", "不用再加");
        }
        yaml.set(NOTICE_LISTS, "[roster, payment]");
        remarks.add("确户名单和拨付名单都公示7个工作日，网页和公示栏同时进行；期限、方式不同的，在 plan.yaml 的 publicNotice 里改。");
    }

    private static PlanRefused refused(String what, String reason, String remedy) {
        return new PlanRefused(List.of(new ModelFinding(what, null, reason, remedy)));
    }
}
