package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.NewPlan;
import org.qingnuan.process.PlanFolders;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.PlanStage;
import org.qingnuan.process.StageChange;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.OwnStage;

/** Stages that a plan leaves out, takes in or has of its own, the drawing and plan.yaml included. */
class PlanStagesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"zichuan-2021", "heze-2021", "jinan-2019-2022", "jiyang-2021", "laizhou-2023"})
    void commissioningGoesWhereItIsDoneWithTheWorks(String from) throws IOException {
        Path plan = copy(from);

        change(plan, List.of("commissioning"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(village(plan)).doesNotContain("\"commissioning\"", "callActivity_commissioning");
        assertThat(read(plan, "plan.yaml")).contains("commissionedWithWorks: true");
        assertThat(there(plan)).doesNotContain("commissioning").contains("construction");

        change(plan, List.of(), added("commissioning"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(there(plan)).containsSubsequence("construction", "commissioning");
        assertThat(read(plan, "plan.yaml")).doesNotContain("commissionedWithWorks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zichuan-2021", "heze-2021", "jinan-2019-2022", "jiyang-2021"})
    void tenderingGoesWhereAHigherLevelChoosesTheBuilders(String from) throws IOException {
        Path plan = copy(from);

        List<String> remarks = change(plan, List.of("contract-award"));

        assertThat(remarks).anyMatch(remark -> remark.contains("不再划分标段、启动招标"));
        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(read(plan, "plan.yaml")).contains("contractFromAbove: true");
        assertThat(read(plan, "responsible-body.bpmn"))
                .doesNotContain("openLots", "startTendersDelegate")
                .contains("checkVillagesDelegate");
    }

    @Test
    void tenderingStaysWhereMoneyIsSettledByItsContracts() throws IOException {
        Path plan = copy("laizhou-2023");
        Map<String, String> before = files(plan);

        List<ModelFinding> findings = refused(plan, List.of("contract-award"));

        assertThat(findings)
                .extracting(ModelFinding::element)
                .containsExactly("payment.advanceByContractor", "payment.householdContributions");
        assertThat(findings)
                .extracting(ModelFinding::reason)
                .containsExactly("中标单位垫付的补贴按标段合同结算，本方案却没有标段合同", "住户缴款按标段拨付给中标单位，本方案却没有标段");
        assertThat(files(plan)).isEqualTo(before);
    }

    @Test
    void whatLaterStagesNeedIsNamedStageByStage() throws IOException {
        Path plan = copy("zichuan-2021");
        Map<String, String> before = files(plan);

        assertThat(refused(plan, List.of("survey")))
                .extracting(ModelFinding::element, ModelFinding::reason)
                .contains(
                        tuple(
                                "callActivity_householdConfirmation",
                                "环节 household-confirmation 之前没有 survey：确村确户要用摸底调查留下的农户名册"),
                        tuple("callActivity_contractAward", "环节 contract-award 之前没有 survey：招投标要用摸底调查留下的农户名册"));
        assertThat(refused(plan, List.of("construction")))
                .extracting(ModelFinding::reason)
                .containsExactly(
                        "环节 commissioning 之前没有 construction：调试要用施工留下的各户安装记录",
                        "环节 acceptance 之前没有 construction：验收要用施工留下的各户安装记录");
        assertThat(refused(plan, List.of("acceptance")))
                .extracting(ModelFinding::reason)
                .containsExactly("环节 subsidy-settlement 之前没有 acceptance 或 in-home-acceptance：补贴拨付要用验收留下的验收合格的批次");
        assertThat(files(plan)).isEqualTo(before);
    }

    @Test
    void aPlanThatOnlySaysItLeftAStageOutIsToldHowItMay() throws IOException {
        Path plan = copy("zichuan-2021");
        change(plan, List.of("commissioning"));
        CopiedFolder.change(plan.resolve("plan.yaml"), "commissionedWithWorks: true", "commissionedWithWorks: false");

        assertThat(PlanFolders.check(plan)).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("callActivity_acceptance");
            assertThat(finding.reason()).isEqualTo("环节 acceptance 之前没有 commissioning：验收要用调试留下的各户调试日期");
            assertThat(finding.remedy()).contains("调试随施工一并完成", "rules.commissionedWithWorks 写成 true");
        });
        change(copy("heze-2021"), List.of());
        Path both = copy("heze-2021");
        Files.writeString(
                both.resolve("plan.yaml"),
                YamlEdit.of(read(both, "plan.yaml"))
                        .set(List.of("rules", "contractFromAbove"), "true")
                        .text());
        assertThat(PlanFolders.check(both))
                .extracting(ModelFinding::reason)
                .containsExactly("plan.yaml 的 rules.contractFromAbove 为 true，却仍有环节 contract-award");
    }

    @Test
    void allThatFollowsGoesWithItsFrameAndItsDate() throws IOException {
        Path plan = copy("zichuan-2021");

        change(plan, List.of("commissioning", "acceptance", "subsidy-settlement"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(village(plan)).doesNotContain("andover").contains("subProcess_works", "event_handedToUpkeep");
        assertThat(there(plan)).containsExactly("survey", "household-confirmation", "contract-award", "construction");

        change(plan, List.of(), added("acceptance"), added("subsidy-settlement"), added("commissioning"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(there(plan)).endsWith("construction", "commissioning", "acceptance", "subsidy-settlement");
    }

    @Test
    void sharedStagesComeInThatThePlanHadNot() throws IOException {
        Path plan = copy("zichuan-2021");

        List<String> remarks =
                change(plan, List.of(), added("in-home-acceptance"), added("grid-capacity"), added("public-notice"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(there(plan))
                .containsSubsequence("commissioning", "in-home-acceptance", "subsidy-settlement")
                .contains("grid-capacity", "public-notice")
                .doesNotContain("acceptance");
        assertThat(read(plan, "power-supply.bpmn"))
                .contains("zichuan-2021.power-supply", "name=\"供电保障（淄川区2021）\"")
                .doesNotContain("laizhou-2023.");
        assertThat(read(plan, "plan.yaml")).contains("lists: [roster, payment]", "power-supply: {of: body");
        assertThat(remarks)
                .hasSize(4)
                .anyMatch(remark -> remark.contains("供电公司"))
                .contains("“三步验收”由监理单位办理，请在“基本设置”里写明是谁。");
        assertThat(read(plan, "plan.yaml")).contains("site-inspector: {name: 监理单位, level: body}");

        change(plan, List.of("grid-capacity", "public-notice"), added("acceptance"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(there(plan)).contains("acceptance").doesNotContain("in-home-acceptance", "grid-capacity");
        assertThat(files(plan)).doesNotContainKey("power-supply.bpmn");
    }

    @Test
    void aStageOfThePlansOwnComesAfterTheOneThatIsNamedAndGoesWithItsFiles() throws IOException {
        Path plan = copy("zichuan-2021");
        OwnStage.into(plan);
        assertThat(PlanFolders.check(plan)).isNotEmpty();
        assertThat(PlanFolders.stages(plan))
                .filteredOn(stage -> stage.id().equals("upkeep"))
                .containsExactly(new PlanStage("upkeep", "落实管护", "本方案自己的模型 upkeep.bpmn。", false, true, true));
        assertThat(refused(plan, List.of(), added("upkeep")))
                .extracting(ModelFinding::reason)
                .containsExactly("没有写明放在哪个环节之后");

        change(plan, List.of(), new StageChange.Added("upkeep", "acceptance"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(there(plan)).containsSubsequence("acceptance", "upkeep", "subsidy-settlement");
        assertThat(village(plan)).contains("calledElement=\"zichuan-2021.upkeep\"", "id=\"callActivity_upkeep\"");

        change(plan, List.of("upkeep"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(files(plan).keySet()).noneMatch(name -> name.contains("upkeep"));
    }

    @Test
    void aModelOfThePlansOwnTakesThePlaceOfTheSharedOneOfItsName() throws IOException {
        Path plan = copy("zichuan-2021");
        Files.writeString(
                plan.resolve("survey.bpmn"),
                Files.readString(Path.of("bpmn/stages/survey.bpmn"))
                        .replace("<bpmn:process id=\"survey\"", "<bpmn:process id=\"zichuan-2021.survey\"")
                        .replace("bpmnElement=\"survey\"", "bpmnElement=\"zichuan-2021.survey\""));

        change(plan, List.of(), added("survey"));

        assertThat(PlanFolders.check(plan)).isEmpty();
        assertThat(village(plan)).contains("calledElement=\"zichuan-2021.survey\"");
    }

    @Test
    void whatIsNotThereOrUnknownIsSaid() throws IOException {
        Path plan = copy("zichuan-2021");

        assertThat(refused(plan, List.of("in-home-acceptance")))
                .extracting(ModelFinding::reason)
                .containsExactly("方案没有这个环节");
        assertThat(refused(plan, List.of(), added("survey")))
                .extracting(ModelFinding::reason)
                .containsExactly("方案已经有这个环节");
        assertThat(refused(plan, List.of(), added("heating"))).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo("没有这个环节");
            assertThat(finding.remedy()).contains("in-home-acceptance、grid-capacity、public-notice");
        });
        assertThat(refused(plan, List.of("survey"), added("survey")))
                .extracting(ModelFinding::reason)
                .containsExactly("又要去掉又要加上");
    }

    @Test
    void villagesThatWaitForContractsNeedABodyThatTenders() throws IOException {
        Path plan = copy("zichuan-2021");
        change(plan, List.of("contract-award"));

        assertThat(refused(plan, List.of(), added("contract-award")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.file()).endsWith("responsible-body.bpmn");
                    assertThat(finding.reason()).isEqualTo("各村要等标段合同，责任主体却不划分标段、启动招标");
                });
    }

    @Test
    void newPlansOfOtherCountiesMayBeShortened() {
        for (String from : List.of("default", "heze-2021")) {
            Path plan = PlanFolders.create(
                            new NewPlan(
                                    from,
                                    new PlanId("huantai-" + (from.equals("default") ? "2022" : "2023")),
                                    "桓台县冬季清洁取暖",
                                    from.equals("default") ? 2022 : 2023,
                                    null,
                                    null,
                                    null,
                                    null,
                                    from.equals("default") ? targets() : null),
                            directory)
                    .folder();

            change(plan, List.of("contract-award", "commissioning"));

            assertThat(PlanFolders.check(plan)).isEmpty();
            assertThat(there(plan))
                    .containsExactly(
                            "survey", "household-confirmation", "construction", "acceptance", "subsidy-settlement");
        }
    }

    private static List<Target> targets() {
        return PlanFolder.of(new PlanId("zichuan-2021"), null).files().entrySet().stream()
                .filter(file -> file.getKey().endsWith("targets.csv"))
                .flatMap(file -> TargetsFile.read(file.getKey(), file.getValue()).stream())
                .toList();
    }

    private Path copy(String plan) throws IOException {
        return CopiedFolder.of(plan, Files.createTempDirectory(directory, "copy"));
    }

    private static StageChange.Added added(String stage) {
        return new StageChange.Added(stage, null);
    }

    private static List<String> change(Path plan, List<String> without, StageChange.Added... with) {
        return PlanFolders.changeStages(plan, new StageChange(without, List.of(with)));
    }

    private static List<ModelFinding> refused(Path plan, List<String> without, StageChange.Added... with) {
        return catchThrowableOfType(PlanRefused.class, () -> change(plan, without, with))
                .findings();
    }

    private static List<String> there(Path plan) {
        return PlanFolders.stages(plan).stream()
                .filter(PlanStage::there)
                .map(PlanStage::id)
                .toList();
    }

    private static String village(Path plan) throws IOException {
        return read(plan, "village-retrofit.bpmn");
    }

    private static String read(Path plan, String name) throws IOException {
        return Files.readString(plan.resolve(name));
    }

    private static Map<String, String> files(Path plan) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(plan)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(
                        plan.relativize(file).toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
