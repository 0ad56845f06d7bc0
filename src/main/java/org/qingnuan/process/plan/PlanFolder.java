package org.qingnuan.process.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of one deployment: a plan's folder, the defaults, or the shared models, with the forms they name.
 *
 * @param files by the path that they are deployed under
 * @param own the paths of those that lie in the folder itself; the others are forms of the application
 */
public record PlanFolder(String name, Map<String, byte[]> files, Set<String> own) {

    public static final String SHARED = "shared";
    public static final String DEFAULT = "default";

    /** Above what any file of a plan needs. */
    private static final long MOST_BYTES = 2_000_000;

    private static final int MOST_FILES = 500;
    private static final String PLANS = "bpmn/plans/";
    private static final String FORMS = "forms/";

    private static final PathMatchingResourcePatternResolver CLASS_PATH = new PathMatchingResourcePatternResolver();

    /** A folder all of whose files are its own. */
    public PlanFolder(String name, Map<String, byte[]> files) {
        this(name, files, files.keySet());
    }

    /** Stages, cases, seasons and governance of all plans. */
    public static PlanFolder shared() {
        Map<String, byte[]> files = read("bpmn/stages/");
        files.putAll(read("bpmn/cases/"));
        files.putAll(read("bpmn/seasons/"));
        files.putAll(read("bpmn/governance/"));
        return withForms(SHARED, files);
    }

    /** What a plan does not override. */
    public static PlanFolder defaults() {
        return withForms(DEFAULT, read(PLANS + "default/"));
    }

    /** Whether the class path has a folder for the plan. */
    public static boolean exists(PlanId plan) {
        return !read(home(plan.value())).isEmpty();
    }

