package org.qingnuan.process.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.NewPlan;
import org.qingnuan.process.PlanDrafts;
import org.qingnuan.process.PlanFolders;
import org.qingnuan.process.PlanFolders.Created;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlanStage;
import org.qingnuan.process.StageChange;
import org.qingnuan.process.deadline.DateEdit;
import org.qingnuan.process.deadline.DatedGate;
import org.qingnuan.process.deadline.DeadlineRule;
import org.qingnuan.process.staff.Posts;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps drafts as folders in one directory, where the next start finds those that were deployed. */
@Component
class DraftsInDirectory implements PlanDrafts {

    private static final Pattern FILE =
            Pattern.compile("[a-z0-9-]+\\.(bpmn|dmn|csv|yaml)|forms/[a-z0-9-]+/[A-Za-z0-9-]+\\.html");
    private static final int MOST_BYTES = 2_000_000;
    private static final String BPMN = ".bpmn";
    private static final String YAML = "plan.yaml";

    private final PlanShelf shelf;
    private final Plans plans;
    private final PlanSeeds seeds;
    private final RateApprovals approvals;
    private final Posts posts;

    DraftsInDirectory(PlanShelf shelf, Plans plans, PlanSeeds seeds, Posts posts, RateApprovals approvals) {
        this.approvals = approvals;
        this.shelf = shelf;
        this.plans = plans;
        this.seeds = seeds;
        this.posts = posts;
    }

    @Override
    public List<Draft> drafts() {
        return shelf.drafted().stream().map(this::draft).toList();
    }

    private Draft draft(PlanId id) {
        boolean deployed = plans.all().stream().anyMatch(plan -> plan.id().equals(id));
        return new Draft(id, name(folder(id)), deployed);
    }

    private static String name(Path folder) {
        try {
            return YamlEdit.of(Files.readString(folder.resolve(YAML)))
                    .value(List.of("name"))
                    .orElse("（没有名称）");
        } catch (IOException | IllegalArgumentException unreadable) {
            return "（plan.yaml 读不出来）";
        }
    }

