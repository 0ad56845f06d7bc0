package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qingnuan.process.ModelFinding;
import org.springframework.stereotype.Component;

/** Holds every model to what the code behind it needs, and proves each rule with one small broken model. */
class ModelContractTest {

    private static final Map<String, byte[]> FILES = files();
    private static final Set<String> BEANS = beans();
    private static final String SURVEY = "bpmn/stages/survey.bpmn";
    private static final String TENDERING = "bpmn/stages/tendering.bpmn";
    private static final String HEATING = "bpmn/plans/laizhou-2023/heating-start.bpmn";
    private static final String CONTRACT_FORM = "forms/tendering/signContract.html";
    private static final String CONSTRUCTION = "bpmn/stages/construction.bpmn";
    private static final String NOTICE = "bpmn/cases/public-notice.bpmn";
    private static final String VILLAGE = "bpmn/plans/zichuan-2021/village-retrofit.bpmn";

    private static final String ELIGIBILITY = "bpmn/plans/default/eligibility.dmn";
    private static final String SUBSIDY = "bpmn/plans/zichuan-2021/subsidy.dmn";
    private static final String BASIS =
            "<output id=\"output_basis\" label=\"计算说明\" name=\"basis\" typeRef=\"string\"/>";

    private static final Path CHECKS = Path.of("src/main/java/org/qingnuan/process/plan");
    private static final String RECORD = "camunda:delegateExpression=\"${recordSurveyDelegate}\"";
    private static final String LISTENER =
            "camunda:executionListener event=\"end\" delegateExpression=\"${frameEndedListener}\"";

