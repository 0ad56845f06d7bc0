package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A value put into a plan.yaml changes that value, and nothing that people wrote around it. */
class YamlEditTest {

    private static final String FILE = """
            # 说明
            name: 甲县2021年   # 名称
            area: {id: jia, name: 甲县, code: "370302"}
            roles:
              finance-office: {name: 财政局, level: plan}   # 出资
              # 经办
              town-official:  {name: 镇街, level: body}

            payment:
              steps:        # 两步
                - {role: district-office, label: 复核}   # 一
                - {role: finance-office, label: 批准}    # 二
            gates: {}
            total:
            """;

    @Test
    void scalarsAreReplacedWhereTheyStand() {
        String changed = YamlEdit.of(FILE)
                .set(List.of("name"), "乙县2022年")
                .set(List.of("area", "name"), "乙县")
                .set(List.of("roles", "finance-office", "name"), "乙县财政局")
                .set(List.of("total"), "1200")
                .text();

        assertThat(changed)
                .isEqualTo(FILE.replace("甲县2021年", "乙县2022年")
                        .replace("name: 甲县,", "name: 乙县,")
                        .replace("财政局,", "乙县财政局,")
                        .replace("total:\n", "total: 1200\n"));
    }

    @Test
    void whatIsNotThereIsAddedInTheWayOfItsNeighbours() {
        String changed = YamlEdit.of(FILE)
                .set(List.of("roles", "ecology-branch", "name"), "环境分局")
                .set(List.of("gates", "permits", "before"), "construction")
                .set(List.of("rules", "minRooms"), "2")
                .set(List.of("area", "note"), "无")
                .text();

        assertThat(changed)
                .contains("  town-official:  {name: 镇街, level: body}\n  ecology-branch: {name: 环境分局}\n")
                .contains("gates: {permits: {before: construction}}")
                .contains("rules: {minRooms: 2}")
                .contains("code: \"370302\", note: 无}");
        assertThat(YamlEdit.of(changed).value(List.of("rules", "minRooms"))).hasValue("2");
    }

    @Test
    void aListIsReplacedWholeAndWhatFollowsStays() {
        String changed = YamlEdit.of(FILE)
                .set(List.of("payment", "steps"), "[{role: finance-office, label: 批准}]")
                .text();

        assertThat(YamlEdit.of(changed).maps(List.of("payment", "steps")).orElseThrow())
                .singleElement()
                .satisfies(step -> assertThat(step).containsEntry("label", "批准"));
        assertThat(changed).contains("# 二\ngates: {}").startsWith("# 说明\nname: 甲县2021年   # 名称\n");
    }

    @Test
    void keysAreTakenAwayWithWhatBelongsToThem() {
        YamlEdit edit = YamlEdit.of(FILE);

        edit.remove(List.of("area", "code"))
                .remove(List.of("roles", "town-official"))
                .remove(List.of("payment"));
        edit.remove(List.of("nothing", "there"));

        assertThat(edit.text()).contains("area: {id: jia, name: 甲县}").doesNotContain("town-official", "steps", "code");
        assertThat(edit.keys(List.of())).containsExactly("name", "area", "roles", "gates", "total");
    }

    @Test
    void textIsQuotedWhereYamlWouldTakeItForSomethingElse() {
        assertThat(YamlEdit.quoted("桓台县2022年冬季清洁取暖（试行）")).isEqualTo("桓台县2022年冬季清洁取暖（试行）");
        assertThat(YamlEdit.quoted("no")).isEqualTo("\"no\"");
        assertThat(YamlEdit.quoted("2022年: \"急\"")).isEqualTo("\"2022年: \\\"急\\\"\"");
    }

    @Test
    void whatIsNoMapIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YamlEdit.of("a: ["))
                .withMessageContaining("不是正确的 YAML");
        assertThatIllegalArgumentException().isThrownBy(() -> YamlEdit.of("")).withMessageContaining("内容为空");
    }
}
