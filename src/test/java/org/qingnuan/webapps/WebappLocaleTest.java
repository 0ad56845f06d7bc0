package org.qingnuan.webapps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds our settings, locales and scripts against the vendor's files, so that an engine upgrade shows what it moved. */
class WebappLocaleTest {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";

    /** Values that read the same in both languages: comparison signs, and the word ID. */
    private static final Set<String> SAME_IN_BOTH = Set.of("<", "<=", ">", ">=", "ID");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|%[sd]|&lt;|&gt;|<br/>");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyLabelOfTheVendorIsThereAndNoOther(String app) {
        Set<String> expected = new TreeSet<>(vendorLabels(app).keySet());
        if (app.equals("tasklist")) {
            expected.addAll(filterDialogTexts());
        }

        assertThat(chineseLabels(app)).containsOnlyKeys(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyLabelIsChinese(String app) {
        assertThat(chineseLabels(app))
                .allSatisfy((key, value) -> assertThat(HAN.matcher(value).find() || SAME_IN_BOTH.contains(value))
                        .as("%s = %s", key, value)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void placeholdersAreKept(String app) {
        Map<String, String> chinese = chineseLabels(app);

        assertThat(vendorLabels(app))
                .allSatisfy((key, english) ->
                        assertThat(all(PLACEHOLDER, chinese.get(key))).as(key).isEqualTo(all(PLACEHOLDER, english)));
    }

    @Test
    void datesReadAsOfficialsWriteThem() {
        JsonNode dates = json("tasklist/locales/zh-CN.json").get("dateLocales");
        Map<String, String> chinese = leaves(dates);
        Map<String, String> english = leaves(json("tasklist/locales/en.json").get("dateLocales"));

        assertThat(dates.at("/longDateFormat/LL").asText()).isEqualTo("YYYY年M月D日");
        assertThat(chinese).containsOnlyKeys(english.keySet());
        assertThat(english)
                .allSatisfy((path, value) ->
                        assertThat(all(PLACEHOLDER, chinese.get(path))).as(path).isEqualTo(all(PLACEHOLDER, value)));
    }

    @ParameterizedTest
    @CsvSource({"tasklist, zh-CN", "welcome, zh-CN", "cockpit, en", "admin, en"})
    void onlyOneLocaleIsOfferedSoThatTheBrowserDoesNotChoose(String app, String locale) {
        assertThat(text(app + "/scripts/config.js"))
                .contains("locales: { availableLocales: ['" + locale + "'], fallbackLocale: '" + locale + "' }");
        assertThat(resource(app + "/locales/" + locale + ".json")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void ourSettingsStandBeforeTheVendorsOnTheClassPath(String app) throws IOException {
        for (String file : List.of("/scripts/config.js", "/styles/user-styles.css")) {
            List<URL> found = Collections.list(loader().getResources(APPS + app + file));

            assertThat(found).as(file).hasSize(2);
            assertThat(found.get(0).getProtocol()).as(file).isEqualTo("file");
            assertThat(found.get(1).getPath()).as(file).contains("camunda-webapp-webjar");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void everyCustomScriptExistsBecauseAMissingOneLeavesThePageBlank(String app) {
        List<String> scripts = all(Pattern.compile("'([^']+\\.js)'"), text(app + "/scripts/config.js"));

        assertThat(scripts)
                .contains("../qingnuan/shell.js")
                .allSatisfy(script -> assertThat(
                                resource(URI.create(app + "/").resolve(script).toString()))
                        .as(script)
                        .isNotNull());
    }

    @Test
    void tasklistLoadsTheFormKitBeforeAnyForm() {
        assertThat(text("tasklist/scripts/config.js")).contains("'scripts/qingnuan/form-kit.js'");
        assertThat(text("tasklist/scripts/qingnuan/form-kit.js")).contains("window.qn");
        assertThat(bundle("tasklist")).contains("customScripts", "\"cam.tasklist.custom\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void theEndOfLifeBannerIsHiddenByTheNameTheVendorGivesIt(String app) {
        assertThat(bundle(app)).contains("ng-if=\"isCommunityEdition\" class=\"ce-eol-banner\"");
        assertThat(text(app + "/styles/user-styles.css"))
                .containsPattern("\\[cam-widget-header] \\.ce-eol-banner \\{\\s*display: none;\\s*}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void signingOutListensToEventsTheVendorSends(String app) {
        List<String> heard = all(Pattern.compile("'(authentication\\.[a-z.]+)'"), text("qingnuan/shell.js"));

        assertThat(heard)
                .contains("authentication.logout.success", "authentication.login.required")
                .allSatisfy(event -> assertThat(bundle(app)).contains('"' + event + '"'));
        assertThat(bundle(app)).contains("\"cam." + app + ".custom\"", "\"camWidgetHeader\"", ".when(\"/login\"");
    }

    @Test
    void everyTextWeReplaceStandsInTheVendorsTemplates() {
        List<String> replaced = all(Pattern.compile("(?m)^ +'(.+)': '.+',?$"), text("qingnuan/chinese.js"));
        String templates = bundle("tasklist") + bundle("welcome");

        assertThat(replaced)
                .hasSizeGreaterThan(15)
                .allSatisfy(theirs -> assertThat(templates).contains(theirs));
    }

    @Test
    void everyPieceOfACardWeReplaceStandsInTheVendorsTemplates() {
        List<String> replaced =
                all(Pattern.compile("(?m)^    '(.+)': '.+',?$"), text("tasklist/scripts/qingnuan/cards.js"));

        assertThat(replaced)
                .hasSize(7)
                .allSatisfy(theirs -> assertThat(bundle("tasklist")).contains(theirs));
    }

    @Test
    void whatTheServerRefusesToEverybodyIsHiddenByTheNamesTheVendorGivesIt() {
        String views =
                bundle("tasklist") + read(loader().getResource("META-INF/resources/plugin/tasklist/app/plugin.js"));

        for (String action : List.of("create-task-action", "start-process-action")) {
            assertThat(text("tasklist/styles/user-styles.css")).contains("li." + action);
            assertThat(views).contains("id:\"" + action + "\"");
        }
    }

    /** The filter dialog asks the locale for its own English texts, which the vendor's en.json does not list. */
    private static Set<String> filterDialogTexts() {
        String bundle = bundle("tasklist");
        Set<String> texts = new TreeSet<>(all(Pattern.compile("\\{name:\"\\w+\",label:\"([^\"]+)\""), bundle));
        texts.addAll(all(Pattern.compile("\\{group:\"([^\"]+)\","), bundle));
        texts.addAll(all(Pattern.compile("\"(E\\.g\\.: [^\"]+|List of values [^\"]+)\""), bundle));
        return texts;
    }

    private static Map<String, String> vendorLabels(String app) {
        return leaves(json(app + "/locales/en.json").get("labels"));
    }

    private static Map<String, String> chineseLabels(String app) {
        return leaves(json(app + "/locales/zh-CN.json").get("labels"));
    }

    /** Every text below a node by its path; keys of labels contain any character, so children are walked by name. */
    private static Map<String, String> leaves(JsonNode node) {
        Map<String, String> leaves = new LinkedHashMap<>();
        node.properties().forEach(child -> {
            if (child.getValue().isObject()) {
                leaves(child.getValue()).forEach((path, value) -> leaves.put(child.getKey() + '/' + path, value));
            } else if (child.getValue().isArray()) {
                leaves.put(child.getKey() + '#' + child.getValue().size(), "");
            } else {
                leaves.put(child.getKey(), child.getValue().asText());
            }
        });
        return leaves;
    }

    /** Each match's first group, or the whole match where that is empty, sorted. */
    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>(pattern.matcher(text)
                .results()
                .map(match -> match.group(1) == null ? match.group() : match.group(1))
                .toList());
        Collections.sort(found);
        return found;
    }

    private static String bundle(String app) {
        return text(app + "/camunda-" + app + "-bootstrap.js")
                .replace("\\n", "\n")
                .replace("\\'", "'");
    }

    private static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** A file of the web applications, ours before the vendor's, without the byte-order mark of the vendor's locales. */
    private static String text(String path) {
        return read(resource(path));
    }

    private static String read(URL resource) {
        try (var in = resource.openStream()) {
            String text = new String(in.readAllBytes(), UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(resource.toString(), e);
        }
    }

    private static URL resource(String path) {
        return loader().getResource(APPS + path);
    }

    private static ClassLoader loader() {
        return WebappLocaleTest.class.getClassLoader();
    }
}
