package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.finance.FundSource;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.process.FormRules;

class FormsTest {

    private static final Path FORMS = Path.of("forms");
    private static final Pattern USER_TASK =
            Pattern.compile("<bpmn:userTask id=\"userTask_(\\w+)\" name=\"([^\"]+)\"[^>]*?formKey=\"([^\"]+)\"");

    @Test
    void everyUserTaskOfEveryModelHasItsFormAndNoFormIsLeftOver() {
        Set<String> asked = userTasks().stream()
                .map(task -> task.group(3).replace("embedded:deployment:", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> found =
                forms().map(form -> form.toString().replace('\\', '/')).collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).isNotEmpty().isEqualTo(asked);
    }

    @Test
    void whatWasDoneBeforeIsCalledAsTheModelsCallIt() {
        Map<String, Set<String>> names = new TreeMap<>();
        userTasks()
                .forEach(
                        task -> names.computeIfAbsent(form(task.group(3)) + "." + task.group(1), key -> new TreeSet<>())
                                .add(task.group(2)));

        assertThat(new TreeMap<>(TaskNames.all()).keySet()).isEqualTo(names.keySet());
        assertThat(TaskNames.all())
                .allSatisfy((key, name) -> assertThat(names.get(key)).as(key).contains(name));
        assertThat(TaskNames.of("survey.userTask_registerSurvey")).isEqualTo("登记摸底结果");
    }

    @Test
    void noFamilyOfFactsServesATaskThatDoesNotExist() {
        Set<String> served = Stream.<TaskFacts>of(
                        new AdjustmentFacts(null, null),
                        new BodyFacts(null, null, null, null, null, null),
                        new LotFacts(null, null),
                        new EquipmentFacts(null, null, null, null),
                        new HouseholdFacts(null, null, null, null, null, null),
                        new SupervisionFacts(null, null),
                        new CoverageFacts(null, null, null, null, null),
                        new SiteReportFacts(null, null),
                        new MilestoneFacts(null, null),
                        new ComplaintFacts(null, null),
                        new HouseholdChangeFacts(null, null, null, null, null),
                        new ClawbackFacts(null, null, null),
                        new CoalFacts(null, null, null),
                        new PublicNoticeFacts(null, null, null),
                        new AdvanceFacts(null, null),
                        new BuildingFacts(null),
                        new PaymentFacts(null, null, null, null, null))
                .flatMap(family -> family.tasks().stream())
                .collect(Collectors.toSet());

        assertThat(TaskNames.all().keySet()).containsAll(served);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormHandsTheEngineItsSubmissionAndNothingElse(Path path) {
        Document form = parse(path);

        assertThat(form.select("form")).hasSize(1);
        assertThat(form.select("[cam-variable-name]").eachAttr("cam-variable-name"))
                .containsExactly("submission");
        assertThat(form.select("[cam-business-key]")).isEmpty();
        assertThat(form.select("script")).hasSize(1);
        assertThat(form.selectFirst("script[cam-script]").data()).isEqualTo("qn.mount(camForm, $scope);");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldHasALabelAndATypeThatTheServerChecks(Path path) {
        List<Element> fields = parse(path).select("[data-field]");

        assertThat(fields.stream().map(field -> field.attr("data-field"))).doesNotHaveDuplicates();
        assertThat(fields).allSatisfy(field -> {
            assertThat(field.attr("data-label")).isNotBlank();
            assertThat(field.attr("data-type")).isIn(FieldSpec.TYPES);
            boolean offersItself = !field.select("option[value~=.+]").isEmpty();
            assertThat(field.attr("data-type").equals("choice")).isEqualTo(offersItself);
            assertThat(field.tagName().equals("select")).isEqualTo(offersItself || field.hasAttr("data-choices"));
        });
    }

    @Test
    void filesOfPrecedingTasksAreThoseOfFormsThatAskForSome() {
        Set<String> asking = forms().filter(
                        form -> !parse(form).select("[data-type=file]").isEmpty())
                .map(form -> form(form.toString()) + ".userTask_"
                        + form.getFileName().toString().replace(".html", ""))
                .collect(Collectors.toSet());

        assertThat(TaskNames.all().keySet()).containsAll(TaskFiles.shown().keySet());
        assertThat(asking)
                .containsAll(TaskFiles.shown().values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormQuotesItsRuleAndBringsNoStyleOrScriptFromElsewhere(Path path) {
        Document form = parse(path);

        assertThat(form.select(".qn-rule").text()).isNotBlank();
        assertThat(form.select("[style], link, style, script[src], img, [onclick]"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormTakesAtMostOneSheetAndOneThatIsKnown(Path path) {
        List<String> sheets = parse(path).select("[data-sheet]").eachAttr("data-sheet");

        assertThat(sheets).hasSizeLessThanOrEqualTo(1);
        assertThat(Stream.concat(Stream.of(SheetKind.values()).map(Enum::name), Stream.of(SheetTransfers.BANK_RESULT)))
                .containsAll(sheets);
    }

    @Test
    void moneyComesFromTheSourcesThatFinanceKnows() {
        Document form = parse(FORMS.resolve("subsidy-payout/provideFunds.html"));

        assertThat(form.select("[data-field=fundSource] option[value~=.+]").eachAttr("value"))
                .containsExactlyElementsOf(
                        Stream.of(FundSource.values()).map(Enum::name).toList());
    }

    /** What one jurisdiction calls its offices, terms and days; a plan's own sentences say it (plan.yaml, sentences). */
    private static final Pattern OF_ONE_JURISDICTION =
            Pattern.compile("镇（街道、开发区）|镇街|县区|区县|住建局|住房和城乡建设|财金公司|国网|推进办|领导小组|指挥部|管委会|入围|燃气公司|监理|市级|全市|一户一档|棚改"
                    + "|明白纸|导则|山东省|济南|济阳|淄博|淄川|菏泽|烟台|莱州|四项|第\\d+日|\\d+月\\d+日");

    /** Words that stay, each with its reason. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "subsidy-payout/provideFunds.html", Set.of("市级", "区县"), // the sources that finance knows: FundSource
            "receivable/recordRecovery.html", Set.of("市级", "区县"), // the same sources
            "supervision/issueReminder.html",
                    Set.of("第7日", "第15日"), // the default ladder's own days, said to be defaults
            "supervision/issueCircular.html", Set.of("第7日"), // the same
            "supervision/holdAccountable.html", Set.of("第15日")); // the same, and Heze's own default

    @Test
    void aSharedFormSpeaksOfNoJurisdiction() {
        Map<String, Set<String>> spoken = new TreeMap<>();
        forms().filter(form -> !ofOnePlan(form)).forEach(form -> {
            String name = FORMS.relativize(form).toString().replace('\\', '/');
            Set<String> words = OF_ONE_JURISDICTION
                    .matcher(read(form))
                    .results()
                    .map(found -> found.group())
                    .filter(word -> !ALLOWED.getOrDefault(name, Set.of()).contains(word))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!words.isEmpty()) {
                spoken.put(name, words);
            }
        });

        assertThat(spoken).isEmpty();
        assertThat(ALLOWED)
                .allSatisfy(
                        (name, words) -> assertThat(read(FORMS.resolve(name))).contains(words));
    }

    @Test
    void aFormOfOnePlanMaySpeakOfItAndASharedOneIsKnownAsShared() {
        assertThat(ofOnePlan(FORMS.resolve("supervision/issueCityCircular.html")))
                .isTrue();
        assertThat(ofOnePlan(FORMS.resolve("supervision/issueOrder.html"))).isFalse();
        assertThat(ofOnePlan(FORMS.resolve("contract-award/selectEquipment.html")))
                .isFalse();
        assertThat(ofOnePlan(FORMS.resolve("supervision/issueReminder.html"))).isFalse();
    }

    /** Labels are the server's, too, which fills nothing in. */
    @ParameterizedTest
    @MethodSource("forms")
    void postsOfThePlanStandInWordsAndHintsAloneAndConditionsAreRulesOfIt(Path path) {
        Document form = parse(path);

        assertThat(form.select("[data-label]").eachAttr("data-label")).noneMatch(label -> label.contains("{"));
        assertThat(Pattern.compile("\\{([^}]*)}")
                        .matcher(form.outerHtml())
                        .results()
                        .map(found -> found.group(1)))
                .allMatch(FormRules::isPost);
        assertThat(form.select("[data-rule]").eachAttr("data-rule")).allMatch(FormRules::isKnown);
        assertThat(form.select("[data-rule][required]")).isEmpty();
    }

    /** Whether only the models of one plan's own folder ask for it. */
    private static boolean ofOnePlan(Path form) {
        String key = form.toString().replace('\\', '/');
        Set<String> folders = files(Path.of("bpmn"), ".bpmn")
                .filter(model -> read(model).contains(key))
                .map(model -> model.getParent().toString().replace('\\', '/'))
                .collect(Collectors.toSet());
        return folders.size() == 1
                && folders.iterator().next().startsWith("bpmn/plans/")
                && !folders.contains("bpmn/plans/default");
    }

    private static String form(String formKey) {
        return Path.of(formKey.replace("embedded:deployment:", ""))
                .getParent()
                .getFileName()
                .toString();
    }

    private static List<Matcher> userTasks() {
        return files(Path.of("bpmn"), ".bpmn").flatMap(FormsTest::userTasksOf).toList();
    }

    private static Stream<Matcher> userTasksOf(Path model) {
        return USER_TASK.matcher(read(model)).results().map(result -> {
            Matcher matcher = USER_TASK.matcher(result.group());
            assertThat(matcher.find()).isTrue();
            return matcher;
        });
    }

    static Stream<Path> forms() {
        return files(FORMS, ".html");
    }

    private static Stream<Path> files(Path folder, String suffix) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parse(Path path) {
        return Jsoup.parse(read(path));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
