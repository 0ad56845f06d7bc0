package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/** Villages with official codes and without, each code of one village of the plan and from a day on. */
class VillageCodesTest {

    private static final AtomicInteger PLANS = new AtomicInteger();

    private final RegisterWorld world = new RegisterWorld();
    private final PlanId plan = new PlanId("codes-" + PLANS.incrementAndGet());
    private final CaseKey town = body("town");
    private final CaseKey zone = body("zone");
    private final CaseKey padded = body("padded");

    VillageCodesTest() {
        world.plans.register(new PlanCharter(
                plan,
                "测试方案",
                "川政办字〔2021〕32号",
                LocalDate.of(2021, 6, 10),
                2021,
                new Region(plan.value(), "淄川区"),
                List.of(
                        new Target(new Region(town.area(), "西河镇"), "370302111", 300, "户"),
                        new Target(new Region(zone.area(), "开发区"), null, 300, "户"),
                        new Target(new Region(padded.area(), "洪山镇"), "370302115000", 300, "户")),
                PlanRules.draft(List.of("COAL_TO_GAS")).done()));
        world.today("2021-06-15");
    }

    private CaseKey body(String name) {
        return CaseKey.ofBody(plan, plan.value() + "-" + name);
    }

    private static Map<String, String> row(String name, String code) {
        Map<String, String> row =
                new HashMap<>(Map.of("name", name, "quota", "10", "route", "COAL_TO_GAS", "plain", "true"));
        if (code != null) {
            row.put("code", code);
        }
        return row;
    }

    private void register(CaseKey body, List<Map<String, String>> rows) {
        world.villages.register(
                body,
                world.hand(body, VillageRules.REGISTER, Map.of(), world.sheet(SheetKind.VILLAGES, body, rows)),
                "town");
    }

    private List<Finding> findings(CaseKey body, List<Map<String, String>> rows) {
        return world.sheets.check(SheetKind.VILLAGES, body, rows, "town").findings();
    }

    private List<String> codes(CaseKey body) {
        return world.villages.of(body).stream().map(Village::code).toList();
    }

    @Test
    void villagesComeWithTheirCodesOrWithout() {
        register(town, List.of(row("东庄村", " 370302111201 "), row("西庄村", null)));
        register(zone, List.of(row("新村", "370371001201")));
        register(padded, List.of(row("洪五村", "370302115203")));

        assertThat(codes(town)).containsExactly("370302111201", null);
        assertThat(codes(zone)).as("a zone without a code of its own").containsExactly("370371001201");
        assertThat(codes(padded)).containsExactly("370302115203");
    }

    @Test
    void aCodeThatIsNoVillagesIsToldByItsCell() {
        assertThat(findings(
                        town,
                        List.of(
                                row("甲村", "370302111"),
                                row("乙村", "370302111000"),
                                row("丙村", "37030211120A"),
                                row("丁村", "370302115201"),
                                row("戊村", "370302111209"),
                                row("己村", "370302111209"))))
                .extracting(Finding::row, Finding::column, Finding::reason)
                .containsExactly(
                        tuple(1, "统计用区划代码", "这是县区或乡镇的代码，村的代码是12位"),
                        tuple(2, "统计用区划代码", "这是县区或乡镇的代码，村的代码是12位"),
                        tuple(3, "统计用区划代码", "不是12位统计用区划代码"),
                        tuple(4, "统计用区划代码", "不以本单位的代码370302111开头"),
                        tuple(6, "统计用区划代码", "与第5行重复"));
    }

    @Test
    void aCodeIsOneVillagesOfTheWholePlan() {
        register(town, List.of(row("东庄村", "370302111201")));

        assertThat(findings(zone, List.of(row("新村", "370302111201"))))
                .extracting(Finding::reason)
                .containsExactly("已是西河镇东庄村的代码");
        assertThat(findings(town, List.of(row("东庄村", "370302111201"))))
                .as("its own again")
                .isEmpty();
        CaseKey other = world.villages.add(zone, "新村", 10, "COAL_TO_GAS", "增加", "town");
        assertThatThrownBy(() -> world.villages.changeCode(other, "370302111201", "登记", "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("西河镇东庄村");
    }

    @Test
    void aVillageGetsItsCodeLaterAndAnotherOneFromADayOn() {
        CaseKey village = world.villages.add(town, "东庄村", 10, "COAL_TO_GAS", "增加", "town");
        assertThat(world.villages.get(village).code()).isNull();

        world.villages.changeCode(village, "370302111201", "区划代码已公布", "town");
        world.today("2021-09-01");
        world.villages.changeCode(village, "370302111218", "区划调整", "town");

        assertThat(world.villages.get(village).code()).isEqualTo("370302111218");
        assertThat(world.jdbc
                        .sql(
                                "SELECT code || ' ' || valid_from FROM ledger.area_code WHERE area = :area ORDER BY valid_from")
                        .param("area", village.village())
                        .query(String.class)
                        .list())
                .containsExactly("370302111201 2021-06-15", "370302111218 2021-09-01");
        assertThatThrownBy(() -> world.villages.changeCode(village, "370302", "登记", "town"))
                .hasMessageContaining("村的代码是12位");
        assertThatThrownBy(() -> world.villages.changeCode(village, "370302111219", " ", "town"))
                .isInstanceOf(SubmissionRefused.class);
    }
}
