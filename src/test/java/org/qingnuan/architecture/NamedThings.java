package org.qingnuan.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Everything that documentation may name in backticks for a plan: elements, rows, files, pages, classes, tables, keys. */
final class NamedThings {

    private static final Map<String, String> JAVA = sources("src/main/java", ".java");
    private static final Map<String, String> MIGRATIONS = sources("src/main/resources/db/migration", ".sql");
    private static final Map<String, String> FORMS = sources("forms", ".html");
    private static final Map<String, String> MODELS = sources("bpmn", "");
    private static final String SQL = String.join("\n", MIGRATIONS.values());
    private static final String CODE = String.join("\n", JAVA.values());
    private static final List<Pattern> PAGES = pages();
    private static final Set<String> TABLES = found(SQL, "(?i)create table (?:\\w+\\.)?(\\w+)");

    private final String plan;
    private final Map<String, String> models = new TreeMap<>();
    private final Map<String, Object> charter;

    NamedThings(String plan) {
        this.plan = plan;
        MODELS.forEach((file, text) -> {
            if (!file.startsWith("bpmn/plans/") || file.startsWith(folder())) {
                models.put(file, text);
            }
        });
        MODELS.forEach((file, text) -> {
            if (file.startsWith("bpmn/plans/default/")) {
                models.putIfAbsent(folder() + name(file), text);
            }
        });
        charter = merged(yaml("bpmn/plans/default/plan.yaml"), yaml(folder() + "plan.yaml"));
    }

    boolean knows(String name) {
        return element(name)
                || file(name)
                || page(name)
                || type(name)
                || constant(name)
                || table(name)
                || key(name)
                || model(name)
                || said(name)
                || field(name);
    }

    private boolean element(String name) {
        return name.matches("[a-zA-Z]+_[a-zA-Z0-9_]+")
                && models.values().stream().anyMatch(text -> text.contains(" id=\"" + name + "\""));
    }

    private boolean file(String name) {
        return name.matches("[\\w./-]+\\.(dmn|csv|html|yaml|bpmn)")
                && (models.keySet().stream().anyMatch(file -> file.endsWith("/" + name))
                        || MODELS.containsKey("bpmn/" + name)
                        || FORMS.keySet().stream().anyMatch(file -> file.endsWith("/" + name)));
    }

    private static boolean page(String name) {
        return name.startsWith("/")
                && PAGES.stream().anyMatch(page -> page.matcher(name).matches());
    }

    /** {@code Type}, {@code Type.member} or {@code Type.member.member}. */
    private static boolean type(String name) {
        if (!name.matches("[A-Z]\\w*[a-z]\\w*(\\.\\w+)*")) {
            return false;
        }
        String[] parts = name.split("\\.");
        return JAVA.entrySet().stream()
                .filter(source -> source.getKey().endsWith("/" + parts[0] + ".java"))
                .anyMatch(source -> Arrays.stream(parts).allMatch(part -> word(source.getValue(), part)));
    }

    private static boolean constant(String name) {
        return name.matches("[A-Z][A-Z0-9]+(_[A-Z0-9]+)*") && word(CODE, name);
    }

    /** {@code table}, {@code schema.table}, {@code table.column}, or the name of a constraint, index or trigger. */
    private static boolean table(String name) {
        if (!name.matches("[a-z][a-z0-9_]*(\\.[a-z0-9_]+){0,2}")) {
            return false;
        }
        String[] parts = name.split("\\.");
        boolean ofTable = Arrays.stream(parts).limit(2).anyMatch(TABLES::contains);
        boolean rule = parts.length == 1 && name.contains("_");
        return (ofTable || rule) && Arrays.stream(parts).allMatch(part -> word(SQL, part));
    }

    /** A key of plan.yaml by its path or its last part, with {@code : value} when the value is told, too. */
    private boolean key(String name) {
        String[] told = name.split(": ", 2);
        if (!told[0].matches("[\\w.-]+")) {
            return false;
        }
        return values(charter, told[0])
                .anyMatch(value -> told.length == 1 || String.valueOf(value).equals(told[1]));
    }

    private static Stream<Object> values(Object within, String path) {
        if (within instanceof Collection<?> list) {
            return list.stream().flatMap(part -> values(part, path));
        }
        if (!(within instanceof Map<?, ?> map)) {
            return Stream.empty();
        }
        Stream<Object> deeper = map.values().stream().flatMap(part -> values(part, path));
        Object value = map;
        for (String part : path.split("\\.")) {
            value = value instanceof Map<?, ?> inner ? inner.get(part) : null;
        }
        return value == null ? deeper : Stream.concat(Stream.of(value), deeper);
    }

    private boolean model(String name) {
        return models.values().stream()
                .anyMatch(text -> text.contains("<bpmn:process id=\"" + name + "\"")
                        || text.contains("<decision id=\"" + name + "\""));
    }

    /** A label, an input's or output's name, a frame or a date, word for word as a model or table has it. */
    private boolean said(String name) {
        return models.values().stream()
                .anyMatch(text -> text.contains("\"" + name + "\"")
                        || text.contains("'" + name + "'")
                        || text.contains(">" + name + "<"));
    }

    /** A field that a form declares. */
    private static boolean field(String name) {
        return FORMS.values().stream().anyMatch(text -> text.contains("data-field=\"" + name + "\""));
    }

    private String folder() {
        return "bpmn/plans/" + plan + "/";
    }

    private static boolean word(String text, String word) {
        return Pattern.compile("\\b" + Pattern.quote(word) + "\\b")
                .matcher(text)
                .find();
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static Map<String, Object> yaml(String file) {
        return new Yaml().load(MODELS.get(file));
    }

    private static Map<String, Object> merged(Map<String, Object> below, Map<String, Object> above) {
        Map<String, Object> all = new TreeMap<>(below);
        above.forEach((key, value) -> all.put(
                key,
                value instanceof Map<?, ?> map && all.get(key) instanceof Map<?, ?> under
                        ? merged(keyed(under), keyed(map))
                        : value));
        return all;
    }

    private static Map<String, Object> keyed(Map<?, ?> map) {
        return map.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    /** The addresses of all controllers, each with every address of its class before it. */
    private static List<Pattern> pages() {
        return JAVA.entrySet().stream()
                .filter(source -> source.getKey().contains("/web/"))
                .flatMap(source -> addresses(source.getValue()))
                .map(address -> Pattern.compile(
                        address.replaceAll("\\{[^}]+}", "(<[^/]+>|[^/<]+)").replaceAll("/$", "")))
                .toList();
    }

    private static Stream<String> addresses(String source) {
        List<String> bases = Pattern.compile("@RequestMapping\\(([^)]*)\\)")
                .matcher(source)
                .results()
                .flatMap(found -> quoted(found.group(1)))
                .toList();
        return Pattern.compile("@(?:Get|Post|Put|Delete)Mapping(?:\\(([^)]*)\\))?")
                .matcher(source)
                .results()
                .flatMap(found -> found.group(1) == null ? Stream.of("") : quoted(found.group(1)))
                .flatMap(path ->
                        bases.isEmpty() ? Stream.of(path) : bases.stream().map(base -> base + path));
    }

    private static Stream<String> quoted(String text) {
        return Pattern.compile("\"(/[^\"]*)\"").matcher(text).results().map(found -> found.group(1));
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, String> sources(String root, String ending) {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> sources.put(file.toString().replace('\\', '/'), ClauseTable.text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
