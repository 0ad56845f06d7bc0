package org.qingnuan.process.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingnuan.shared.PlanId;
import org.qingnuan.startup.StartupRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where plan folders lie: those in directories outside, those that were drafted here, and those that come with the
 * application, in this order. A folder outside goes before one of the same name inside.
 */
public final class PlanShelf {

    private static final Logger LOG = LoggerFactory.getLogger(PlanShelf.class);
    private static final String REMEDY = "请检查 qingnuan.plans：方案名和目录用逗号分开，目录里每个方案一个子目录。";

    private final List<PlanId> named = new ArrayList<>();
    private final Map<PlanId, Path> outside = new LinkedHashMap<>();
    private final Path drafts;

    private PlanShelf(Path drafts) {
        this.drafts = drafts;
    }

    /**
     * @param settings names of plans and directories that hold plan folders, as {@code qingnuan.plans} has them
     * @param drafts the directory of plans that were drafted here; need not exist
     * @throws StartupRefused when a directory is missing, holds no plan, or holds one that another one holds, too
     */
    public static PlanShelf of(Collection<String> settings, Path drafts) {
        PlanShelf shelf = new PlanShelf(drafts);
        settings.stream()
                .map(String::strip)
                .filter(setting -> !setting.isEmpty())
                .forEach(shelf::put);
        return shelf;
    }

    private void put(String setting) {
        Optional<PlanId> name = name(setting);
        if (name.isPresent() && (PlanFolder.exists(name.get()) || !Files.isDirectory(Path.of(setting)))) {
            add(name.get());
        } else {
            directory(setting);
        }
    }

    private void directory(String setting) {
        Path directory = path(setting);
        if (!Files.isDirectory(directory)) {
            throw new StartupRefused("qingnuan.plans 中的 " + setting + " 既不是方案名，也不是已有的目录。", REMEDY);
        }
        List<Path> folders = isFolder(directory) ? List.of(directory) : folders(directory);
        if (folders.isEmpty()) {
            throw new StartupRefused("目录 " + directory + " 里没有方案（子目录里要有 plan.yaml）。", REMEDY);
        }
        folders.forEach(this::outside);
    }

    private void outside(Path folder) {
        String directory = folder.getFileName().toString();
        PlanId plan = name(directory)
                .orElseThrow(() ->
                        new StartupRefused("方案目录 " + folder + " 的名称不能作方案编号。", "方案编号用小写字母、数字和连字符，例如 zichuan-2022。"));
        Path other = outside.putIfAbsent(plan, folder);
        if (other != null && !other.equals(folder)) {
            throw new StartupRefused("方案 " + plan + " 在两个目录里都有：" + other + " 和 " + folder + "。", "请只留一个。");
        }
        if (PlanFolder.exists(plan)) {
            LOG.warn("方案 {} 用 {} 里的目录，不用随系统安装的同名目录", plan, folder);
        } else {
            LOG.info("方案 {} 来自目录 {}", plan, folder);
        }
        add(plan);
    }

    private void add(PlanId plan) {
        if (!named.contains(plan)) {
            named.add(plan);
        }
    }

    /** The plans that the settings name, each once, in their order, those of a directory by name. */
    public List<PlanId> named() {
        return List.copyOf(named);
    }

    /** Whether there is a folder for the plan. */
    public boolean has(PlanId plan) {
        return directoryOf(plan).isPresent() || PlanFolder.exists(plan);
    }

    /** The plan's folder, see {@link PlanFolder#of}; throws PlanRefused when there is none. */
    public PlanFolder folder(PlanId plan, String overlay) {
        return directoryOf(plan)
                .map(directory -> PlanFolder.in(directory).overlaid(overlay))
                .orElseGet(() -> PlanFolder.of(plan, overlay));
    }

    /** The directory of a plan's folder that does not come with the application. */
    public Optional<Path> directoryOf(PlanId plan) {
        return Optional.ofNullable(outside.get(plan))
                .or(() -> Optional.of(drafts.resolve(plan.value())).filter(PlanShelf::isFolder));
    }

    /** The directory of the plans that were drafted here; need not exist. */
    Path drafts() {
        return drafts;
    }

    /** Where a draft lies, or would lie. */
    Path draft(PlanId plan) {
        return drafts.resolve(plan.value());
    }

    /** The plans that were drafted here, deployed or not. */
    List<PlanId> drafted() {
        return Files.isDirectory(drafts)
                ? folders(drafts).stream()
                        .flatMap(folder -> name(folder.getFileName().toString()).stream())
                        .toList()
                : List.of();
    }

    /** The plans that lie outside or come with the application. */
    List<PlanId> shipped() {
        return Stream.concat(outside.keySet().stream(), PlanFolder.shipped().stream())
                .distinct()
                .toList();
    }

    /** The directory of the plan of that name, where it has one. */
    Optional<Path> directoryOfNamed(String plan) {
        return name(plan).flatMap(this::directoryOf);
    }

    private static Optional<PlanId> name(String text) {
        try {
            return Optional.of(new PlanId(text));
        } catch (IllegalArgumentException noPlanId) {
            return Optional.empty();
        }
    }

    private static Path path(String setting) {
        try {
            return Path.of(setting).toAbsolutePath().normalize();
        } catch (InvalidPathException noPath) {
            throw new StartupRefused("qingnuan.plans 中的 " + setting + " 不是方案名，也不是目录。", REMEDY, noPath);
        }
    }

    static boolean isFolder(Path directory) {
        return Files.isRegularFile(directory.resolve("plan.yaml"));
    }

    private static List<Path> folders(Path directory) {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .filter(PlanShelf::isFolder)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StartupRefused("目录 " + directory + " 读不出来。", "请检查读取权限。", e);
        }
    }
}
