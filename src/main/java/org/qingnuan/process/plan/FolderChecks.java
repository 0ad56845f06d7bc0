package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.MilestoneRule;
import org.qingnuan.ledger.MilestoneTrack;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.deadline.DatedGate;
import org.qingnuan.process.deadline.DeadlineRule;

/** The rules for a plan's folder as a whole: which files there are, and whether they speak of each other as they are. */
final class FolderChecks {

    private static final String YAML = "plan.yaml";
    private static final String BPMN = ".bpmn";
    private static final String DMN = ".dmn";
    private static final String VILLAGE = "village-retrofit";
    private static final String BODY = "responsible-body";
    private static final Pattern AWARDS = Pattern.compile("(.*\\.)?contract-award");
    private static final String STAGES = "bpmn/stages/";
    private static final int MOST_YEARS = 10;

    /** The models that code starts by their name, where a plan's own goes before the default or the shared one. */
    private static final Set<String> STARTED = Set.of(
            VILLAGE,
            "programme",
            "responsible-body",
            "supervision",
            "tendering",
            "subsidy-payout",
            "rectification",
            "payment-return",
            "contractor-claim",
            "public-notice",
            "household-change",
            "rejection-recheck",
            "clawback",
            "coal-finding",
            "accountability-inquiry",
            "complaint",
            "heating-season",
            "difficulty-report",
            "contractor-issue",
            "service-incident",
            "building-efficiency");

    private static final Set<String> NEEDED = Set.of("plan.yaml", "targets.csv", VILLAGE + BPMN, "subsidy" + DMN);
    private static final Pattern GROUP = Pattern.compile("\\$\\{staff\\.group\\(execution, ?'([a-z-]+)'\\)}");

    private final PlanFolder folder;

    /** Null when plan.yaml cannot be read at all. */
    private final PlanContents contents;

    /** The sections of plan.yaml that are wrong, by which nothing is judged. */
    private final Set<String> broken;

    private final Map<String, BpmnModelInstance> models = new TreeMap<>();
    private final Set<String> called = new HashSet<>();
    private final List<ModelFinding> findings = new ArrayList<>();

    private FolderChecks(PlanFolder folder, PlanContents contents, Set<String> broken) {
        this.folder = folder;
        this.contents = contents;
        this.broken = broken;
    }

    /**
     * @param contents null when they could not be read, which is said elsewhere
     * @param broken the sections of plan.yaml that are wrong
     */
    static List<ModelFinding> of(PlanFolder folder, PlanContents contents, Set<String> broken) {
        FolderChecks checks = new FolderChecks(folder, contents, broken);
        checks.readModels();
        checks.files();
        checks.circles();
        checks.tenders();
        checks.unless(checks::roles, "roles");
        checks.unless(checks::dates, "year", "issued");
        checks.unless(checks::tracks, "tracks");
        checks.unless(checks::milestones, "milestones");
        checks.unless(checks::routeTable, "rules");
        checks.unless(checks::contracts, "rules", "payment");
        checks.unless(checks::sentences, "sentences");
        checks.unless(checks::advance, "season");
        return List.copyOf(checks.findings);
    }

    private void unless(Runnable check, String... sections) {
        if (contents != null && Stream.of(sections).noneMatch(broken::contains)) {
            check.run();
        }
    }

    /** Whether code starts a model of that name. */
    static boolean isStarted(String model) {
        return STARTED.contains(model);
    }

    /** What cannot be read is said by the rules for models. */
    private void readModels() {
        for (String name : folder.names()) {
            if (name.endsWith(BPMN) && !name.contains("/")) {
                try {
                    models.put(name.substring(0, name.length() - BPMN.length()), ModelReader.read(folder.file(name)));
                } catch (ModelReader.Unreadable unreadable) {
                    called.addAll(callsIn(name));
                }
            }
        }
        models.values()
                .forEach(model -> model.getModelElementsByType(CallActivity.class)
                        .forEach(call -> called.add(String.valueOf(call.getCalledElement()))));
    }

    /** Also of a file that is broken elsewhere, so that one mistake does not show as two. */
    private Set<String> callsIn(String name) {
        return Pattern.compile("calledElement=\"([^\"]+)\"")
                .matcher(new String(folder.file(name), StandardCharsets.UTF_8))
                .results()
                .map(call -> call.group(1))
                .collect(Collectors.toSet());
    }