    private static final List<Probe> PROBES = List.of(
            broken(SURVEY, "id=\"survey\"", "id=\"survy\"", "流程编号与文件名不一致"),
            broken(SURVEY, "P3650D", "P30D", "历史保留期限"),
            broken(SURVEY, "forms/survey/registerSurvey.html", "forms/survey/none.html", "不存在"),
            broken(SURVEY, " camunda:formKey=\"embedded:deployment:forms/survey/registerSurvey.html\"", "", "没有表单"),
            broken(SURVEY, "'village-clerk'", "'village-chief'", "不在 plan.yaml 中"),
            broken(SURVEY, "${staff.group(execution, 'village-clerk')}", "village-clerk", "没有候选组"),
            broken(CONSTRUCTION, "implementer(execution, 'network')", "implementer(execution, 'pipes')", "没有候选组"),
            broken(SURVEY, " camunda:candidateGroups=\"${staff.group(execution, 'village-clerk')}\"", "", "没有候选组"),
            broken(SURVEY, " camunda:dueDate=\"${deadline.current(execution)}\"", "", "没有到期日"),
            broken(SURVEY, "${recordSurveyDelegate}", "${recordSurvyDelegate}", "执行程序"),
            broken(
                    SURVEY,
                    "<bpmndi:BPMNShape id=\"userTask_registerSurvey_di\" bpmnElement=\"userTask_registerSurvey\">",
                    "<bpmndi:BPMNShape id=\"userTask_registerSurvey_di\" bpmnElement=\"survey\">",
                    "没有画在图上"),
            broken(SURVEY, "</bpmn:process>", "</bpmn:proces>", "不是可读的 BPMN"),
            broken(NOTICE, "deadline.term(execution)", "deadline.term('2021-08-30')", "不是系统认可的写法"),
            broken(VILLAGE, "'08-30'", "'08-31'", "标签应为 8月31日前"),
            broken(VILLAGE, "'08-30'", "'08-32'", "不是日期"),
            broken(VILLAGE, "'works', '08-30'", "'work', '08-30'", "不是它所在的框"),
            broken(VILLAGE, "${deadline.on(execution, 'works', '08-30')}", "2021-08-30", "写法不对"),
            broken(
                    VILLAGE,
                    "attachedToRef=\"subProcess_works\" cancelActivity=\"false\"",
                    "attachedToRef=\"subProcess_works\"",
                    "到期会中断工作"),
            broken(
                    VILLAGE,
                    "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                    "<camunda:in variables=\"all\" />",
                    "传递了全部变量"),
            broken(
                    VILLAGE,
                    "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                    "<camunda:in businessKey=\"#{execution.processBusinessKey}\" /><camunda:out variables=\"all\" />",
                    "传递了全部变量"),
            broken(VILLAGE, "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", "", "没有传递业务编号"),
            broken(VILLAGE, "calledElement=\"survey\"", "calledElement=\"survy\"", "调用的模型 survy 不存在"),
            broken(VILLAGE, "calledElement=\"survey\"", "calledElement=\"zichuan-2021.village-retrofit\"", "调用了自己"),
            broken(VILLAGE, "calledElementBinding=\"latest\"", "calledElementBinding=\"version\"", "没有按最新版本调用"),
            broken(SURVEY, "</bpmn:process>", "<bpmn:scriptTask id=\"s\" /></bpmn:process>", "用了不允许的元素 scriptTask"),
            broken(
                    SURVEY,
                    "</bpmn:process>",
                    "<bpmn:businessRuleTask id=\"s\" camunda:class=\"X\" /></bpmn:process>",
                    "用了不允许的元素 businessRuleTask"),
            broken(SURVEY, RECORD, RECORD + " camunda:class=\"java.lang.Thread\"", "用了不允许的属性 class"),
            broken(SURVEY, RECORD, RECORD + " camunda:expression=\"${approved}\"", "用了不允许的属性 expression"),
            broken(SURVEY, RECORD, RECORD + " camunda:type=\"external\" camunda:topic=\"x\"", "用了不允许的属性 topic"),
            broken(
                    SURVEY,
                    RECORD,
                    RECORD + " xmlns:old=\"http://activiti.org/bpmn\" old:class=\"java.lang.Thread\"",
                    "用了不允许的属性 class"),
            broken(VILLAGE, LISTENER, LISTENER + " class=\"java.lang.Thread\"", "用了不允许的属性 class"),
            broken(VILLAGE, LISTENER, LISTENER + " expression=\"${approved}\"", "用了不允许的属性 expression"),
            broken(VILLAGE, LISTENER, LISTENER.replace("frameEnded", "frameEnd"), "监听程序"),
            broken(
                    VILLAGE,
                    "<" + LISTENER,
                    "<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector><"
                            + LISTENER,
                    "用了不允许的元素 connector"),
            broken(
                    VILLAGE,
                    "<" + LISTENER,
                    "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">x"
                            + "</camunda:script></camunda:inputParameter></camunda:inputOutput><" + LISTENER,
                    "用了不允许的元素 script"),
            broken(
                    VILLAGE,
                    "<" + LISTENER,
                    "<camunda:taskListener event=\"create\" class=\"X\" /><" + LISTENER,
                    "用了不允许的元素 taskListener"),
            broken(HEATING, "11月15日开始供暖", "11月16日开始供暖", "没有以日期开头"),
            broken(HEATING, "'11-15'", "'11-35'", "不是日期"),
            broken(SURVEY, "${approved}", "${runtimeService.deleteProcessInstance('1', 'x')}", "不是系统认可的写法"),
            broken(SURVEY, "${approved}", "${app<!-- -->roved.class}", "不是系统认可的写法"),
            broken(SURVEY, "name=\"登记摸底结果\"", "name=\"${''.getClass()}\"", "不是系统认可的写法"),
            broken(
                    SURVEY,
                    "<bpmn:conditionExpression ",
                    "<bpmn:conditionExpression language=\"groovy\" ",
                    "用了不允许的属性 language"),
            broken(
                    SURVEY,
                    "<bpmn:definitions",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><bpmn:definitions",
                    "不是可读的 BPMN"),
            broken(CONTRACT_FORM, "data-type=\"file\"", "data-type=\"files\"", "类型“files”系统不认识"),
            broken(CONTRACT_FORM, " data-accept=\"pdf,jpg,jpeg,png\"", "", "没有写明收哪些文件"),
            broken(CONTRACT_FORM, "data-accept=\"pdf,jpg,", "data-accept=\"pdf,exe,", "“exe”系统不收"),
            broken(SUBSIDY, "</decisionTable>", "</decisionTabel>", "不是可读的 DMN"),
            broken(SUBSIDY, "<decisionTable id=", "<decisionTable hitPolicy=\"SOME\" id=", "不是可读的 DMN"),
            broken(
                    SUBSIDY,
                    "<definitions xmlns",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><definitions xmlns",
                    "不是可读的 DMN"),
            broken(SUBSIDY, "</decision>", "</decision><decision id=\"x\" name=\"x\"/>", "应有一张决策表，实有 2 张"),
            broken(SUBSIDY, "<decision id=\"zichuan-2021.subsidy\"", "<decision id=\"subsidy\"", "决策编号与文件名不一致"),
            broken(SUBSIDY, "P3650D", "P30D", "历史保留期限"),
            broken(
                    SUBSIDY,
                    text(SUBSIDY).replaceAll("(?s).*(<decisionTable.*</decisionTable>).*", "$1"),
                    "<literalExpression id=\"x\"><text>1</text></literalExpression>",
                    "不是决策表"),
            broken(SUBSIDY, "name=\"clause\"", "name=\"claus\"", "缺少输出列 clause"),
            broken(SUBSIDY, BASIS, BASIS + BASIS.replace("output_basis", "output_basis2"), "流程引擎不接受"),
            broken(ELIGIBILITY, "<inputEntry id=\"notListed_rooms\"><text></text></inputEntry>", "", "格数与列数不符"),
            broken(ELIGIBILITY, "&lt; minRooms", "&lt; minRooms and", "不是正确的 FEEL 写法：< minRooms and"),
            broken(ELIGIBILITY, "list contains(routes, route)", "list contains(routes, route", "不是正确的 FEEL 写法"),
            broken(ELIGIBILITY, "\"默认\"", "“默认”", "不是正确的 FEEL 写法：“默认”"),
            broken(
                    ELIGIBILITY,
                    "<outputEntry id=\"notListed_clause\">",
                    "<outputEntry id=\"notListed_clause\" expressionLanguage=\"groovy\">",
                    "用了 FEEL 以外的语言 groovy"));

