package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;

/**
 * More than a hundred folders of real plans, each with one mistake that an administrator could make: each is refused with the
 * file and the words that lead to the mistake, in Chinese.
 */
@Tag("full")
class MutatedFoldersTest {

    private static final String ZICHUAN = "zichuan-2021";
    private static final String HEZE = "heze-2021";
    private static final String LAIZHOU = "laizhou-2023";
    private static final String JIYANG = "jiyang-2021";
    private static final String JINAN = "jinan-2019-2022";

    private static final String YAML = "plan.yaml";
    private static final String TARGETS = "targets.csv";
    private static final String VILLAGE = "village-retrofit.bpmn";
    private static final String BODY = "responsible-body.bpmn";
    private static final String SUPERVISION = "supervision.bpmn";
    private static final String SUBSIDY = "subsidy.dmn";
    private static final String ELIGIBILITY = "eligibility.dmn";
    private static final String DEVICE = "device.dmn";
    private static final Charset GBK = Charset.forName("GBK");

    /** Five English words in a row, other than what Camunda Modeler shows on its panels. */
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z']{2,}(?: [A-Za-z']{2,}){4,}");

    private static final Map<String, List<ModelFinding>> JUDGED = new HashMap<>();

    @TempDir
    Path directory;

    private final List<Mutation> mutations = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> eachMistakeIsNamedByFileAndReason() {
        all();
        return mutations.stream()
                .map(mutation -> DynamicTest.dynamicTest(
                        mutation.plan + "/" + mutation.file + "：" + mutation.words + " ← " + mutation.what,
                        () -> refused(mutation)));
    }

    @Test
    void thereAreAHundredOfThemAndNoTwoAreTheSame() {
        all();

        assertThat(mutations).hasSizeGreaterThanOrEqualTo(100);
        assertThat(mutations).extracting(one -> one.plan + one.file + one.what).doesNotHaveDuplicates();
    }

    /** A rule is a sentence in the source of the checks of folders and flows; whoever adds one adds its mistake here. */
    @Test
    void noRuleForFoldersIsWithoutItsMistake() throws IOException {
        all();
        List<String> found = new ArrayList<>();
        for (Mutation mutation : mutations) {
            findings(mutation).forEach(finding -> found.add(finding.sentence()));
        }

        for (String checks : List.of("FlowChecks", "FrameChecks", "StageChecks", "FolderChecks", "AnswerChecks")) {
            String source = Files.readString(Path.of("src/main/java/org/qingnuan/process/plan", checks + ".java"));
            List<String> rules = Pattern.compile(
                            "[Ff]ind\\(\\s*(?:[^;\"]|\"[^\"]*\" ?\\+|\"[a-z.]+\",)*?\"([^\"]*[\\u4e00-\\u9fff][^\"]*)\"")
                    .matcher(source)
                    .results()
                    .map(rule -> rule.group(1).strip())
                    .toList();
            assertThat(rules).as(checks).isNotEmpty();
            assertThat(rules).as(checks).allSatisfy(rule -> assertThat(found).anyMatch(one -> one.contains(rule)));
        }
    }

    private void refused(Mutation mutation) throws IOException {
        List<ModelFinding> findings = findings(mutation);

        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.file()).endsWith(mutation.file);
                    assertThat(finding.sentence()).contains(mutation.words);
                })
                .allSatisfy(finding -> {
                    assertThat(finding.reason()).isNotBlank();
                    assertThat(finding.remedy()).isNotBlank();
                    assertThat(finding.sentence())
                            .doesNotContain("Exception", "null", "org.qingnuan", "org.camunda")
                            .doesNotContainPattern(ENGLISH);
                });
    }

    /** Judged once, since two tests look at what was found. */
    private List<ModelFinding> findings(Mutation mutation) throws IOException {
        String key = mutation.plan + mutation.file + mutation.what;
        if (!JUDGED.containsKey(key)) {
            JUDGED.put(key, judged(mutation));
        }
        return JUDGED.get(key);
    }

    private List<ModelFinding> judged(Mutation mutation) throws IOException {
        Path folder = CopiedFolder.of(mutation.plan, Files.createTempDirectory(directory, "mutated"));
        mutation.change.in(folder);
        try {
            return PlanCheck.of(PlanFolder.in(folder));
        } catch (PlanRefused refused) {
            return refused.findings();
        }
    }

    private void all() {
        planYaml();
        targets();
        besideThem();
        files();
        villages();
        frames();
        flows();
        stages();
        citations();
        language();
        tables();
        forms();
    }

    private void planYaml() {
        yaml(ZICHUAN, "id: zichuan-2021", "id: zichuan-2022", "计划编号 zichuan-2022 与目录名 zichuan-2021 不一致");
        yaml(ZICHUAN, "name: 淄川区2021年冬季清洁取暖", "name:", "name：没有填写");
        yaml(ZICHUAN, "issued: 2021-06-10", "issued: 2021-02-30", "不是日期（2021-02-30）");
        yaml(ZICHUAN, "issued: 2021-06-10", "issued: 二〇二一年六月", "不是日期（二〇二一年六月）");
        yaml(ZICHUAN, "issued: 2021-06-10", "issued: 2001-06-10", "与发文日期 2001-06-10 相差太远");
        yaml(ZICHUAN, "year: 2021", "year: 今年", "year：不是整数（今年）");
        yaml(ZICHUAN, "year: 2021", "year: 202", "不能小于 2000（202）");
        yaml(ZICHUAN, "code: \"370302\"", "code: 3703", "area.code：写法不对（3703）");
        yaml(ZICHUAN, "{id: zichuan,", "{id: 淄川,", "area.id：写法不对（淄川）");
        yaml(ZICHUAN, "rules:", "rulse:", "不认识这一项");
        yaml(ZICHUAN, "year: 2021", "year: 2021\nyear: 2022", "附近不是正确的 YAML");
        yaml(ZICHUAN, "  routes:", "\troutes:", "附近不是正确的 YAML");
        yaml(
                ZICHUAN,
                "routes: [CENTRAL_HEATING, COAL_TO_GAS]",
                "routes: [CENTRAL_HEATING, COAL_TO_GAS",
                "附近不是正确的 YAML");
        yaml(ZICHUAN, "routes: [CENTRAL_HEATING, COAL_TO_GAS]", "routes: [CENTRAL_HEATING, SOLAR]", "没有技术路线 SOLAR");
        yaml(ZICHUAN, "routes: [CENTRAL_HEATING, COAL_TO_GAS]", "routes: []", "没有列出技术路线");
        yaml(ZICHUAN, "routes: [CENTRAL_HEATING, COAL_TO_GAS]", "routes: [COAL_TO_GAS, COAL_TO_GAS]", "同一技术路线写了两次");
        yaml(ZICHUAN, "gas-company:     {", "gas-firm:     {", "没有这个角色");
        yaml(ZICHUAN, "name: 区财政局, level: plan", "name: 区财政局, level: county", "不认识“county”");
        yaml(ZICHUAN, "{works: heat-company,", "{works: heat-firm,", "没有角色 heat-firm");
        yaml(ZICHUAN, "{works: heat-company,", "{works: ecology-branch,", "没有角色 ecology-branch");
        yaml(ZICHUAN, "role: finance-office,  label", "role: treasury,  label", "没有角色 treasury");
        yaml(ZICHUAN, "label: 区财政局批准", "label: 区推进办复核", "两步的名称相同");
        yaml(
                ZICHUAN,
                "    - {role: district-office, label: 区推进办复核}\n    - {role: finance-office,  label: 区财政局批准}",
                "    []",
                "没有审批步骤");
        yaml(ZICHUAN, "catalogueRequired: true", "catalogueRequired: 是", "不是 true 或 false（是）");
        yaml(ZICHUAN, "catalogueRequired: true", "catalogueRequired: false", "推荐的型号从设备目录中选");
        yaml(
                LAIZHOU,
                "  site-inspector:        {name: 第三方监理单位, level: body}",
                "  village-clerk:         {name: 村居经办人, level: body}",
                "没有这个角色的岗位，共用环节 in-home-acceptance 的任务 userTask_inspectInHome");
        yaml(
                ZICHUAN,
                "payment:\n  steps:",
                "payment:\n  advanceByContractor: true\n  steps:",
                "补贴由中标单位垫付，却没有核实垫付申报的监理单位");
        yaml(
                ZICHUAN,
                "payment:\n  steps:",
                "payment:\n  retention: {percent: \"3\", months: 24}\n  steps:",
                "质保金从中标单位的结算中预留");
        yaml(HEZE, "  settlementDays: 15 ", "  advance: true\n  settlementDays: 15 ", "却没有预拨的标准（RUNNING_ADVANCE）");
        yaml(ZICHUAN, "verifier: town-official", "verifier: mayor", "没有角色 mayor");
        yaml(ZICHUAN, "  construction.verifyCompletion:", "  construction.verifyWorks:", "没有这个任务的表单");
        yaml(ZICHUAN, "gas-agreement:", "gas-contract:", "没有这种前置条件");
        yaml(ZICHUAN, "{before: plan-approval,", "{before: planning,", "不认识“planning”");
        yaml(ZICHUAN, "mode: advised", "mode: optional", "不认识“optional”");
        yaml(ZICHUAN, "{before: close, mode: advised", "{before: close, mode: deferrable", "不能容缺");
        yaml(ZICHUAN, "clause: ZC-08, default", "clause: 第四条, default", "clause：写法不对（第四条）");
        yaml(
                LAIZHOU,
                "assembly:               {before: confirmation",
                "assembly:               {before: tender",
                "时还无从要求");
        yaml(ZICHUAN, "start: \"11-15\"", "start: \"11月15日\"", "season.start：写法不对");
        yaml(ZICHUAN, "end: \"03-31\"", "end: \"02-30\"", "没有这一天（02-30）");
        yaml(ZICHUAN, "seasons: 6", "seasons: 12", "超过6个采暖季（12）");
        yaml(ZICHUAN, "meters: [gas]", "meters: [water]", "不认识“water”");
        yaml(ZICHUAN, "{role: town-official, label: 镇街审核}", "{role: mayor, label: 镇街审核}", "没有角色 mayor");
        yaml(
                HEZE,
                "overdue: [town-official, leading-group, district-office]",
                "overdue: [town-head]",
                "没有角色 town-head");
        yaml(HEZE, "floor: \"900.00\"", "floor: 900元", "payment.floor：写法不对");
        yaml(HEZE, "hardship: [poverty-relief, civil-affairs]", "hardship: [mayor]", "不认识“mayor”");
        yaml(LAIZHOU, "tenderer: finance-company", "tenderer: bidder", "没有角色 bidder");
        yaml(LAIZHOU, "households: 20084", "households: 0", "不能小于 1（0）");
        yaml(LAIZHOU, "commitment:      {", "promise:      {", "promise");
        yaml(LAIZHOU, "power-supply:  {of: body", "power-supply:  {of: village", "不认识“village”");
        yaml(LAIZHOU, "heating-start: {of: plan", "heating-end: {of: plan", "没有模型 heating-end.bpmn");
        yaml(JINAN, "model: city-milestones", "model: town-milestones", "没有模型 town-milestones.bpmn");
        yaml(JINAN, "plainGoal:     {", "plainAim:     {", "各里程碑模型里没有期限框 plainAim");
        yaml(JINAN, "{needs: storage-days, limit: \"7\"", "{needs: storage-days", "请填写锅炉蒸吨数或储气天数");
        yaml(JINAN, "needs: coverage", "needs: everything", "不认识“everything”");
        yaml(JINAN, "bodies: [jinan-laiwu,", "bodies: [laiwu,", "targets.csv 中没有地区 laiwu");
        yaml(JINAN, "  jinan-jiyang: jiyang-2021", "  jiyang: jiyang-2021", "targets.csv 中没有这个地区");
        yaml(JINAN, "routeTable: true", "routeTable: false", "route.dmn", "这张表不会使用");
        yaml(ZICHUAN, "year: 2021", "year: 2021\ntotal: 2200", "任务合计 2200 与 targets.csv 各地区之和 2198 不符");
        yaml(
                ZICHUAN,
                "year: 2021",
                "year: 2021\ncategories: {rural: {name: 农村, households: 2000}}",
                "各类别之和 2000 与 targets.csv 各地区之和 2198 不符");
        yaml(ZICHUAN, "year: 2021", "year: 2020", VILLAGE, "期限 2020年8月30日 早于发文日期 2021年6月10日");
        encoded(ZICHUAN, YAML, GBK, "不是 UTF-8 编码");
        whole(ZICHUAN, YAML, "", "内容为空");
        whole(ZICHUAN, YAML, "只是一句话", "内容为空");
        deleted(ZICHUAN, YAML, "缺少该文件");
    }

    private void targets() {
        change(ZICHUAN, TARGETS, "area,name,code,quantity,unit", "地区,名称,代码,数量,单位", "首行不是 area,name,code,quantity,unit");
        change(ZICHUAN, TARGETS, ",150,户", ",一百五十,户", "任务数“一百五十”不是正整数");
        change(ZICHUAN, TARGETS, ",150,户", ",0,户", "任务数“0”不是正整数");
        change(ZICHUAN, TARGETS, ",150,户", ",150", "不是五列或缺少地区");
        change(ZICHUAN, TARGETS, "xihe,西河镇", "xihe,", "不是五列或缺少地区");
        change(ZICHUAN, TARGETS, "xihe,西河镇", "zhaili,西河镇", "同一地区出现两次");
        change(ZICHUAN, TARGETS, "xihe,西河镇", "xihe,寨里镇", "名称“寨里镇”出现两次");
        change(ZICHUAN, TARGETS, "370302111", "370302112", "行政区划代码“370302112”出现两次");
        change(ZICHUAN, TARGETS, "370302111", "37030", "行政区划代码“37030”不是");
        change(ZICHUAN, TARGETS, "xihe,西河镇", "西河,西河镇", "地区编号“西河”的写法不对");
        change(ZICHUAN, TARGETS, "xihe,西河镇,370302111,150,户", "xihe，西河镇，370302111，150，户", "用了中文逗号");
        change(ZICHUAN, TARGETS, ",150,户", ",150,", "没有写单位");
        whole(ZICHUAN, TARGETS, "area,name,code,quantity,unit\n", "没有一个责任主体");
        encoded(ZICHUAN, TARGETS, GBK, "不是 UTF-8 编码");
        deleted(ZICHUAN, TARGETS, "缺少该文件");
    }

    private void besideThem() {
        change(HEZE, "supervisors.csv", "heze-mudan,包保", "mudan,包保", "没有责任主体 mudan");
        change(HEZE, "supervisors.csv", "heze-dongming,包保市领导（二）,市生态环境局,", "heze-dongming,包保市领导（二）,", "不是四列");
        encoded(HEZE, "supervisors.csv", GBK, "不是 UTF-8 编码");
        change(HEZE, "urban-targets.csv", "2007000", "二百万", "任务数“二百万”不是正整数");
        change(LAIZHOU, "building-targets.csv", "22100", "22100.555", "任务量“22100.555”不对");
        change(LAIZHOU, "building-targets.csv", "URBAN", "CITY", "类别不是 URBAN、RURAL");
        change(LAIZHOU, "building-targets.csv", "1780,户", "1780,平方米", "单位“平方米”不对");
        change(JINAN, "baseline.csv", "2018-12-31", "2018-13-31", "日期“2018-13-31”不是");
        change(JINAN, "baseline.csv", "25619", "约25619", "数字“约25619”不是");
        change(JINAN, "projects.csv", "kind,name,place,clause", "kind,name,place", "首行不是 kind,name,place,clause");
    }

    private void files() {
        deleted(ZICHUAN, VILLAGE, "缺少该文件");
        deleted(ZICHUAN, SUBSIDY, "缺少该文件");
        deleted(JINAN, "route.dmn", "却没有这张表");
        deleted(JINAN, "gas-storage.bpmn", YAML, "没有模型 gas-storage.bpmn");
        added(ZICHUAN, "备注.docx", "x", "系统不认识这个文件");
        added(ZICHUAN, "village_retrofit.bpmn", "=" + VILLAGE, "没有被任何流程用到");
        added(ZICHUAN, "subsidy-new.dmn", "=" + SUBSIDY, "系统不使用这张表");
        added(ZICHUAN, "old/plan.yaml", "x", "方案目录里不能有这个子目录");
        added(ZICHUAN, "forms/survey/registerSurvey.html", "x", "没有用到这个表单");
        added(ZICHUAN, "survey.bpmn", survey("zichuan-2021.survey"), "没有被调用，调用的是共用的 survey");
        whole(ZICHUAN, SUPERVISION, "x".repeat(2_000_001), "文件超过2兆");
    }

    private void villages() {
        change(
                ZICHUAN,
                VILLAGE,
                "zichuan-2021.village-retrofit",
                "zichuan-2022.village-retrofit",
                "流程编号与文件名不一致，应为 zichuan-2021.village-retrofit");
        change(ZICHUAN, VILLAGE, "P3650D", "P180D", "历史保留期限不是 P3650D");
        change(ZICHUAN, VILLAGE, "isExecutable=\"true\"", "isExecutable=\"false\"", "没有设为可执行");
        change(ZICHUAN, VILLAGE, "</bpmn:process>", "</bpmn:proces>", "附近不是正确的 XML");
        change(
                ZICHUAN,
                VILLAGE,
                "id=\"callActivity_construction\"",
                "id=\"callActivity_survey\"",
                "编号 callActivity_survey 用了两次");
        change(
                ZICHUAN,
                VILLAGE,
                "targetRef=\"callActivity_construction\"",
                "targetRef=\"callActivity_works\"",
                "引用了不存在的编号 callActivity_works");
        whole(ZICHUAN, VILLAGE, "", "不是可读的 BPMN 文件");
        whole(ZICHUAN, VILLAGE, "PK\u0003\u0004", "不是可读的 BPMN 文件");
        cut(ZICHUAN, VILLAGE, "<bpmndi:BPMNShape id=\"callActivity_survey_di\"", "</bpmndi:BPMNShape>", "没有画在图上");
        change(ZICHUAN, VILLAGE, " name=\"施工\"", "", "没有名称");
        cut(ZICHUAN, SUPERVISION, " camunda:formKey=\"", "\"", "没有表单", 1);
        change(
                ZICHUAN,
                SUPERVISION,
                "forms/supervision/issueOrder.html",
                "forms/supervision/issue.html",
                "表单文件 forms/supervision/issue.html 不存在");
        change(
                ZICHUAN,
                SUPERVISION,
                "staff.group(execution, 'leading-group')",
                "staff.group(execution, 'mayor')",
                "候选组的角色 mayor 不在 plan.yaml 中");
        change(
                ZICHUAN,
                SUPERVISION,
                "staff.group(execution, 'leading-group')",
                "staff.group(execution, 'ecology-branch')",
                "办理角色 ecology-branch 在 plan.yaml 里没有对应的岗位");
        change(ZICHUAN, SUPERVISION, "${staff.group(execution, 'leading-group')}", "leading-group", "没有候选组");
        change(ZICHUAN, BODY, " camunda:dueDate=\"${deadline.current(execution)}\"", "", "没有到期日");
    }

    private void frames() {
        change(ZICHUAN, VILLAGE, "'08-30'", "'08-31'", "标签“8月30日前”与期限 08-31 不符");
        change(ZICHUAN, VILLAGE, "'08-30'", "'08-32'", "期限“08-32”不是日期");
        change(ZICHUAN, VILLAGE, "'08-30'", "'02-29'", "2021年没有2月29日");
        dated("works", "08-30", "10-30", "10月30日前", "早于前面“建成”的期限2021年10月30日");
        dated("works", "08-30", "05-30", "5月30日前", "早于发文日期 2021年6月10日");
        dated("handover", "09-30", "2039-09-30", "2039年9月30日前", "离任务年度太远");
        change(ZICHUAN, VILLAGE, "${deadline.on(execution, 'works', '08-30')}", "2021-08-30T00:00:00", "的写法不对");
        change(ZICHUAN, VILLAGE, "'works', '08-30'", "'handover', '08-30'", "期限所写的框 handover 不是它所在的框");
        change(
                ZICHUAN,
                VILLAGE,
                "attachedToRef=\"subProcess_works\" cancelActivity=\"false\"",
                "attachedToRef=\"subProcess_works\"",
                "到期会中断工作");
        change(JIYANG, VILLAGE, "works+30d", "survey+30d", "期限从框 survey 起算");
        change(
                ZICHUAN,
                VILLAGE,
                "attachedToRef=\"subProcess_works\"",
                "attachedToRef=\"subProcess_handover\"",
                "期限框没有期限");
        change(
                ZICHUAN,
                VILLAGE,
                "attachedToRef=\"subProcess_handover\"",
                "attachedToRef=\"subProcess_works\"",
                "框上有两个期限");
        cut(
                ZICHUAN,
                VILLAGE,
                "<bpmn:extensionElements><camunda:executionListener event=\"end\" delegateExpression=\"${frameEndedListener}\"",
                "</bpmn:extensionElements>",
                "逾期不会解除");
        cut(
                ZICHUAN,
                VILLAGE,
                "<bpmn:extensionElements><camunda:executionListener event=\"end\" delegateExpression=\"${overdueClearedListener}\"",
                "</bpmn:extensionElements>",
                "督办单不会销号");
        change(ZICHUAN, VILLAGE, "${recordOverdueDelegate}", "${recordSurveyDelegate}", "到期之后没有登记逾期");
        change(
                ZICHUAN,
                VILLAGE,
                "sourceRef=\"serviceTask_recordOverdueWorks\" targetRef=\"receiveTask_overdueWorks\"",
                "sourceRef=\"serviceTask_recordOverdueWorks\" targetRef=\"event_worksOverdueEnded\"",
                "登记逾期之后没有逾期督办");
        change(
                ZICHUAN,
                VILLAGE,
                "${recordOverdueDelegate}\" camunda:asyncBefore=\"true\"",
                "${recordOverdueDelegate}\"",
                "登记逾期没有单独执行");
        change(ZICHUAN, VILLAGE, "hasVariable('worksDone')", "hasVariable('handoverDone')", "逾期督办没有“已赶上”");
        change(LAIZHOU, "heating-start.bpmn", "11月15日开始供暖", "11月16日开始供暖", "没有以日期开头");
        change(JINAN, "gas-storage.bpmn", "gasStorage", "storage", "subProcess_storage", "怎样算达成");
        change(JINAN, "gas-storage.bpmn", "2020年12月31日前", "2020年12月30日前", "标签应为 2020年12月31日前");
    }

    private void flows() {
        change(
                ZICHUAN,
                VILLAGE,
                "sourceRef=\"callActivity_contractAward\" targetRef=\"callActivity_construction\"",
                "sourceRef=\"callActivity_contractAward\" targetRef=\"event_worksFinished\"",
                "流程走不到这里");
        cut(
                ZICHUAN,
                VILLAGE,
                "<bpmn:sequenceFlow id=\"flow_constructionToWorksFinished\"",
                "/>",
                "引用了不存在的编号 flow_constructionToWorksFinished");
        add(ZICHUAN, VILLAGE, "没有连到下一步", folder -> {
            Path village = folder.resolve(VILLAGE);
            CopiedFolder.cut(village, "<bpmn:sequenceFlow id=\"flow_handoverToSubsidySettlement\"", "/>");
            CopiedFolder.cut(village, "<bpmn:incoming>flow_handoverToSubsidySettlement", "</bpmn:incoming>");
            CopiedFolder.cut(village, "<bpmn:outgoing>flow_handoverToSubsidySettlement", "</bpmn:outgoing>");
            CopiedFolder.cut(
                    village, "<bpmndi:BPMNEdge id=\"flow_handoverToSubsidySettlement_di\"", "</bpmndi:BPMNEdge>");
        });
        add(
                ZICHUAN,
                VILLAGE,
                "没有开始事件",
                folder -> CopiedFolder.change(folder.resolve(VILLAGE), "startEvent", "intermediateThrowEvent"));
        change(
                ZICHUAN,
                VILLAGE,
                "<bpmn:endEvent id=\"event_handedToUpkeep\"",
                "<bpmn:startEvent id=\"event_second\" name=\"又开始\" /><bpmn:endEvent id=\"event_handedToUpkeep\"",
                "有多个开始事件");
        change(
                ZICHUAN,
                BODY,
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${approved}</bpmn:conditionExpression>",
                "",
                "分支没有条件");
        change(ZICHUAN, BODY, "${approved}", "${agreed}", "条件里的变量 agreed 没有任何步骤会写");
        change(ZICHUAN, BODY, "name=\"ledger.bodyFinished\"", "name=\"ledger.bodyDone\"", "消息 ledger.bodyDone 不会有人发送");
        change(
                ZICHUAN,
                BODY,
                "${registerVillagesDelegate}\" camunda:asyncAfter=\"true\"",
                "${registerVillagesDelegate}\"",
                "登记步骤没有保存点");
        change(
                ZICHUAN,
                BODY,
                "${registerVillagesDelegate}",
                "${registerVilagesDelegate}",
                "执行程序 ${registerVilagesDelegate} 不存在");
        change(
                ZICHUAN,
                BODY,
                "sourceRef=\"serviceTask_startVillages\" targetRef=\"userTask_draftPlan\"",
                "sourceRef=\"serviceTask_startVillages\" targetRef=\"serviceTask_startVillages\"",
                "原地打转");
        change(
                ZICHUAN,
                BODY,
                "</bpmn:process>",
                "</bpmn:process><bpmn:process id=\"second\" isExecutable=\"true\" camunda:historyTimeToLive=\"P3650D\" />",
                "应有一个流程，实有 2 个");
        change(
                ZICHUAN,
                BODY,
                "<bpmn:message id=\"message_ledgerBodyFinished\"",
                "<bpmn:error id=\"error_own\" errorCode=\"own.reason\" /><bpmn:message id=\"message_ledgerBodyFinished\"",
                "错误代码 own.reason 不会出现");
        change(
                ZICHUAN,
                BODY,
                "</bpmn:process>",
                "<bpmn:boundaryEvent id=\"event_skipped\" attachedToRef=\"userTask_openLots\"><bpmn:errorEventDefinition id=\"event_skipped_error\" /></bpmn:boundaryEvent></bpmn:process>",
                "任务上不能挂错误事件");
    }

    private void citations() {
        yaml(ZICHUAN, "sources: {ZC: 本方案}", "sources: {}", "引用了 ZC-… 条，plan.yaml 的 sources 却没有写明 ZC 是哪份文件");
        yaml(ZICHUAN, "sources: {ZC: 本方案}", "sources: {ZC: 本方案, Zi: 本方案}", "条目编号的字母“Zi”写法不对");
        yaml(ZICHUAN, "sources: {ZC: 本方案}", "sources: {ZC: 本区的文件}", "文件“本区的文件”不在 bases 里");
        yaml(JIYANG, "JN: 济南市冬季清洁取暖规划（2019-2022年）", "JN: 济南市冬季清洁取暖规划", "文件“济南市冬季清洁取暖规划”不在 bases 里");
        change(HEZE, SUBSIDY, "HZ-28", "HA-28", "引用了 HA-… 条");
        change(HEZE, SUBSIDY, "\"HARDSHIP_RUNNING\"", "\"RUNNING_ADVANCE\"", "却没有规定采暖季前预拨，这些行不会使用");
        change(HEZE, SUBSIDY, "菏政办字〔2021〕22号五（一）", "菏政办字〔2021〕23号五（一）", "引用的文件 菏政办字〔2021〕23号 不是本方案的文号");
        change(ZICHUAN, VILLAGE, "（ZC-22，", "（ZX-22，", "引用了 ZX-… 条");
    }

    private void stages() {
        add(
                ZICHUAN,
                VILLAGE,
                "rules.contractFromAbove 为 true，却仍有环节 contract-award",
                folder -> rule(folder, "contractFromAbove"));
        add(
                ZICHUAN,
                VILLAGE,
                "rules.commissionedWithWorks 为 true，却仍有环节 commissioning",
                folder -> rule(folder, "commissionedWithWorks"));
        add(LAIZHOU, YAML, "中标单位垫付的补贴按标段合同结算，本方案却没有标段合同", folder -> rule(folder, "contractFromAbove"));
        yaml(
                LAIZHOU,
                "  townPlanRequired: true ",
                "  contractFromAbove: true\n  townPlanRequired: true ",
                "住户缴款按标段拨付给中标单位，本方案却没有标段");
        change(ZICHUAN, BODY, "${startTendersDelegate}", "${openLotsDelegate}", "各村要等标段合同，责任主体却不划分标段、启动招标");
        change(
                ZICHUAN,
                VILLAGE,
                "calledElement=\"survey\"",
                "calledElement=\"heze-2021.survey\"",
                "调用的模型 heze-2021.survey 不存在");
        change(ZICHUAN, VILLAGE, "calledElement=\"survey\"", "calledElement=\"surveys\"", "调用的模型 surveys 不存在");
        change(
                ZICHUAN,
                VILLAGE,
                "calledElement=\"survey\"",
                "calledElement=\"zichuan-2021.survey\"",
                "调用的模型 zichuan-2021.survey 不存在");
        change(
                ZICHUAN,
                VILLAGE,
                "calledElement=\"survey\"",
                "calledElement=\"zichuan-2021.village-retrofit\"",
                "调用了自己");
        change(ZICHUAN, VILLAGE, "calledElement=\"survey\"", "calledElement=\"tendering\"", "模型 tendering 不是村级环节");
        change(ZICHUAN, VILLAGE, "calledElement=\"survey\"", "calledElement=\"contract-award\"", "重复");
        change(
                ZICHUAN,
                VILLAGE,
                "calledElement=\"commissioning\"",
                "calledElement=\"acceptance\"",
                "环节 acceptance 之前没有 commissioning");
        change(
                ZICHUAN,
                VILLAGE,
                "camunda:calledElementBinding=\"latest\"",
                "camunda:calledElementBinding=\"deployment\"",
                "没有按最新版本调用");
        change(
                ZICHUAN,
                VILLAGE,
                "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                "<camunda:in variables=\"all\" />",
                "传递了全部变量");
        cut(ZICHUAN, VILLAGE, "<camunda:in businessKey", "/>", "没有传递业务编号");
        add(
                ZICHUAN,
                VILLAGE,
                "没有调用任何环节",
                folder -> Files.writeString(folder.resolve(VILLAGE), survey("zichuan-2021.village-retrofit")));
        add(ZICHUAN, "construction.bpmn", "几个模型互相调用", folder -> {
            String calling = survey("zichuan-2021.%s")
                    .replace(
                            "<bpmn:serviceTask id=\"serviceTask_recordSurvey\"",
                            "<bpmn:callActivity id=\"callActivity_other\" name=\"另一个\" calledElement=\"zichuan-2021.OTHER\" camunda:calledElementBinding=\"latest\"/><bpmn:serviceTask id=\"serviceTask_recordSurvey\"");
            Files.writeString(
                    folder.resolve("survey.bpmn"),
                    calling.formatted("survey", "survey").replace("OTHER", "construction"));
            Files.writeString(
                    folder.resolve("construction.bpmn"),
                    calling.formatted("construction", "construction").replace("OTHER", "survey"));
            CopiedFolder.change(
                    folder.resolve(VILLAGE), "calledElement=\"survey\"", "calledElement=\"zichuan-2021.survey\"");
        });
    }

    private void language() {
        change(
                ZICHUAN,
                BODY,
                "</bpmn:process>",
                "<bpmn:scriptTask id=\"own\" name=\"自动\" /></bpmn:process>",
                "用了不允许的元素 scriptTask");
        change(
                ZICHUAN,
                BODY,
                "camunda:delegateExpression=\"${startVillagesDelegate}\"",
                "camunda:class=\"java.lang.Thread\"",
                "用了不允许的属性 class");
        change(ZICHUAN, BODY, "${approved}", "${execution.getVariable(1)}", "不是系统认可的写法");
        change(ZICHUAN, VILLAGE, "${frameEndedListener}", "${frameListener}", "监听程序 ${frameListener} 不存在");
        change(
                ZICHUAN,
                VILLAGE,
                "<bpmn:definitions",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><bpmn:definitions",
                "不是可读的 BPMN 文件");
    }

    private void tables() {
        change(HEZE, SUBSIDY, "</decisionTable>", "</decisionTabel>", "不是可读的 DMN 文件");
        change(HEZE, SUBSIDY, "heze-2021.subsidy", "heze.subsidy", "决策编号与文件名不一致，应为 heze-2021.subsidy");
        change(HEZE, SUBSIDY, "hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\"", "命中策略是 FIRST");
        change(HEZE, SUBSIDY, "hitPolicy=\"COLLECT\"", "hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "会把各行合成一个数");
        change(HEZE, DEVICE, "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"", "命中策略是 COLLECT");
        change(JINAN, "route.dmn", "hitPolicy=\"RULE ORDER\"", "hitPolicy=\"UNIQUE\"", "命中策略是 UNIQUE");
        change(HEZE, SUBSIDY, "name=\"basis\"", "name=\"base\"", "缺少输出列 basis");
        change(HEZE, SUBSIDY, "name=\"amount\"", "name=\"sum\"", "缺少输出列 amount");
        change(HEZE, SUBSIDY, "&gt;= 1", "&gt;= 1 and", "不是正确的 FEEL 写法");
        change(HEZE, SUBSIDY, "50 * gasVolume", "50 * gasUsage", "没有名为 gasUsage 的数据");
        change(HEZE, SUBSIDY, "\"HARDSHIP_RUNNING\"", "\"POOR_RUNNING\"", "没有补贴种类 POOR_RUNNING");
        change(
                HEZE,
                SUBSIDY,
                "<outputEntry id=\"equipment_amount\"><text>0</text>",
                "<outputEntry id=\"equipment_amount\"><text>0.5</text>",
                "金额 0.5 不是不小于0的整数");
        change(
                HEZE,
                SUBSIDY,
                "<outputEntry id=\"equipment_amount\"><text>0</text>",
                "<outputEntry id=\"equipment_amount\"><text>\"九百元\"</text>",
                "不是不小于0的整数");
        change(
                HEZE,
                SUBSIDY,
                "\"DISTRICT_MATCHING:rest\"",
                "\"SUPERIOR:70,CITY_AWARD:40,DISTRICT_MATCHING:rest\"",
                "补贴标准的资金分摊");
        change(HEZE, SUBSIDY, "\"DISTRICT_MATCHING:rest\"", "\"SUPERIOR:50,DISTRICT_MATCHING:40\"", "补贴标准的资金分摊");
        change(HEZE, SUBSIDY, "<text>\"菏政办字〔2021〕22号五（一），HZ-28\"</text>", "<text></text>", "输出列 clause 没有填写");
        change(HEZE, SUBSIDY, "<outputEntry id=\"running_item\"><text>\"RUNNING\"</text></outputEntry>", "", "格数与列数不符");
        change(HEZE, SUBSIDY, "<decision id", "<decision id=\"x\" name=\"x\"/><decision id", "应有一张决策表，实有 2 张");
        change(
                HEZE,
                ELIGIBILITY,
                "<outputEntry id=\"notListed_eligible\"><text>false</text>",
                "<outputEntry id=\"notListed_eligible\"><text>\"否\"</text>",
                "输出列 eligible 只能是 true 或 false");
        change(
                HEZE,
                ELIGIBILITY,
                "<outputEntry id=\"roomsBelowMinimum_hard\"><text>true</text>",
                "<outputEntry id=\"roomsBelowMinimum_hard\"><text>\"硬\"</text>",
                "输出列 hard 只能是 true 或 false");
        change(
                HEZE,
                ELIGIBILITY,
                "<outputEntry id=\"routeNotAllowed_hard\"><text>false</text>",
                "<outputEntry id=\"routeNotAllowed_hard\"><text>true</text>",
                "第5行是硬性规定，却在可以写明原因确认的第4行之后");
        change(HEZE, ELIGIBILITY, "&lt; minRooms", "&lt; minimumRooms", "没有名为 minimumRooms 的数据");
        change(
                HEZE,
                ELIGIBILITY,
                "<inputEntry id=\"notWilling_willing\"><text>false</text>",
                "<inputEntry id=\"notWilling_willing\"><text></text>",
                "后面各行永远轮不到");
        cut(HEZE, ELIGIBILITY, "<rule id=\"rule_eligible\">", "</rule>", "没有兜底的一行");
        change(
                HEZE,
                ELIGIBILITY,
                "<inputEntry id=\"notListed_listed\"><text>false</text></inputEntry>\n        <inputEntry id=\"notListed_willing\"><text></text>",
                "<inputEntry id=\"notListed_listed\"><text></text></inputEntry>\n        <inputEntry id=\"notListed_willing\"><text>false</text>",
                "第4行与第1行的条件相同");
        change(HEZE, ELIGIBILITY, "\"HZ-18\"", "“HZ-18”", "不是正确的 FEEL 写法：“HZ-18”");
        change(HEZE, ELIGIBILITY, "P3650D", "P1Y", "历史保留期限不是 P3650D");
        change(
                HEZE,
                ELIGIBILITY,
                "<outputEntry id=\"notListed_clause\">",
                "<outputEntry id=\"notListed_clause\" expressionLanguage=\"groovy\">",
                "用了 FEEL 以外的语言 groovy");
    }

    private void forms() {
        form("data-type=\"date\"", "data-type=\"day\"", "类型“day”系统不认识");
        form("data-sheet=\"ROSTER\"", "data-sheet=\"HOUSES\"", "表格种类 HOUSES 系统不认识");
        form("cam-variable-name=\"submission\"", "cam-variable-name=\"approved\"", "变量应当只有 submission，现为 [approved]");
        form("qn.mount(camForm, $scope);", "alert(1);", "脚本不是系统的脚本");
        form("<section", "<section onclick=\"x()\"", "属性 onclick 会执行程序或取用外部内容");
        form("data-label=\"摸底完成日期\"", "", "没有名称");
        form("每户一行", "{{1+1}}", "会当作程序执行");
        form("每户一行", "由{town-clerk}每户一行", "{town-clerk} 不是角色");
        form("data-field=\"surveyedOn\"", "data-field=\"surveyedOn\" data-rule=\"surveyRequired\"", "不是方案的规则");
        form("data-field=\"surveyedOn\"", "data-field=\"surveyedOn\" data-rule=\"ledgerRequired\"", "不能写 required");
    }

    /** The plan's own survey with its own form, which has a mistake. */
    private void form(String whole, String changed, String words) {
        add(ZICHUAN, "survey.bpmn", words, folder -> {
            Files.writeString(folder.resolve("survey.bpmn"), survey("zichuan-2021.survey"));
            CopiedFolder.change(
                    folder.resolve(VILLAGE), "calledElement=\"survey\"", "calledElement=\"zichuan-2021.survey\"");
            Path form = folder.resolve("forms/survey/registerSurvey.html");
            Files.createDirectories(form.getParent());
            Files.copy(Path.of("forms/survey/registerSurvey.html"), form);
            CopiedFolder.change(form, whole, changed);
        });
    }

    private static String survey(String id) {
        try {
            return Files.readString(Path.of("bpmn/stages/survey.bpmn"))
                    .replace("<bpmn:process id=\"survey\"", "<bpmn:process id=\"" + id + "\"")
                    .replace("bpmnElement=\"survey\"", "bpmnElement=\"" + id + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another date for a frame of Zichuan's villages, its label changed along. */
    private void dated(String frame, String date, String other, String label, String words) {
        add(ZICHUAN, VILLAGE, words, folder -> {
            String old = date.equals("08-30") ? "8月30日前" : "9月30日前";
            CopiedFolder.change(
                    folder.resolve(VILLAGE), "'" + frame + "', '" + date + "'", "'" + frame + "', '" + other + "'");
            CopiedFolder.change(folder.resolve(VILLAGE), "Due\" name=\"" + old + "\"", "Due\" name=\"" + label + "\"");
        });
    }

    private void yaml(String plan, String whole, String changed, String words) {
        change(plan, YAML, whole, changed, words);
    }

    private void yaml(String plan, String whole, String changed, String file, String words) {
        mutations.add(new Mutation(
                plan, changed, file, words, folder -> CopiedFolder.change(folder.resolve(YAML), whole, changed)));
    }

    private void change(String plan, String file, String whole, String changed, String words) {
        mutations.add(new Mutation(
                plan,
                whole + " → " + changed,
                file,
                words,
                folder -> CopiedFolder.change(folder.resolve(file), whole, changed)));
    }

    /** The finding names another element than the file. */
    private void change(String plan, String file, String whole, String changed, String element, String words) {
        mutations.add(new Mutation(
                plan, element, file, words, folder -> CopiedFolder.change(folder.resolve(file), whole, changed)));
    }

    private void cut(String plan, String file, String from, String to, String words) {
        mutations.add(new Mutation(
                plan, "without " + from, file, words, folder -> CopiedFolder.cut(folder.resolve(file), from, to)));
    }

    /** The end words stand in the begin words, too. */
    private void cut(String plan, String file, String from, String to, String words, int times) {
        mutations.add(new Mutation(plan, "without " + from, file, words, folder -> {
            String text = Files.readString(folder.resolve(file));
            int begin = text.indexOf(from);
            int end = text.indexOf(to, begin + from.length()) + times;
            Files.writeString(folder.resolve(file), text.substring(0, begin) + text.substring(end));
        }));
    }

    private void encoded(String plan, String file, Charset charset, String words) {
        mutations.add(new Mutation(
                plan,
                charset.name(),
                file,
                words,
                folder -> Files.write(
                        folder.resolve(file),
                        Files.readString(folder.resolve(file)).replace('—', '-').getBytes(charset))));
    }

    private void whole(String plan, String file, String text, String words) {
        mutations.add(new Mutation(
                plan,
                "all " + text.length() + " of it",
                file,
                words,
                folder -> Files.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8))));
    }

    private void deleted(String plan, String file, String words) {
        deleted(plan, file, file, words);
    }

    private void deleted(String plan, String file, String named, String words) {
        mutations.add(new Mutation(plan, "no " + file, named, words, folder -> Files.delete(folder.resolve(file))));
    }

    /** @param text the content, or after an equals sign the file that is copied */
    private void added(String plan, String file, String text, String words) {
        mutations.add(new Mutation(plan, "and " + file, file, words, folder -> {
            Path added = folder.resolve(file);
            Files.createDirectories(added.getParent());
            Files.writeString(added, text.startsWith("=") ? Files.readString(folder.resolve(text.substring(1))) : text);
        }));
    }

    private void add(String plan, String file, String words, Change change) {
        mutations.add(new Mutation(plan, words, file, words, change));
    }

    private static void rule(Path folder, String rule) throws IOException {
        Path yaml = folder.resolve(YAML);
        Files.writeString(
                yaml,
                YamlEdit.of(Files.readString(yaml))
                        .set(List.of("rules", rule), "true")
                        .text());
    }

    private record Mutation(String plan, String what, String file, String words, Change change) {}

    private interface Change {
        void in(Path folder) throws IOException;
    }
}
