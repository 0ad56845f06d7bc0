package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that may be deployed, where they lie and what they bring of their own. */
class PlanCheckTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"zichuan-2021", "heze-2021", "laizhou-2023", "jiyang-2021", "jinan-2019-2022"})
    void everyPlanThatComesWithTheApplicationPassesFromADirectoryToo(String plan) throws IOException {
        Path folder = CopiedFolder.of(plan, directory);

        assertThat(PlanCheck.of(PlanFolder.in(folder))).isEmpty();
    }

    @Test
    void aPlanCallsItsOwnSurveyAndBringsItsOwnForm() throws IOException {
        Path folder = CopiedFolder.of("zichuan-2021", directory);
        String survey = Files.readString(Path.of("bpmn/stages/survey.bpmn"))
                .replace("<bpmn:process id=\"survey\"", "<bpmn:process id=\"zichuan-2021.survey\"")
                .replace("bpmnElement=\"survey\"", "bpmnElement=\"zichuan-2021.survey\"");
        Files.writeString(folder.resolve("survey.bpmn"), survey);
        CopiedFolder.change(folder.resolve("village-retrofit.bpmn"), "=\"survey\"", "=\"zichuan-2021.survey\"");
        Path form = folder.resolve("forms/survey/registerSurvey.html");
        Files.createDirectories(form.getParent());
        Files.writeString(
                form,
                Files.readString(Path.of("forms/survey/registerSurvey.html")).replace("摸底完成日期", "入户日期"));

        PlanFolder read = PlanFolder.in(folder);

        assertThat(PlanCheck.of(read)).isEmpty();
        assertThat(new String(read.files().get("forms/survey/registerSurvey.html"), StandardCharsets.UTF_8))
                .contains("入户日期");
        assertThat(read.files()).containsKey("forms/survey/reviewSurvey.html");
        assertThat(read.names()).contains("survey.bpmn", "forms/survey/registerSurvey.html");
    }

    @Test
    void stagesMayBeLeftOutFromBehind() throws IOException {
        Path folder = CopiedFolder.of("zichuan-2021", directory);
        Path village = folder.resolve("village-retrofit.bpmn");
        CopiedFolder.cut(village, "<bpmn:callActivity id=\"callActivity_subsidySettlement\"", "</bpmn:callActivity>");
        CopiedFolder.cut(village, "<bpmn:sequenceFlow id=\"flow_subsidySettlementToHandedToUpkeep\"", "/>");
        CopiedFolder.cut(village, "<bpmndi:BPMNShape id=\"callActivity_subsidySettlement_di\"", "</bpmndi:BPMNShape>");
        CopiedFolder.cut(
                village, "<bpmndi:BPMNEdge id=\"flow_subsidySettlementToHandedToUpkeep_di\"", "</bpmndi:BPMNEdge>");
        CopiedFolder.change(
                village,
                "<bpmn:incoming>flow_subsidySettlementToHandedToUpkeep</bpmn:incoming>",
                "<bpmn:incoming>flow_handoverToSubsidySettlement</bpmn:incoming>");
        CopiedFolder.change(
                village, "targetRef=\"callActivity_subsidySettlement\"", "targetRef=\"event_handedToUpkeep\"");

        assertThat(PlanCheck.of(PlanFolder.in(folder))).isEmpty();
    }

    @Test
    void anAdvanceWithoutRowsAndRowsWithoutTheRuleAreBothTold() throws IOException {
        Path folder = CopiedFolder.of("heze-2021", directory);
        CopiedFolder.change(
                folder.resolve("plan.yaml"), "  settlementDays: 15 ", "  advance: true\n  settlementDays: 15 ");

        assertThat(PlanCheck.of(PlanFolder.in(folder))).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("season.advance");
            assertThat(finding.reason()).contains("没有预拨的标准（RUNNING_ADVANCE）");
        });

        CopiedFolder.change(folder.resolve("plan.yaml"), "  advance: true\n", "");
        CopiedFolder.change(folder.resolve("subsidy.dmn"), "\"HARDSHIP_RUNNING\"", "\"RUNNING_ADVANCE\"");
        CopiedFolder.change(
                folder.resolve("subsidy.dmn"), "50 * gasVolume + 10 * powerUsage", "50 * lastGas + 10 * lastPower");

        assertThat(PlanCheck.of(PlanFolder.in(folder))).singleElement().satisfies(finding -> {
            assertThat(finding.file()).endsWith("subsidy.dmn");
            assertThat(finding.remedy()).contains("advance: true");
        });
    }

    @Test
    void mistakesInEveryFileAreToldAtOnceAndNoneTwice() throws IOException {
        Path folder = CopiedFolder.of("zichuan-2021", directory);
        CopiedFolder.change(folder.resolve("plan.yaml"), "mode: advised", "mode: optional");
        CopiedFolder.change(folder.resolve("targets.csv"), ",150,", ",一百五十,");
        CopiedFolder.change(
                folder.resolve("village-retrofit.bpmn"), "calledElement=\"survey\"", "calledElement=\"surveys\"");
        CopiedFolder.change(folder.resolve("responsible-body.bpmn"), "6月20日前", "5月20日前");
        CopiedFolder.change(folder.resolve("responsible-body.bpmn"), "'06-20'", "'05-20'");
        CopiedFolder.change(folder.resolve("subsidy.dmn"), "hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\"");

        assertThat(PlanCheck.of(PlanFolder.in(folder)))
                .extracting(finding -> finding.file().replaceFirst(".*/", "") + " " + finding.reason())
                .contains(
                        "plan.yaml 不认识“optional”",
                        "targets.csv 任务数“一百五十”不是正整数",
                        "village-retrofit.bpmn 调用的模型 surveys 不存在",
                        "responsible-body.bpmn 期限 2021年5月20日 早于发文日期 2021年6月10日",
                        "subsidy.dmn 命中策略是 FIRST")
                .doesNotHaveDuplicates();
    }
}