    @TestFactory
    Stream<DynamicTest> everyModelKeepsTheContract() {
        return FILES.keySet().stream()
                .filter(file -> file.endsWith(".bpmn") || file.endsWith(".dmn"))
                .map(file -> DynamicTest.dynamicTest(
                        file,
                        () -> assertThat(ModelChecks.of(with(file, FILES.get(file)), Roles.NAMES, BEANS::contains))
                                .isEmpty()));
    }

    @Test
    void everyDelegateIsUsedByAModel() {
        Set<String> used = models().values().stream()
                .flatMap(model -> model.getModelElementsByType(ServiceTask.class).stream())
                .map(task -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))
                .collect(Collectors.toSet());
        Set<String> delegates =
                BEANS.stream().filter(bean -> bean.endsWith("Delegate")).collect(Collectors.toCollection(TreeSet::new));

        assertThat(delegates).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyMessageOfAModelIsSentByTheCodeAndTheOtherWayRound() throws IOException {
        Set<String> awaited = models().values().stream()
                .flatMap(model -> model.getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sent = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/qingnuan/process"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith("Process.java"))
                    .toList()) {
                Matcher message =
                        Pattern.compile("\"((?:ledger|finance)\\.\\w+)\"").matcher(Files.readString(source));
                while (message.find()) {
                    sent.add(message.group(1));
                }
            }
        }