    /** The plans that come with the application, by name. */
    static List<PlanId> shipped() {
        try {
            return Stream.of(CLASS_PATH.getResources("classpath*:" + PLANS + "*/plan.yaml"))
                    .map(PlanFolder::directory)
                    .filter(name -> !name.equals(DEFAULT))
                    .distinct()
                    .sorted()
                    .map(PlanId::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("读取 " + PLANS + " 失败", e);
        }
    }

    private static String directory(Resource file) {
        try {
            String[] parts = file.getURL().getPath().split("/");
            return parts[parts.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the files of a plan are deployed. */
    static String home(String plan) {
        return PLANS + plan + "/";
    }

    /**
     * A plan's folder on the class path; files of an overlay folder there, such as demonstration rates, replace its own.
     *
     * @param overlay null for none
     */
    public static PlanFolder of(PlanId plan, String overlay) {
        Map<String, byte[]> files = read(home(plan.value()));
        if (files.isEmpty()) {
            throw new PlanRefused(
                    List.of(new ModelFinding(home(plan.value()), null, "没有这个计划目录", "请检查 qingnuan.plans 中的计划名称")));
        }
        return withForms(plan.value(), files).overlaid(overlay);
    }

    /**
     * A plan's folder in a directory: its files, and its own forms under {@code forms/} as the models name them, which
     * replace the application's forms of the same path for the models of this plan. Hidden files are left out. Throws
     * PlanRefused when it is no folder, or is far from what a plan's folder is.
     */
    public static PlanFolder in(Path folder) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        if (!Files.isDirectory(folder)) {
            throw new PlanRefused(List.of(new ModelFinding(folder.toString(), null, "没有这个目录", "请检查路径")));
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file :
                    found.filter(Files::isRegularFile).limit(MOST_FILES + 1L).toList()) {
                String inside = folder.relativize(file).toString().replace('\\', '/');
                if (isHidden(inside)) {
                    continue;
                }
                files.put(inside.startsWith(FORMS) ? inside : home(name) + inside, bytes(name, inside, file));
            }
        } catch (IOException e) {
            throw new PlanRefused(List.of(new ModelFinding(name, null, "目录读不出来", "请检查目录和文件的读取权限")));
        }
        if (files.size() > MOST_FILES) {
            throw new PlanRefused(
                    List.of(new ModelFinding(name, null, "文件超过" + MOST_FILES + "个，不像是方案目录", "请指定只放一个方案的目录")));
        }
        return withForms(name, files);
    }

    private static boolean isHidden(String inside) {
        return Stream.of(inside.split("/"))
                .anyMatch(part -> part.startsWith(".") || part.startsWith("~$") || part.equals("Thumbs.db"));
    }

    private static byte[] bytes(String name, String inside, Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new PlanRefused(List.of(new ModelFinding(name + "/" + inside, null, "文件超过2兆", "方案目录只放模型、表和表单")));
        }
        return Files.readAllBytes(file);
    }

    /** The same where files of a class path folder replace its own; null for none. */
    PlanFolder overlaid(String overlay) {
        if (overlay == null) {
            return this;
        }
        Map<String, byte[]> changed = new TreeMap<>(files);
        read(overlay)
                .forEach((path, bytes) ->
                        changed.computeIfPresent(home(name) + path.substring(overlay.length()), (own, old) -> bytes));
        return new PlanFolder(name, changed, own);
    }

    /**
     * A plan of these files, completed by the forms they name; an overlay's files stand in for those alone that are as the
     * application brought them along.
     *
     * @param files by path
     * @param overlay null for none
     */
    static PlanFolder of(PlanId plan, Map<String, byte[]> files, String overlay) {
        Map<String, byte[]> all = new TreeMap<>(files);
        if (overlay != null) {
            Map<String, byte[]> broughtAlong = read(home(plan.value()));
            read(overlay).forEach((path, bytes) -> {
                String replaced = home(plan.value()) + path.substring(overlay.length());
                if (files.containsKey(replaced) && Arrays.equals(files.get(replaced), broughtAlong.get(replaced))) {
                    all.put(replaced, bytes);
                }
            });
        }
        return withForms(plan.value(), all);
    }

    /** The bytes of a file by its name in the folder; throws PlanRefused when it is missing. */
    byte[] file(String name) {
        if (!has(name)) {
            throw new PlanRefused(List.of(new ModelFinding(path(name), null, "缺少该文件", "请补上该文件")));
        }
        return files.get(path(name));
    }

    /** Whether the folder itself has a file of that name. */
    boolean has(String name) {
        return files.containsKey(path(name));
    }

    /** The path under which a file of the folder is deployed. */
    String path(String name) {
        return home(this.name) + name;
    }

    /** The names of its own files, as {@link #path} takes them; forms keep their path. */
    List<String> names() {
        return own.stream()
                .map(path ->
                        path.startsWith(home(name)) ? path.substring(home(name).length()) : path)
                .sorted()
                .toList();
    }

    /** The ids of the application's own models that any plan's models may call or start. */
    static Set<String> sharedModels() {
        return Shared.MODELS;
    }

    /** Read once: they are part of the application. */
    private static final class Shared {

        private static final Set<String> MODELS = Stream.of("stages", "cases", "seasons", "governance")
                .flatMap(kind -> resources("bpmn/" + kind + "/").stream())
                .map(resource -> String.valueOf(resource.getFilename()))
                .filter(file -> file.endsWith(".bpmn"))
                .map(file -> file.substring(0, file.length() - ".bpmn".length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static PlanFolder withForms(String name, Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files);
        files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".bpmn"))
                .flatMap(file -> ModelChecks.formsNamedIn(file.getValue()).stream())
                .distinct()
                .filter(form -> !files.containsKey(form))
                .forEach(form -> read(form).forEach(all::put));
        return new PlanFolder(name, all, Set.copyOf(new HashSet<>(files.keySet())));
    }

    private static Map<String, byte[]> read(String path) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource resource : resources(path)) {
                String name = path.endsWith("/") ? path + resource.getFilename() : path;
                files.putIfAbsent(name, resource.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("读取 " + path + " 失败", e);
        }
        return files;
    }

    private static List<Resource> resources(String path) {
        try {
            return Stream.of(CLASS_PATH.getResources("classpath*:" + path + (path.endsWith("/") ? "*.*" : "")))
                    .filter(resource -> resource.exists() && resource.getFilename() != null)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("读取 " + path + " 失败", e);
        }
    }
}
