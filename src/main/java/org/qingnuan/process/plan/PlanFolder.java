package org.qingnuan.process.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of one deployment: a plan's folder, the defaults, or the shared models, with the forms they name. */
public record PlanFolder(String name, Map<String, byte[]> files) {

    public static final String SHARED = "shared";
    public static final String DEFAULT = "default";

    private static final PathMatchingResourcePatternResolver CLASS_PATH = new PathMatchingResourcePatternResolver();

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
        return withForms(DEFAULT, read("bpmn/plans/default/"));
    }

    /** Whether the class path has a folder for the plan. */
    public static boolean exists(PlanId plan) {
        return !read(home(plan)).isEmpty();
    }

    private static String home(PlanId plan) {
        return "bpmn/plans/" + plan.value() + "/";
    }

    /**
     * A plan's folder; files of an overlay folder on the class path, such as demonstration rates, replace its own.
     *
     * @param overlay null for none
     */
    public static PlanFolder of(PlanId plan, String overlay) {
        String home = home(plan);
        Map<String, byte[]> files = read(home);
        if (files.isEmpty()) {
            throw new PlanRefused(List.of(new ModelFinding(home, null, "没有这个计划目录", "请检查 qingnuan.plans 中的计划名称")));
        }
        if (overlay != null) {
            read(overlay).forEach((path, bytes) -> {
                String replaced = home + path.substring(overlay.length());
                if (files.containsKey(replaced)) {
                    files.put(replaced, bytes);
                }
            });
        }
        return withForms(plan.value(), files);
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
            Map<String, byte[]> broughtAlong = read(home(plan));
            read(overlay).forEach((path, bytes) -> {
                String replaced = home(plan) + path.substring(overlay.length());
                if (files.containsKey(replaced) && Arrays.equals(files.get(replaced), broughtAlong.get(replaced))) {
                    all.put(replaced, bytes);
                }
            });
        }
        return withForms(plan.value(), all);
    }

    /** The bytes of a file by its name in the folder; throws PlanRefused when it is missing. */
    byte[] file(String name) {
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new PlanRefused(
                        List.of(new ModelFinding("bpmn/plans/" + this.name + "/" + name, null, "缺少该文件", "请补上该文件"))));
    }

    /** Whether the folder itself has a file of that name. */
    boolean has(String name) {
        return files.keySet().stream().anyMatch(path -> path.endsWith("/" + name));
    }

    private static PlanFolder withForms(String name, Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files);
        files.values().stream()
                .flatMap(bytes -> ModelChecks.formsNamedIn(bytes).stream())
                .distinct()
                .forEach(form -> read(form).forEach(all::putIfAbsent));
        return new PlanFolder(name, all);
    }

    private static Map<String, byte[]> read(String path) {
        Map<String, byte[]> files = new TreeMap<>();
        String pattern = "classpath*:" + path + (path.endsWith("/") ? "*.*" : "");
        try {
            for (Resource resource : CLASS_PATH.getResources(pattern)) {
                if (resource.exists() && resource.getFilename() != null) {
                    String name = path.endsWith("/") ? path + resource.getFilename() : path;
                    files.putIfAbsent(name, resource.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("读取 " + path + " 失败", e);
        }
        return files;
    }
}