    private void files() {
        Set<String> missing = new TreeSet<>(NEEDED);
        folder.names().forEach(missing::remove);
        missing.stream()
                .filter(name -> !name.equals("plan.yaml") && !name.equals("targets.csv"))
                .forEach(name -> find(name, null, "缺少该文件", "请从相近的方案复制一份，再改成本方案的"));
        folder.names().forEach(this::file);
    }

    private void file(String name) {
        if (name.startsWith("forms/")) {
            form(name);
        } else if (name.contains("/")) {
            find(name, null, "方案目录里不能有这个子目录", "模型和表直接放在方案目录里，表单放在 forms 里");
        } else if (name.endsWith(BPMN)) {
            model(name, name.substring(0, name.length() - BPMN.length()));
        } else if (name.endsWith(DMN)) {
            if (!TableRules.OF.containsKey(name.substring(0, name.length() - DMN.length()))) {
                find(name, null, "系统不使用这张表", "可用的表：" + sorted(TableRules.OF.keySet()));
            }
        } else if (!NEEDED.contains(name) && !Beside.FILES.contains(name)) {
            find(name, null, "系统不认识这个文件", "请检查文件名，或移出方案目录");
        }
    }

    private void model(String file, String name) {
        boolean started = STARTED.contains(name)
                || contents == null
                || broken.contains("tracks")
                || broken.contains("milestones")
                || contents.charter().rules().tracks().ofBody().contains(name)
                || contents.charter().rules().tracks().ofPlan().contains(name)
                || contents.charter().rules().milestones().tracks().stream()
                        .anyMatch(track -> track.model().equals(name));
        if (!started && !called.contains(folder.name() + "." + name)) {
            find(
                    file,
                    folder.name() + "." + name,
                    called.contains(name) ? "没有被调用，调用的是共用的 " + name : "没有被任何流程用到",
                    "请在调用它的环节上把 Called element 写成 " + folder.name() + "." + name + "，或删去该文件");
        }
    }

    private void form(String name) {
        boolean named = folder.names().stream()
                .filter(file -> file.endsWith(BPMN))
                .anyMatch(file -> ModelChecks.formsNamedIn(folder.file(file)).contains(name));
        if (!named) {
            find(name, null, "本方案的模型没有用到这个表单", "请核对路径；要改共用环节的表单，须把该环节的模型也放进方案目录并调用它");
        }
    }

    /** A stage that in the end calls itself would never come to an end. */
    private void circles() {
        Map<String, Set<String>> calls = new HashMap<>();
        models.forEach((name, model) -> calls.put(
                folder.name() + "." + name,
                model.getModelElementsByType(CallActivity.class).stream()
                        .map(call -> String.valueOf(call.getCalledElement()))
                        .collect(Collectors.toSet())));
        calls.keySet().stream()
                .sorted()
                .filter(name -> !calls.get(name).contains(name) && reaches(calls, name, name, new HashSet<>()))
                .findFirst()
                .ifPresent(name ->
                        find(name.substring(folder.name().length() + 1) + BPMN, name, "几个模型互相调用，永远走不完", "请去掉其中一个调用"));
    }

