package org.qingnuan.process.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.NewPlan;
import org.qingnuan.process.PlanFolders.Created;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;
import org.springframework.util.FileSystemUtils;

/** Makes a new plan's folder from another one: its names and ids everywhere, its year in every date, its own task table. */
public final class PlanCopy {

    /** The plan whose village model is the skeleton: two frames, each with a deadline, and the shared stages. */
    private static final PlanId SKELETON = new PlanId("zichuan-2021");

    private static final Set<String> OF_SKELETON = Set.of("village-retrofit.bpmn", "subsidy.dmn");

    private final NewPlan order;
    private final PlanFolder source;
    private final boolean skeleton;
    private final List<String> remarks = new ArrayList<>();

    private PlanCopy(NewPlan order) {
        this.order = order;
        this.skeleton = order.from().equals(PlanFolder.DEFAULT);
        this.source = source();
    }

    /** See {@link org.qingnuan.process.PlanFolders#create}. */
    public static Created write(NewPlan order, Path directory) {
        Path folder = directory.resolve(order.id().value());
        if (Files.exists(folder)) {
            throw refused(folder.toString(), "已经有这个目录", "请换一个方案编号，或先把原目录移走");
        }
        PlanCopy copy = new PlanCopy(order);
        write(folder, copy.files());
        return new Created(folder, List.copyOf(copy.remarks));
    }

    /** Whole or not at all, and by one of two who make the same plan at once. */
    private static void write(Path folder, Map<String, byte[]> files) {
        try {
            Files.createDirectories(folder.getParent());
            Path fresh = Files.createDirectory(folder.resolveSibling("." + UUID.randomUUID()));
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path path = fresh.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                }
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                FileSystemUtils.deleteRecursively(fresh);
            }
        } catch (IOException e) {
            throw Files.exists(folder)
                    ? refused(folder.toString(), "已经有这个目录", "请换一个方案编号，或先把原目录移走")
                    : refused(folder.toString(), "写不进这个目录", "请检查磁盘空间和目录的写入权限");
        }
    }

    private PlanFolder source() {
        if (skeleton) {
            return PlanFolder.of(SKELETON, null);
        }
        try {
            PlanId known = new PlanId(order.from());
            if (PlanFolder.exists(known)) {
                return PlanFolder.of(known, null);
            }
        } catch (IllegalArgumentException noPlanId) {
            // then it is the path of a folder
        }
        try {
            Path folder = Path.of(order.from());
            if (PlanShelf.isFolder(folder)) {
                return PlanFolder.in(folder);
            }
        } catch (InvalidPathException noPath) {
            throw refused(order.from(), "没有这个方案", "请写方案编号、default，或方案目录的路径");
        }
        throw refused(order.from(), "没有这个方案，也不是方案目录", "请写方案编号、default，或方案目录的路径");
    }

    private Map<String, byte[]> files() {
        OldPlan old = OldPlan.of(source, skeleton);
        boolean other = order.area() != null && !order.area().id().equals(old.areaId());
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : source.names()) {
            if (!skeleton || OF_SKELETON.contains(name)) {
                files.put(name, source.files().get(name.startsWith("forms/") ? name : source.path(name)));
            }
        }
        files.replaceAll((name, bytes) -> name.endsWith(".bpmn") || name.endsWith(".dmn")
                ? ModelCopy.of(bytes, source.name(), order, old)
                : bytes);
        if (skeleton || other) {
            files.computeIfPresent("subsidy.dmn", (name, bytes) -> ModelCopy.withoutRows(bytes));
            remarks.add("补贴标准 subsidy.dmn 是空表：填入本方案的标准以前，系统不会核定和拨付补贴。");
        }
        if (order.targets() != null) {
            files.put("targets.csv", targets(order.targets()));
        }
        if (skeleton && order.targets() == null) {
            throw refused("targets.csv", "没有任务表", "从 default 新建方案须用 --targets 或页面上传任务表");
        }
        PlanYamlCopy yaml = new PlanYamlCopy(order, old, files, source.file("plan.yaml"), remarks);
        files.put("plan.yaml", (skeleton ? yaml.of(skeletonYaml()) : yaml.of(source)).getBytes(StandardCharsets.UTF_8));
        if (other) {
            yaml.dropped().forEach(files::remove);
            remarks.add("岗位和单位的名称出自" + (skeleton ? "示例" : "原方案") + "，请在“基本设置”里逐个改成本地的。"
                    + (yaml.foreign().isEmpty() ? "" : "其中写着原地区的有：" + String.join("、", yaml.foreign()) + "。"));
        }
        remarks.add("各期限（村级改造等模型里的日期）出自" + (skeleton ? "示例" : "原方案") + "，请逐个核对。");
        if (!skeleton) {
            remarks.add("条目编号（如 ZC-08）、注释和模型说明出自原方案，请对照本方案的文件核对；原方案的文件已列入依据（bases、sources），条目都换成本方案的以后可以删去。");
        }
        return files;
    }

    private static byte[] targets(List<Target> targets) {
        return targets.stream()
                .map(target -> String.join(
                        ",",
                        target.area().id(),
                        target.area().name(),
                        target.officialCode() == null ? "" : target.officialCode(),
                        target.quantity() == Target.LEFT_OPEN ? "" : Integer.toString(target.quantity()),
                        target.unit()))
                .collect(Collectors.joining("\n", "area,name,code,quantity,unit\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String skeletonYaml() {
        try (InputStream in = PlanCopy.class.getResourceAsStream("/drafts/plan.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanRefused refused(String file, String reason, String remedy) {
        return new PlanRefused(List.of(new ModelFinding(file, null, reason, remedy)));
    }

    /**
     * What is known of the plan that is copied.
     *
     * @param issued the day of its document
     */
    record OldPlan(int year, LocalDate issued, String areaId, String areaName) {

        /** Throws PlanRefused when its plan.yaml does not say. */
        static OldPlan of(PlanFolder source, boolean skeleton) {
            YamlEdit yaml;
            try {
                yaml = YamlEdit.of(new String(source.file("plan.yaml"), StandardCharsets.UTF_8));
                return new OldPlan(
                        Integer.parseInt(yaml.value(List.of("year")).orElse("")),
                        LocalDate.parse(yaml.value(List.of("issued")).orElse("")),
                        skeleton ? "" : yaml.value(List.of("area", "id")).orElse(""),
                        yaml.value(List.of("area", "name")).orElse(""));
            } catch (RuntimeException unreadable) {
                throw refused(source.path("plan.yaml"), "读不出年度和发文日期", "请先用 check-plan 检查并改正原方案");
            }
        }
    }
}