    @Override
    public List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        Stream.concat(shelf.shipped().stream(), shelf.drafted().stream())
                .distinct()
                .forEach(id -> sources.add(new Source(id.value(), sourceName(id))));
        sources.add(new Source(PlanFolder.DEFAULT, "只有骨架：两个期限框、各环节、默认规则"));
        return sources;
    }

    private String sourceName(PlanId id) {
        return shelf.directoryOf(id)
                .map(DraftsInDirectory::name)
                .orElseGet(() -> YamlEdit.of(new String(PlanFolder.of(id, null).file(YAML), StandardCharsets.UTF_8))
                        .value(List.of("name"))
                        .orElse(id.value()));
    }

    @Override
    public Draft get(PlanId draft) {
        folder(draft);
        return draft(draft);
    }

    private Path folder(PlanId draft) {
        Path folder = shelf.draft(draft);
        if (!PlanShelf.isFolder(folder)) {
            throw new NoSuchElementException("No draft " + draft);
        }
        return folder;
    }

    /** What runs is changed by adjustments alone. */
    private Path changeable(PlanId draft) {
        Path folder = folder(draft);
        if (draft(draft).deployed()) {
            throw refused(draft.value(), "方案已经部署，不能再改目录", "日期和模型请在“期限调整”里修改");
        }
        return folder;
    }

    @Override
    public Created create(NewPlan order) {
        if (shelf.has(order.id())
                || plans.all().stream().anyMatch(plan -> plan.id().equals(order.id()))) {
            throw refused(order.id().value(), "已经有这个编号的方案", "请换一个编号");
        }
        String from = shelf.directoryOfNamed(order.from()).map(Path::toString).orElse(order.from());
        return PlanFolders.create(
                new NewPlan(
                        from,
                        order.id(),
                        order.name(),
                        order.year(),
                        order.area(),
                        order.code(),
                        order.documentNo(),
                        order.issued(),
                        order.targets()),
                shelf.drafts());
    }

    @Override
    public List<ModelFinding> check(PlanId draft) {
        return PlanFolders.check(folder(draft));
    }

    @Override
    public List<DraftFile> files(PlanId draft) {
        return export(draft).entrySet().stream()
                .map(file -> new DraftFile(file.getKey(), file.getValue().length, true))
                .toList();
    }

    @Override
    public byte[] file(PlanId draft, String name) {
        byte[] bytes = export(draft).get(name);
        if (bytes == null) {
            throw new NoSuchElementException("No file " + name + " in draft " + draft);
        }
        return bytes;
    }

    @Override
    public void put(PlanId draft, String name, byte[] bytes) {
        Path folder = changeable(draft);
        List<ModelFinding> wrong = wrong(name, bytes);
        if (!wrong.isEmpty()) {
            throw new PlanRefused(wrong);
        }
        FolderFiles.write(folder, name, bytes);
    }

    private static List<ModelFinding> wrong(String name, byte[] bytes) {
        if (!FILE.matcher(name).matches()) {
            return List.of(new ModelFinding(
                    name, null, "方案目录里不能有这样的文件", "只收 .bpmn、.dmn、.csv、plan.yaml，以及 forms/环节/表单.html，文件名用英文"));
        }
        return bytes.length > MOST_BYTES ? List.of(new ModelFinding(name, null, "文件超过2兆", "请核对是不是选错了文件")) : List.of();
    }

    @Override
    public void remove(PlanId draft, String name) {
        Path folder = changeable(draft);
        if (name.equals(YAML)) {
            throw refused(name, "不能删去这个文件", "请修改它，或放弃整个方案");
        }
        file(draft, name);
        FolderFiles.delete(folder, name);
    }

    @Override
    public Map<String, byte[]> export(PlanId draft) {
        Path folder = folder(draft);
        PlanFolder read = PlanFolder.in(folder);
        Map<String, byte[]> files = new TreeMap<>();
        read.names()
                .forEach(name -> files.put(name, read.files().get(name.startsWith("forms/") ? name : read.path(name))));
        return files;
    }

    @Override
    public void replace(PlanId draft, Map<String, byte[]> files) {
        Path folder = changeable(draft);
        List<ModelFinding> wrong = new ArrayList<>();
        files.forEach((name, bytes) -> wrong.addAll(wrong(name, bytes)));
        if (!files.containsKey(YAML)) {
            wrong.add(new ModelFinding(YAML, null, "压缩包里没有这个文件", "请压缩整个方案目录"));
        }
        if (!wrong.isEmpty()) {
            throw new PlanRefused(wrong);
        }
        FolderFiles.replace(folder, export(draft).keySet(), files);
    }

    @Override
    public List<FrameDate> dates(PlanId draft) {
        List<FrameDate> dates = new ArrayList<>();
        int year = year(draft);
        export(draft).forEach((name, bytes) -> {
            if (name.endsWith(BPMN)) {
                gates(bytes)
                        .forEach(gate -> dates.add(new FrameDate(
                                name.substring(0, name.length() - BPMN.length()) + "/" + gate.frame(),
                                modelName(bytes, name),
                                gate.name(),
                                gate.label(),
                                due(gate, year))));
            }
        });
        dates.sort(Comparator.comparing(date -> date.due() == null ? LocalDate.MAX : date.due()));
        return dates;
    }

    private static List<DatedGate> gates(byte[] model) {
        try {
            return DatedGate.of(ModelReader.read(model));
        } catch (ModelReader.Unreadable said) {
            return List.of();
        }
    }

    private static String modelName(byte[] model, String file) {
        return ModelReader.read(model).getModelElementsByType(Process.class).stream()
                .map(process -> process.getName())
                .filter(name -> name != null)
                .findFirst()
                .orElse(file);
    }

    private static LocalDate due(DatedGate gate, int year) {
        try {
            return DeadlineRule.parse(gate.rule()).inYear(year);
        } catch (IllegalArgumentException noDate) {
            return null;
        }
    }

    private int year(PlanId draft) {
        try {
            return Integer.parseInt(YamlEdit.of(new String(file(draft, YAML), StandardCharsets.UTF_8))
                    .value(List.of("year"))
                    .orElse(""));
        } catch (IllegalArgumentException noYear) {
            return LocalDate.EPOCH.getYear();
        }
    }

    @Override
    public void changeDates(PlanId draft, Map<String, LocalDate> days) {
        Path folder = changeable(draft);
        int year = year(draft);
        Map<String, byte[]> files = export(draft);
        days.forEach((key, day) -> {
            String file = key.substring(0, key.indexOf('/')) + BPMN;
            String frame = key.substring(key.indexOf('/') + 1);
            if (!files.containsKey(file)) {
                throw new NoSuchElementException("No model " + file + " in draft " + draft);
            }
            gates(files.get(file)).stream()
                    .filter(gate -> gate.frame().equals(frame))
                    .filter(gate -> !day.equals(due(gate, year)))
                    .findFirst()
                    .ifPresent(gate -> files.put(
                            file,
                            DateEdit.change(files.get(file), frame, rule(gate).with(day, year))));
        });
        days.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('/')) + BPMN)
                .distinct()
                .forEach(file -> FolderFiles.write(folder, file, files.get(file)));
    }

    private static DeadlineRule rule(DatedGate gate) {
        try {
            return DeadlineRule.parse(gate.rule());
        } catch (IllegalArgumentException noDate) {
            return DeadlineRule.parse("01-01");
        }
    }

    @Override
    public List<SettingGroup> settings(PlanId draft) {
        return new PlanSettings(yaml(draft)).groups();
    }

    @Override
    public void change(PlanId draft, Map<String, String> values) {
        Path folder = changeable(draft);
        PlanSettings settings = new PlanSettings(yaml(draft));
        FolderFiles.write(folder, YAML, settings.changed(values).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<PlanStage> stages(PlanId draft) {
        return PlanFolders.stages(folder(draft));
    }

    @Override
    public List<String> changeStages(PlanId draft, StageChange change) {
        return PlanFolders.changeStages(changeable(draft), change);
    }

    private String yaml(PlanId draft) {
        return new String(file(draft, YAML), StandardCharsets.UTF_8);
    }

    /** All of it or nothing, so that a plan that is refused late is a draft still. */
    @Override
    @Transactional
    public void deploy(PlanId draft, String by) {
        changeable(draft);
        List<ModelFinding> findings = check(draft);
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        seeds.seed(draft, null);
        String area = plans.get(draft).area().id();
        posts.employ(by, by, "", Roles.ADMINISTRATOR, area);
        if (approvals.current(draft).isPresent()) {
            approvals.entered(draft, by);
        }
    }

    @Override
    public void discard(PlanId draft) {
        Path folder = changeable(draft);
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanRefused refused(String file, String reason, String remedy) {
        return new PlanRefused(List.of(new ModelFinding(file, null, reason, remedy)));
    }
}
