package org.qingnuan.process.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A map in a YAML file. Its readers note what is wrong with a value and hand back something harmless, so that one reading
 * finds every mistake; {@link #findings} must be empty before anything that was read is used.
 */
final class YamlMap {

    private final String file;
    private final String path;
    private final Map<String, Object> content;
    private final Set<ModelFinding> findings;
    private final Map<String, YamlMap> children = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private YamlMap(String file, String path, Map<String, Object> content, Set<ModelFinding> findings) {
        this.file = file;
        this.path = path;
        this.content = content;
        this.findings = findings;
    }

    /** The file's entries over those of the default one, key by key; throws PlanRefused for what is no YAML map at all. */
    static YamlMap of(String file, byte[] own, byte[] defaults) {
        return new YamlMap(
                file,
                "",
                merged(read(file, own), read("bpmn/plans/default/plan.yaml", defaults)),
                new LinkedHashSet<>());
    }

    /** Everything wrong so far, and every key that nobody asked for. */
    List<ModelFinding> findings() {
        List<ModelFinding> all = new ArrayList<>(findings);
        unknown(all);
        return all;
    }

    private void unknown(List<ModelFinding> all) {
        content.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> all.add(
                        new ModelFinding(file, path + key, "不认识这一项", "请检查拼写，可用的项见 bpmn/plans/default/plan.yaml")));
        children.values().forEach(child -> child.unknown(all));
    }

    Set<String> keys() {
        return content.keySet();
    }

    /** Null when nothing is there; the key counts as known. */
    Object value(String key) {
        asked.add(key);
        return content.get(key);
    }

    /** Empty when it is missing, which is noted. */
    String text(String key) {
        Object value = value(key);
        if (value == null
                || value instanceof Map
                || value instanceof List
                || value.toString().isBlank()) {
            find(key, "没有填写", "请补上该项");
            return "";
        }
        return value.toString().strip();
    }

    /** A text that must have a form. */
    String text(String key, Pattern form, String remedy) {
        String text = text(key);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            find(key, "写法不对（" + text + "）", remedy);
        }
        return text;
    }

    LocalDate date(String key) {
        String text = text(key);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            find(key, "不是日期（" + text + "）", "请写成 2021-06-10 这样的日期，并核对月份和日数");
            return LocalDate.EPOCH;
        }
    }

    int number(String key, int least) {
        Object value = value(key);
        if (!(value instanceof Integer number)) {
            find(key, "不是整数（" + value + "）", "请填写整数");
            return least;
        }
        if (number < least) {
            find(key, "不能小于 " + least + "（" + number + "）", "请填写 " + least + " 以上的整数");
            return least;
        }
        return number;
    }

    boolean flag(String key) {
        Object value = value(key);
        if (!(value instanceof Boolean)) {
            find(key, "不是 true 或 false（" + value + "）", "请填写 true 或 false");
            return false;
        }
        return (Boolean) value;
    }

    /** Whether the second of two words stands there; the first is meant where nothing does. */
    boolean isOther(String key, String usual, String other) {
        Object value = value(key) == null ? usual : value(key);
        if (!value.equals(usual) && !value.equals(other)) {
            find(key, "不认识“" + value + "”", "请填写 " + usual + " 或 " + other);
        }
        return value.equals(other);
    }

    /** The word that stands there as one of these, by how they are written; null for any other, which is noted. */
    <T> T choice(String key, Map<String, T> known) {
        String word = text(key);
        if (!word.isEmpty() && !known.containsKey(word)) {
            find(key, "不认识“" + word + "”", "可填：" + String.join("、", known.keySet()));
        }
        return known.get(word);
    }

    /** An empty map when there is none, which is noted. */
    YamlMap map(String key) {
        asked.add(key);
        return children.computeIfAbsent(key, name -> child(name, content.get(name)));
    }

    /** The maps of a list, empty when it is none, which is noted. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Object one : list(key)) {
            String name = key + "[" + (maps.size() + 1) + "]";
            maps.add(children.computeIfAbsent(name, ignored -> child(name, one)));
        }
        return maps;
    }

    /** Whatever stands in a list; an empty one where there is none, which is noted. */
    List<?> list(String key) {
        Object value = value(key);
        if (value instanceof List<?> list) {
            return list;
        }
        find(key, "不是列表（" + value + "）", "请写成 [甲, 乙] 的形式");
        return List.of();
    }

    private YamlMap child(String key, Object value) {
        if (!(value instanceof Map)) {
            find(key, "缺少这一节", "请参照 bpmn/plans/default/plan.yaml 补上");
        }
        return new YamlMap(file, path + key + ".", value instanceof Map ? asMap(value) : Map.of(), findings);
    }

    void find(String key, String reason, String remedy) {
        findings.add(new ModelFinding(file, path + key, reason, remedy));
    }

    /** The map of a file, dates as text; throws PlanRefused for what is no YAML map at all. */
    static Map<String, Object> read(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Object loaded = yaml().load(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (loaded instanceof Map) {
                return asMap(loaded);
            }
            throw refused(file, "内容为空", "请参照默认计划填写");
        } catch (CharacterCodingException e) {
            throw refused(file, "不是 UTF-8 编码", "请用文本编辑器另存为 UTF-8");
        } catch (MarkedYAMLException e) {
            throw refused(
                    file,
                    "第" + (e.getProblemMark().getLine() + 1) + "行第"
                            + (e.getProblemMark().getColumn() + 1) + "列附近不是正确的 YAML",
                    "请检查缩进、冒号、引号，以及同一项是否写了两次");
        } catch (YAMLException e) {
            throw refused(file, "不是正确的 YAML", "请检查有无不可见的特殊字符");
        }
    }

    private static PlanRefused refused(String file, String reason, String remedy) {
        return new PlanRefused(List.of(new ModelFinding(file, null, reason, remedy)));
    }

    /** Dates stay text: the library would turn 02-30 into a day in March. */
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
                if (!tag.equals(Tag.TIMESTAMP)) {
                    super.addImplicitResolver(tag, regexp, first, limit);
                }
            }
        });
    }

    /** Key by key the own value where there is one, else the default. */
    static Map<String, Object> merged(Map<String, Object> own, Map<String, Object> defaults) {
        Map<String, Object> result = new LinkedHashMap<>(defaults);
        own.forEach((key, value) -> result.merge(
                key,
                value == null ? "" : value,
                (low, high) -> low instanceof Map && high instanceof Map ? merged(asMap(high), asMap(low)) : high));
        return result;
    }

    private static Map<String, Object> asMap(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, entry) -> map.put(String.valueOf(key), entry));
        return map;
    }
}