        assertThat(sent).isEqualTo(awaited);
    }

    @Test
    void aStepThatRecordsAPersonsWorkIsFollowedByASavePoint() {
        models().forEach((file, model) -> model.getModelElementsByType(UserTask.class)
                .forEach(task -> {
                    FlowNode next = task.getSucceedingNodes().singleResult();
                    assertThat(next)
                            .as("%s %s", file, task.getId())
                            .isInstanceOfSatisfying(
                                    ServiceTask.class,
                                    step -> assertThat(step.isCamundaAsyncAfter())
                                            .isTrue());
                }));
    }

    @Test
    void everyStepOfMoneyBeginsWithASavePoint() {
        BpmnModelInstance payout = models().get("bpmn/stages/subsidy-payout.bpmn");

        for (String step : List.of("computeSubsidy", "reserveFunds", "fileBatch", "settleBatch")) {
            ServiceTask task = payout.getModelElementById("serviceTask_" + step);
            assertThat(task.isCamundaAsyncBefore()).as(step).isTrue();
        }
    }

    @Test
    void noBoundaryOfAUserTaskCatchesAnErrorThatAPersonCouldChoose() {
        models().forEach((file, model) -> model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo() instanceof UserTask)
                .forEach(event -> assertThat(event.getEventDefinitions())
                        .as("%s %s", file, event.getId())
                        .noneMatch(ErrorEventDefinition.class::isInstance)));
    }

    @Test
    void everyCalledStageExists() {
        Set<String> ids = FILES.keySet().stream()
                .filter(file -> file.endsWith(".bpmn"))
                .map(ModelChecks::expectedId)
                .collect(Collectors.toSet());

        models().forEach((file, model) -> model.getModelElementsByType(CallActivity.class)
                .forEach(call -> assertThat(ids).as(file).contains(call.getCalledElement())));
    }

    @Test
    void everyFormBelongsToATaskAndDeclaresTheSubmissionAlone() {
        Set<String> named = FILES.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".bpmn"))
                .flatMap(file -> ModelChecks.formsNamedIn(file.getValue()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> forms = FILES.keySet().stream()
                .filter(file -> file.startsWith("forms/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(forms).isEqualTo(named);
        for (String form : forms) {
            Matcher variable = Pattern.compile("cam-variable-name=\"(\\w+)\"").matcher(text(form));
            assertThat(variable.results().map(found -> found.group(1))).as(form).containsExactly("submission");
        }
    }

    @TestFactory
    Stream<DynamicTest> eachRuleIsProvedByABrokenModel() {
        return PROBES.stream().map(Probe::test);
    }

    /** A rule is a sentence in the source of the checks; whoever adds one adds its broken model here. */
    @Test
    void noRuleIsWithoutItsBrokenModel() throws IOException {
        String source = Files.readString(CHECKS.resolve("ModelChecks.java"))
                + Files.readString(CHECKS.resolve("LanguageChecks.java"))
                + Files.readString(CHECKS.resolve("TableChecks.java"));
        List<String> rules = Pattern.compile("find\\(\\s*[\\w.()]+,\\s*\"([^\"]+)\"")
                .matcher(source)
                .results()
                .map(rule -> rule.group(1))
                .toList();
        List<String> reasons = PROBES.stream()
                .flatMap(probe -> probe.findings().stream())
                .map(ModelFinding::reason)
                .toList();

        assertThat(rules).hasSizeGreaterThan(20);
        assertThat(rules).allSatisfy(rule -> assertThat(reasons).anyMatch(reason -> reason.contains(rule)));
    }

    private static Probe broken(String file, String whole, String broken, String reason) {
        return new Probe(file, whole, broken, reason);
    }

    /** A model with one mistake, and what is to be said of it. */
    private record Probe(String file, String whole, String broken, String reason) {

        DynamicTest test() {
            return DynamicTest.dynamicTest(
                    reason + " ← " + broken,
                    () -> assertThat(findings())
                            .anyMatch(finding -> finding.sentence().contains(reason)));
        }

        List<ModelFinding> findings() {
            String text = text(file);
            assertThat(text).contains(whole);
            Map<String, byte[]> files = with(TENDERING, FILES.get(TENDERING));
            if (file.endsWith(".bpmn")) {
                files.remove(TENDERING);
            }
            files.put(file, text.replace(whole, broken).getBytes(StandardCharsets.UTF_8));
            return ModelChecks.of(files, Roles.NAMES, BEANS::contains);
        }
    }

    private static Map<String, byte[]> with(String file, byte[] bytes) {
        Map<String, byte[]> one = new TreeMap<>();
        FILES.forEach((name, content) -> {
            if (name.startsWith("forms/")) {
                one.put(name, content);
            }
        });
        one.put(file, bytes);
        return one;
    }

    private static Map<String, BpmnModelInstance> models() {
        Map<String, BpmnModelInstance> models = new TreeMap<>();
        FILES.forEach((name, bytes) -> {
            if (name.endsWith(".bpmn")) {
                models.put(name, Bpmn.readModelFromStream(new ByteArrayInputStream(bytes)));
            }
        });
        return models;
    }

    private static String text(String file) {
        return new String(FILES.get(file), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String root : List.of("bpmn", "forms")) {
            try (Stream<Path> found = Files.walk(Path.of(root))) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    files.put(file.toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static Set<String> beans() {
        return new ClassFileImporter()
                .importPackages("org.qingnuan.process").stream()
                        .filter(type -> type.isAnnotatedWith(Component.class))
                        .filter(type ->
                                type.isAssignableTo(JavaDelegate.class) || type.isAssignableTo(ExecutionListener.class))
                        .map(type -> type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
                                + type.getSimpleName().substring(1))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