    private static boolean reaches(Map<String, Set<String>> calls, String from, String to, Set<String> seen) {
        return calls.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(to) || seen.add(next) && reaches(calls, next, to, seen));
    }

    private void tenders() {
        BpmnModelInstance body = models.get(BODY);
        boolean awaited = models.containsKey(VILLAGE)
                && models.get(VILLAGE).getModelElementsByType(CallActivity.class).stream()
                        .anyMatch(call -> AWARDS.matcher(String.valueOf(call.getCalledElement()))
                                .matches());
        if (body != null
                && awaited
                && body.getModelElementsByType(ServiceTask.class).stream()
                        .noneMatch(task -> "${startTendersDelegate}".equals(task.getCamundaDelegateExpression()))) {
            find(
                    BODY + BPMN,
                    null,
                    "各村要等标段合同，责任主体却不划分标段、启动招标",
                    "请从系统原有的 responsible-body.bpmn 补上划分标段和启动招标，或去掉招投标环节 contract-award");
        }
    }

    private void roles() {
        models.forEach((name, model) -> strangers(model)
                .forEach((task, role) -> find(
                        name + BPMN, task, "办理角色 " + role + " 在 plan.yaml 里没有对应的岗位", "请在 plan.yaml 的 roles 里写明由谁担任")));
        Map<String, byte[]> shared = PlanFolder.shared().files();
        called.stream()
                .sorted()
                .filter(stage -> shared.containsKey(STAGES + stage + BPMN))
                .forEach(stage -> strangers(ModelReader.read(shared.get(STAGES + stage + BPMN)))
                        .forEach((task, role) -> find(
                                "plan.yaml",
                                "roles." + role,
                                "没有这个角色的岗位，共用环节 " + stage + " 的任务 " + task + " 却由它办理",
                                "请在 plan.yaml 的 roles 里写明由谁担任")));
        if (contents.limits().retention() != null && !contents.charter().rules().advanceByContractor()) {
            find(
                    YAML,
                    "payment.retention",
                    "质保金从中标单位的结算中预留，本方案的补贴却不由中标单位垫付",
                    "请把 payment.advanceByContractor 改为 true，或把 payment.retention 写成 {}");
        }
        if (contents.charter().rules().advanceByContractor()
                && !contents.roles().containsKey(Roles.SITE_INSPECTOR)) {
            find(
                    "plan.yaml",
                    "roles." + Roles.SITE_INSPECTOR,
                    "补贴由中标单位垫付，却没有核实垫付申报的监理单位",
                    "请在 plan.yaml 的 roles 里写明由谁担任");
        }
    }

    /** The tasks of a model whose roles the plan has no post for, with the role. */
    private Map<String, String> strangers(BpmnModelInstance model) {
        Map<String, String> strangers = candidates(model);
        strangers.values().removeIf(contents.roles()::containsKey);
        return strangers;
    }

    /** The known role of each task of a model that names one. */
    static Map<String, String> candidates(BpmnModelInstance model) {
        Map<String, String> candidates = new TreeMap<>();
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            Matcher group = GROUP.matcher(String.valueOf(task.getCamundaCandidateGroups()));
            if (group.matches() && Roles.NAMES.contains(group.group(1))) {
                candidates.put(task.getId(), group.group(1));
            }
        }
        return candidates;
    }

    private void dates() {
        models.forEach((name, model) -> {
            LocalDate before = null;
            DatedGate gateBefore = null;
            List<DatedGate> gates = DatedGate.of(model);
            Set<String> frames = gates.stream().map(DatedGate::frame).collect(Collectors.toSet());
            for (DatedGate gate : gates) {
                LocalDate due = date(name, gate, frames);
                if (due != null && before != null && name.equals(VILLAGE) && due.isBefore(before)) {
                    find(name + BPMN, gate.event(), gate.outOfOrder(due, gateBefore, before), "请按先后顺序填写日期");
                }
                if (due != null) {
                    before = due;
                    gateBefore = gate;
                }
            }
        });
    }

    /** Null for a date that cannot be used, which is said. */
    private LocalDate date(String name, DatedGate gate, Set<String> frames) {
        PlanCharter charter = contents.charter();
        DeadlineRule rule;
        try {
            rule = DeadlineRule.parse(gate.rule());
        } catch (IllegalArgumentException said) {
            return null;
        }
        LocalDate due = rule.inYear(charter.year());
        if (rule instanceof DeadlineRule.After after && !frames.contains(after.frame())) {
            find(name + BPMN, gate.event(), "期限从框 " + after.frame() + " 起算，这个模型里却没有这个框", "请改为同一模型里的框");
        }
        if (gate.rule().contains("02-29") && !due.isLeapYear()) {
            find(name + BPMN, gate.event(), due.getYear() + "年没有2月29日", "请改正日期");
        } else if (due.isBefore(charter.issued())) {
            find(
                    name + BPMN,
                    gate.event(),
                    "期限 " + ChineseDates.format(due) + " 早于发文日期 " + ChineseDates.format(charter.issued()),
                    "请核对日期和 plan.yaml 的 year、issued");
        } else if (due.getYear() > charter.year() + MOST_YEARS) {
            find(name + BPMN, gate.event(), "期限 " + ChineseDates.format(due) + " 离任务年度太远", "请核对年份");
        }
        return due;
    }

    private void tracks() {
        Stream.concat(
                        contents.charter().rules().tracks().ofBody().stream(),
                        contents.charter().rules().tracks().ofPlan().stream())
                .filter(track -> !folder.has(track + BPMN))
                .forEach(track -> find("plan.yaml", "tracks." + track, "没有模型 " + track + BPMN, "请把该模型放进方案目录，或去掉这个专项"));
    }

    private void milestones() {
        Map<String, String> frames = new TreeMap<>();
        for (MilestoneTrack track : contents.charter().rules().milestones().tracks()) {
            BpmnModelInstance model = models.get(track.model());
            if (model != null) {
                DatedGate.of(model).forEach(gate -> frames.put(gate.frame(), track.model() + BPMN));
            } else if (!folder.has(track.model() + BPMN)) {
                find("plan.yaml", "milestones.tracks", "没有模型 " + track.model() + BPMN, "请把该模型放进方案目录，或改正名称");
            }
        }
        Set<String> results = contents.charter().rules().milestones().rules().stream()
                .map(MilestoneRule::frame)
                .collect(Collectors.toSet());
        results.stream()
                .filter(frame -> !frames.containsKey(frame))
                .sorted()
                .forEach(frame -> find(
                        "plan.yaml",
                        "milestones.results." + frame,
                        "各里程碑模型里没有期限框 " + frame,
                        "可用的框：" + sorted(frames.keySet())));
        frames.forEach((frame, file) -> {
            if (!results.contains(frame)) {
                find(file, "subProcess_" + frame, "plan.yaml 的 milestones.results 没有写这个里程碑怎样算达成", "请补上 " + frame);
            }
        });
    }

    private void routeTable() {
        if (folder.has("route.dmn") && !contents.charter().rules().routeTable()) {
            find("route.dmn", null, "plan.yaml 的 rules.routeTable 不是 true，这张表不会使用", "请改为 true，或删去这张表");
        }
    }

    /** What contractors advance and what households pay is settled by the contracts of lots. */
    private void contracts() {
        PlanRules rules = contents.charter().rules();
        if (!rules.contractFromAbove()) {
            return;
        }
        if (rules.advanceByContractor()) {
            find(
                    YAML,
                    "payment.advanceByContractor",
                    "中标单位垫付的补贴按标段合同结算，本方案却没有标段合同",
                    "请改为 false，或恢复招投标环节 contract-award");
        }
        if (rules.householdContributions()) {
            find(
                    YAML,
                    "payment.householdContributions",
                    "住户缴款按标段拨付给中标单位，本方案却没有标段",
                    "请改为 false，或恢复招投标环节 contract-award");
        }
    }

    /** Each stands beside a form that there is. */
    private void sentences() {
        Set<String> forms = Stream.of(folder, PlanFolder.shared(), PlanFolder.defaults())
                .flatMap(some -> some.files().keySet().stream())
                .collect(Collectors.toSet());
        contents.charter().rules().sentences().keySet().stream()
                .filter(task -> !forms.contains("forms/" + task.replace('.', '/') + ".html"))
                .sorted()
                .forEach(task -> find(
                        "plan.yaml", "sentences." + task, "没有这个任务的表单", "请写成 环节.任务，例如 construction.verifyCompletion"));
    }

    /** What is paid before a season is said twice: that there is such a thing in plan.yaml, how much in the table. */
    private void advance() {
        SeasonRules season = contents.charter().rules().season();
        boolean asked = season != null && season.advance();
        Set<String> items = RateItems.in(folder.has("subsidy.dmn") ? folder.file("subsidy.dmn") : new byte[0]);
        if (asked
                && items.contains(SubsidyItem.RUNNING.name())
                && !items.contains(SubsidyItem.RUNNING_ADVANCE.name())) {
            find(
                    YAML,
                    "season.advance",
                    "规定采暖季前预拨，补贴标准表 subsidy.dmn 里却没有预拨的标准（RUNNING_ADVANCE）",
                    "请在表里写明预拨多少，或把 season.advance 改为 false");
        }
        if (!asked && items.contains(SubsidyItem.RUNNING_ADVANCE.name())) {
            find(
                    "subsidy.dmn",
                    null,
                    "有运行补贴预拨的标准（RUNNING_ADVANCE），plan.yaml 却没有规定采暖季前预拨，这些行不会使用",
                    "请在 plan.yaml 的 season 里写 advance: true，或删去这些行");
        }
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining("、"));
    }

    private void find(String name, String element, String reason, String remedy) {
        findings.add(new ModelFinding(name.startsWith("forms/") ? name : folder.path(name), element, reason, remedy));
    }
}
