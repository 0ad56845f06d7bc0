package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.process.PlanDefaults.Defaults;
import org.qingnuan.process.PlanDefaults.Item;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;

/** What each plan's document leaves open is told as a default, and what it states is not (B5). */
class DefaultsOfFilesTest {

    @ParameterizedTest
    @CsvSource({
        "zichuan-2021, rules.rectificationDays rules.extension.maxDays reminders.before payment.steps season.start deadlines.plan",
        "zichuan-2021, rules.safetyOfficersRequired gates.gas-agreement complaints.reply publicNotice.lists tenderer",
        "heze-2021, issued season.seasons season.reviews rules.townPlanRequired roles.leading-group implementers.COAL_TO_GAS",
        "laizhou-2023, season.end deadlines.gridCapacity stages.survey stages.household-confirmation rules.townPlanRequired",
        "jiyang-2021, issued deadlines.handover payment.steps roles.heat-company",
        "jinan-2019-2022, issued milestones.results.gasStorage.by rules.rectificationDays"
    })
    void whatTheDocumentLeavesOpenIsADefault(String plan, String paths) {
        assertThat(of(plan).paths()).contains(paths.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "zichuan-2021, rules.townPlanRequired rules.routes roles.leading-group deadlines.works deadlines.handover",
        "heze-2021, rules.minRooms season.hardship deadlines.works gates.gas-agreement season",
        "laizhou-2023, season.start season.settlementDays season.card tenderer deadlines.tender stages.contract-award",
        "jiyang-2021, rules.praiseCirculars deadlines.works gates.permits roles.contractor",
        "jinan-2019-2022, rules.noBurnZones deadlines.boilers milestones milestones.results.boilers.by"
    })
    void whatTheDocumentStatesIsNone(String plan, String paths) {
        assertThat(of(plan).paths()).doesNotContain(paths.split(" "));
    }

    @Test
    void eachIsWrittenForPeopleWithItsReason() {
        List<Item> items = items(of("zichuan-2021"));

        assertThat(items)
                .contains(
                        new Item("不合格户整改期限", "10日", "文件没有规定"),
                        new Item("期限之前提醒", "30、14、7、1天", "文件没有规定"),
                        new Item("逾期提醒谁", "镇街经办人、区清洁取暖建设推进办公室", "文件没有规定"),
                        new Item("群众诉求答复期限", "3个工作日，次日起算", "文件没有规定"),
                        new Item("流程和台账的保存年限", "10年", "文件没有规定（默认10年，B5）"),
                        new Item("公示的名单", "不公示", "文件没有规定"))
                .noneMatch(item -> item.label().equals("公示期"))
                .anyMatch(item -> item.label().equals("实施方案核准")
                        && item.value().equals("6月20日前")
                        && item.reason().contains("6月中旬前"))
                .anyMatch(item -> item.label().equals("供气协议") && item.reason().contains("ZC-08"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"补贴拨付（按批）", "施工", "验收", "招投标（村级）", "督办（淄川区2021）"})
    void whatTheModelsCallADefaultIsTold(String model) {
        assertThat(of("zichuan-2021").groups())
                .anyMatch(group -> group.title().equals("流程“" + model + "”")
                        && group.items().stream().allMatch(item -> item.reason().contains("默认")));
    }

    @Test
    void aDateThatWasAdjustedIsNoDefaultAnyMore() {
        PlanFolder zichuan = PlanFolder.of(new PlanId("zichuan-2021"), null);
        Map<String, byte[]> files = new HashMap<>(zichuan.files());
        files.computeIfPresent(
                zichuan.path("responsible-body.bpmn"),
                (path, model) -> new String(model, StandardCharsets.UTF_8)
                        .replace("'06-20'", "'06-25'")
                        .replace("\"6月20日前\"", "\"6月25日前\"")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(DefaultsOfFiles.of(new PlanFolder("zichuan-2021", files)).paths())
                .doesNotContain("deadlines.plan");
    }

    @Test
    void everyValueOfTheDefaultFileHasANameForPeople() {
        List<String> leaves = new ArrayList<>();
        leaves("", YamlMap.read("plan.yaml", PlanFolder.defaults().file("plan.yaml")), leaves);

        assertThat(leaves)
                .filteredOn(path -> !path.matches("(bases|sources|sentences|defaults)\\b.*"))
                .allSatisfy(path -> assertThat(named(path)).as(path).isTrue());
    }

    private static boolean named(String path) {
        return DefaultLabels.of(path).isPresent()
                || path.contains(".") && named(path.substring(0, path.lastIndexOf('.')));
    }

    private static void leaves(String before, Map<?, ?> map, List<String> leaves) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                leaves(before + key + ".", inner, leaves);
            } else {
                leaves.add(before + key);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"rules.rectificationDay, 不认识这一项", "rules.correctionDays, 本文件没有写这一项"})
    void aMarkOnWhatIsNotThereIsRefused(String path, String reason) {
        String yaml = text("zichuan-2021").replace("defaults:\n", "defaults:\n  " + path + ": 理由\n");

        assertThatThrownBy(() -> PlanFile.read(
                        new PlanId("zichuan-2021"),
                        "plan.yaml",
                        yaml.getBytes(StandardCharsets.UTF_8),
                        PlanFolder.defaults().file("plan.yaml"),
                        List.of()))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.findings())
                                .anyMatch(finding -> finding.element().equals("defaults." + path)
                                        && finding.reason().equals(reason)));
    }

    @Test
    void whoeverFillsAValueInTakesItsMarkAway() {
        String changed = new PlanSettings(text("laizhou-2023"))
                .changed(Map.of("rules.townPlanRequired", "false", "roles.contractor.name", "总承包单位"));

        assertThat(YamlEdit.of(changed).keys(List.of("defaults")))
                .contains("season.end", "payment.steps")
                .doesNotContain("rules.townPlanRequired", "roles.contractor");
    }

    private static String text(String plan) {
        return new String(PlanFolder.of(new PlanId(plan), null).file("plan.yaml"), StandardCharsets.UTF_8);
    }

    private static Defaults of(String plan) {
        return DefaultsOfFiles.of(PlanFolder.of(new PlanId(plan), null));
    }

    private static List<Item> items(Defaults defaults) {
        return defaults.groups().stream()
                .flatMap(group -> group.items().stream())
                .toList();
    }
}
