package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingnuan.process.ModelFinding;

/**
 * The rules for what a plan rests on: whichever document its files cite is the plan's own or one of its bases. An article such as
 * {@code ZC-22} names its document by the letters before the dash, which plan.yaml explains under {@code sources}; a document
 * number such as 川政办字〔2021〕32号 is one itself. Comments cite nothing.
 */
final class CitationChecks {

    /** What {@code sources} says of articles of the plan's own document. */
    static final String OWN = "本方案";

    private static final String YAML = "plan.yaml";
    private static final Pattern ARTICLE = Pattern.compile("(?<![A-Za-z0-9])([A-Z]{2,4})-\\d{1,3}(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\p{IsHan}{1,12}〔\\d{4}〕\\d{1,5}号");
    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)#.*$");
    private static final Pattern SAID = Pattern.compile("<(?:\\w+:)?(?:documentation|description)[^>]*>([^<]*)</");
    private static final Pattern XML_COMMENT = Pattern.compile("(?s)<!--.*?-->");

    /** Encodings and checks that look like articles. */
    private static final Set<String> NO_SOURCES = Set.of("UTF", "ISO", "SHA");

    private final PlanFolder folder;
    private final YamlEdit yaml;
    private final List<ModelFinding> findings = new ArrayList<>();

    private CitationChecks(PlanFolder folder, YamlEdit yaml) {
        this.folder = folder;
        this.yaml = yaml;
    }

    /** Nothing for a plan.yaml that cannot be read, which is said elsewhere. */
    static List<ModelFinding> of(PlanFolder folder) {
        if (!folder.has(YAML)) {
            return List.of();
        }
        try {
            CitationChecks checks = new CitationChecks(folder, YamlEdit.of(text(folder.file(YAML))));
            checks.sources();
            checks.articles();
            checks.numbers();
            return List.copyOf(checks.findings);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private void sources() {
        List<String> bases = bases();
        declared().forEach((letters, document) -> {
            if (!letters.matches("[A-Z]{2,4}")) {
                find(YAML, "sources." + letters, "条目编号的字母“" + letters + "”写法不对", "请写两到四个大写字母，如 ZC");
            }
            if (!document.equals(OWN) && !bases.contains(document)) {
                find(
                        YAML,
                        "sources." + letters,
                        "文件“" + document + "”不在 bases 里",
                        "请在 bases 里逐字列出这份文件；是本方案自己的条目的写" + OWN);
            }
        });
    }

    /** Each kind of article once per file. */
    private void articles() {
        Set<String> known = declared().keySet();
        cited(ARTICLE, 1)
                .forEach((file, letters) -> letters.stream()
                        .filter(one -> !known.contains(one))
                        .forEach(one -> find(
                                file,
                                null,
                                "引用了 " + one + "-… 条，plan.yaml 的 sources 却没有写明 " + one + " 是哪份文件",
                                "请在 sources 里写 " + one + ": " + OWN + "，或 " + one
                                        + ": bases 中的一份文件；照抄别的方案的，请改成本方案的条目")));
    }

    private void numbers() {
        String own = yaml.value(List.of("documentNo")).orElse("");
        String known = String.join("\n", bases()) + "\n" + own;
        cited(NUMBER, 0)
                .forEach((file, numbers) -> numbers.stream()
                        .filter(number -> !isKnown(number, known))
                        .forEach(number -> find(
                                file,
                                null,
                                "引用的文件 " + number + " 不是本方案的文号，也不在 bases 里",
                                "请核对文号，或在 plan.yaml 的 bases 里列出这份文件")));
    }

    /** Words before an issuer are not part of its number. */
    private static boolean isKnown(String number, String known) {
        return IntStream.range(0, number.indexOf('〔'))
                .mapToObj(number::substring)
                .anyMatch(known::contains);
    }

    /** By file what is cited there, in plan.yaml without what it says of the documents themselves. */
    private Map<String, Set<String>> cited(Pattern citation, int group) {
        Map<String, Set<String>> cited = new TreeMap<>();
        each((file, text) -> {
            Matcher found = citation.matcher(text);
            Set<String> names = new TreeSet<>();
            while (found.find()) {
                if (!NO_SOURCES.contains(found.group(group))) {
                    names.add(found.group(group));
                }
            }
            if (!names.isEmpty()) {
                cited.put(file, names);
            }
        });
        return cited;
    }

    private void each(BiConsumer<String, String> file) {
        for (String name : folder.names()) {
            if (name.equals(YAML)) {
                YamlEdit rest = YamlEdit.of(yaml.text())
                        .remove(List.of("bases"))
                        .remove(List.of("sources"))
                        .remove(List.of("documentNo"));
                file.accept(name, COMMENT.matcher(rest.text()).replaceAll(""));
            } else if (name.endsWith(".csv")) {
                file.accept(name, COMMENT.matcher(text(folder.file(name))).replaceAll(""));
            } else if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
                String model = XML_COMMENT.matcher(text(folder.file(name))).replaceAll("");
                file.accept(
                        name,
                        SAID.matcher(model).replaceAll(said -> Shared.SAID_THERE.contains(said.group(1)) ? "" : "$0"));
            }
        }
    }

    /** What the application's own models say of themselves, which a stage of a plan's own begins with. */
    private static final class Shared {

        private static final Set<String> SAID_THERE = Stream.of(PlanFolder.shared(), PlanFolder.defaults())
                .flatMap(shared -> shared.files().values().stream())
                .flatMap(bytes -> SAID.matcher(text(bytes)).results())
                .map(said -> said.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Has a plan that takes files over from another one name that one's documents: what was its own document is a basis now.
     *
     * @param other the plan.yaml of the other one
     */
    static void carry(YamlEdit yaml, String other) {
        YamlEdit from = YamlEdit.of(other);
        String number = from.value(List.of("documentNo")).orElse("");
        String own = number.contains("〔") ? from.value(List.of("name")).orElse("") + "（" + number + "）" : number;
        List<String> bases = new ArrayList<>(yaml.sequence(List.of("bases")));
        for (String letters : from.keys(List.of("sources"))) {
            String said = from.value(List.of("sources", letters)).orElse("");
            String document = said.equals(OWN) ? own : said;
            boolean known = yaml.value(List.of("sources", letters))
                    .filter(there -> !there.equals(said) || !said.equals(OWN))
                    .isPresent();
            if (!known) {
                yaml.set(List.of("sources", letters), YamlEdit.quoted(document));
                if (!bases.contains(document)) {
                    bases.add(document);
                }
            }
        }
        yaml.set(List.of("bases"), "[" + bases.stream().map(YamlEdit::quoted).collect(Collectors.joining(", ")) + "]");
    }

    private List<String> bases() {
        return yaml.sequence(List.of("bases"));
    }

    private Map<String, String> declared() {
        return yaml.keys(List.of("sources")).stream()
                .collect(Collectors.toMap(
                        letters -> letters,
                        letters -> yaml.value(List.of("sources", letters)).orElse(""),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void find(String file, String element, String reason, String remedy) {
        findings.add(new ModelFinding(folder.path(file), element, reason, remedy));
    }
}
