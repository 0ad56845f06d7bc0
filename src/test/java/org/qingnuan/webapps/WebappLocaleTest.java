package org.qingnuan.webapps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
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
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.batch.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds our settings, locales and scripts against the vendor's files, so that an engine upgrade shows what it moved. */
class WebappLocaleTest {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";

    private static final List<Class<? extends Enum<?>>> PERMISSIONS = List.of(
            Permissions.class,
            BatchPermissions.class,
            HistoricProcessInstancePermissions.class,
            HistoricTaskPermissions.class,
            ProcessDefinitionPermissions.class,
            ProcessInstancePermissions.class,
            SystemPermissions.class,
            TaskPermissions.class,
            UserOperationLogCategoryPermissions.class);

    private static final String PLUGINS = "META-INF/resources/plugin/";

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void everyLabelOfTheVendorIsTranslatedAndThereIsNoOther(String app) {
        Map<String, String> english = vendorLabels(app);
        if (app.equals("tasklist")) {
            filterDialogTexts().forEach(text -> english.put(text, text));
        }

        assertThat(english).hasSizeGreaterThan(150);
        assertThat(LabelFaults.of(app, english, chineseLabels(app))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    void datesReadAsOfficialsWriteThem(String app) {
        JsonNode dates = json(app + "/locales/zh-CN.json").get("dateLocales");
        Map<String, String> chinese = leaves(dates);
        Map<String, String> english = leaves(json(app + "/locales/en.json").get("dateLocales"));

        assertThat(dates.at("/longDateFormat/LL").asText()).isEqualTo("YYYY年M月D日");
        assertThat(chinese).containsOnlyKeys(english.keySet());
        assertThat(english)
                .allSatisfy((path, value) -> assertThat(LabelFaults.placeholders(chinese.get(path)))
                        .as(path)
                        .isEqualTo(LabelFaults.placeholders(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void onlyChineseIsOfferedSoThatTheBrowserDoesNotChoose(String app) {
        assertThat(text(app + "/scripts/config.js"))
                .contains("locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' }");
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
        String chinese = text("qingnuan/chinese.js");
        List<String> replaced = new ArrayList<>(all(Pattern.compile("(?m)^ +'(.+?)': ['\"].+['\"],?$"), chinese));
        replaced.addAll(all(Pattern.compile("(?m)^ +\"(.+?)\": ['\"].+['\"],?$"), chinese));
        String templates = bundle("tasklist")
                + bundle("welcome")
                + bundle("cockpit")
                + bundle("admin")
                + plain(textOf(loader().getResource(PLUGINS + "cockpit/app/plugin.js")));

        assertThat(replaced)
                .hasSizeGreaterThan(30)
                .allSatisfy(theirs -> assertThat(templates).contains(theirs.replace("\\n", "\n")));
    }

    @Test
    void permissionsElementsAndBatchesOfTheEngineHaveTheirChineseWord() throws IllegalAccessException {
        Set<String> words = new TreeSet<>(all(Pattern.compile("(?m)^  '?([\\w-]+)'?: '"), text("qingnuan/words.js")));

        assertThat(words)
                .containsAll(constantsOf(ActivityTypes.class))
                .containsAll(constantsOf(Batch.class))
                .containsAll(PERMISSIONS.stream()
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(Enum::name)
                        .toList());
    }

    private static List<String> constantsOf(Class<?> type) throws IllegalAccessException {
        List<String> constants = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (field.getType() == String.class) {
                constants.add((String) field.get(null));
            }
        }
        return constants;
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
        String views = bundle("tasklist") + textOf(loader().getResource(PLUGINS + "tasklist/app/plugin.js"));

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
        return plain(text(app + "/camunda-" + app + "-bootstrap.js"));
    }

    /** A script with the templates in its strings as they read on the page. */
    private static String plain(String script) {
        return script.replace("\\n", "\n").replace("\\'", "'").replace("\\\"", "\"");
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
        return textOf(resource(path));
    }

    private static String textOf(URL url) {
        try (var in = url.openStream()) {
            String text = new String(in.readAllBytes(), UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(url.getPath(), e);
        }
    }

    private static URL resource(String path) {
        return loader().getResource(APPS + path);
    }

    private static ClassLoader loader() {
        return WebappLocaleTest.class.getClassLoader();
    }
}
