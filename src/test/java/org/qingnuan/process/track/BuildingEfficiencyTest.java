package org.qingnuan.process.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BuildingCategory;
import org.qingnuan.ledger.BuildingNumbers;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Building efficiency in Laizhou: works to 8月31日 (LZ-16), completion acceptance to 10月31日 (LZ-25), who may take part (LZ-08). */
@ProcessTest
class BuildingEfficiencyTest {

    PlayedPlan plan;
    CaseKey body;
    Buildings buildings;

    @BeforeEach
    void aBodyWithAShare(PlayedPlans plans) {
        plan = plans.laizhousTracks();
        body = plan.body();
        buildings = plan.bean(Buildings.class);
        assign("1000.55", 2);
    }

    private void assign(String urban, int rural) {
        buildings.assign(body, BuildingCategory.URBAN, new BigDecimal(urban), "莱清暖办〔2023〕1号（测试）", "office");
        buildings.assign(body, BuildingCategory.RURAL, BigDecimal.valueOf(rural), "莱清暖办〔2023〕1号（测试）", "office");
        plan.runJobs();
    }

    @Test
    void theFirstShareStartsTheTrackOnceAndItsGatesStandOnTheBodysBoard() {
        assertThat(plan.where(body)).containsExactly("userTask_registerBuildings");
        assertThat(plan.timer(body, "event_buildingWorksDue")).isEqualTo(Instant.parse("2023-08-31T16:00:00Z"));
        assertThat(plan.bean(Stages.class).frames(body))
                .extracting(FrameState::name)
                .containsExactly("建筑节能改造", "节能竣工验收");

        assign("2000", 2);

        assertThat(plan.where(body)).containsExactly("userTask_registerBuildings");
        assertThat(buildings.numbers(body).urbanShare()).isEqualByComparingTo("2000");
    }

    @Test
    void sharesComeToTheTargetAndNotASquareMetreMore() {
        CaseKey other = plan.bodies().get(1);

        assertThatThrownBy(() ->
                        buildings.assign(other, BuildingCategory.URBAN, new BigDecimal("21099.46"), "分解", "office"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("本单位至多21099.45平方米");
        assertThatThrownBy(() -> buildings.assign(other, BuildingCategory.RURAL, new BigDecimal("1.5"), "分解", "office"))
                .hasMessageContaining("户数不是整数");
        buildings.assign(other, BuildingCategory.URBAN, new BigDecimal("21099.45"), "分解", "office");
        buildings.assign(other, BuildingCategory.RURAL, new BigDecimal("1778"), "分解", "office");

        assertThat(buildings.targets(plan.key().plan()))
                .extracting(BuildingTarget::left)
                .allSatisfy(left -> assertThat(left).isEqualByComparingTo("0"));
        assertThatThrownBy(() -> plan.bean(JdbcClient.class)
                        .sql("insert into ledger.building_quota(plan, body, category, quantity, reason, by_user, at)"
                                + " select plan, body, category, quantity + 0.01, reason, by_user, at from ledger.building_quota"
                                + " where plan = :plan and body = :body and category = 'URBAN'")
                        .param("plan", plan.key().plan().value())
                        .param("body", other.area())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("exceed the target");
    }

    @Test
    void whoMayTakePartIsSaidByTheTableRowByRow() {
        assertThat(told(rural("1号", Map.of("willing", "false")))).contains("群众不愿意改造（LZ-08）");
        assertThat(told(rural("1号", Map.of("occupied", "false")))).contains("不是长期有人居住");
        assertThat(told(rural("1号", Map.of("worthwhile", "false")))).contains("不具备改造价值");
        assertThat(told(rural("1号", Map.of("cleanHeated", "false")))).contains("没有列入年度计划，也没有实现清洁取暖");
        assertThat(told(rural("1号", Map.of("cleanHeated", "false", "inPlan", "true"))))
                .contains("没有写户编号");
        assertThat(told(rural("1号", Map.of("inPlan", "true", "registerNo", "999999"))))
                .contains("不是本单位本年度已确认的改造户");
        assertThat(told(rural("1号", Map.of()))).isEmpty();
        assertThat(told(urban("3号楼", null))).contains("城区建筑没有面积");
        assertThat(told(urban("3号楼", "10.125"))).contains("两位小数");
        assertThat(told(rural("1号", Map.of("area", "80")))).contains("农村住户按户计");
    }

    @Test
    void lessThanTheShareIsNotRegistered() {
        UUID sheet = plan.sheet(SheetKind.BUILDINGS, body, List.of(urban("3号楼", "1000.54"), rural("1号", Map.of())));

        assertThat(plan.refusal(
                        plan.holder(body, "userTask_registerBuildings"), body, "userTask_registerBuildings", sheet))
                .contains("城区既有建筑共1000.54平方米，少于本单位任务1000.55平方米", "农村住户共1户，少于本单位任务2户");
    }

    @Test
    void finishedAcceptedAndDoneInTime() {
        register();
        assertThat(plan.group(plan.task(body, "userTask_reportBuildingWorks"))).startsWith("contractor.");
        plan.today("2023-08-31");
        String contractor = plan.holder(body, "userTask_reportBuildingWorks");
        assertThat(plan.refusal(
                        contractor, body, "userTask_reportBuildingWorks", null, works("1000.54", "2", "2023-08-31")))
                .contains("还没有全部完工：登记1000.55平方米、2户，完工1000.54平方米、2户");
        assertThat(plan.refusal(
                        contractor, body, "userTask_reportBuildingWorks", null, works("1000.56", "3", "2023-09-01")))
                .contains("多于登记的1000.55平方米", "多于登记的2户", "晚于今天");
        plan.work(body, "userTask_reportBuildingWorks", works("1000.55", "2", "2023-08-31"));
        plan.work(body, "userTask_verifyBuildingWorks", "decision", "return", "opinion", "外墙面积待复核");
        assertThat(plan.where(body)).containsExactly("userTask_reportBuildingWorks");
        plan.work(body, "userTask_reportBuildingWorks", works("1000.55", "2", "2023-08-31"));
        plan.today("2023-09-02");
        plan.work(body, "userTask_verifyBuildingWorks", "decision", "approve");

        assertThat(frame("buildingWorks").finishedOn()).isEqualTo("2023-08-31");
        assertThat(frame("buildingWorks").column()).isEqualTo(BoardColumn.REPORTED_LATE);
        assertThat(plan.timer(body, "event_buildingAcceptanceDue")).isEqualTo(Instant.parse("2023-10-31T16:00:00Z"));

        accept("2023-10-31");

        assertThat(frame("buildingAcceptance").column()).isEqualTo(BoardColumn.DONE);
        assertThat(plan.ends(body)).contains("event_buildingEfficiencyFinished");
        BuildingNumbers numbers = buildings.numbers(body);
        assertThat(numbers.urbanPassed()).isEqualByComparingTo("1000.55");
        assertThat(numbers.accepted()).isTrue();
    }

    private void accept(String day) {
        plan.today(day);
        String inspector = plan.holder(body, "userTask_inspectBuildings");
        assertThat(inspector).startsWith("site-inspector.");
        assertThat(plan.refusal(inspector, body, "userTask_inspectBuildings", null, passed("1000.55", "1", day)))
                .contains("没有写明不合格的部位和原因");
        plan.work(body, "userTask_inspectBuildings", passed("1000.55", "1", day, "problems", "1户门窗漏风"));
        plan.work(body, "userTask_rectifyBuildings", "measure", "更换密封条", "rectifiedOn", day);
        plan.work(body, "userTask_inspectBuildings", passed("1000.55", "2", day));
        assertThat(plan.group(plan.task(body, "userTask_concludeBuildings"))).startsWith("district-office.");
        plan.work(body, "userTask_concludeBuildings", "decision", "return", "opinion", "补充检测报告", "acceptedOn", day);
        plan.work(body, "userTask_inspectBuildings", passed("1000.55", "2", day));
        plan.work(body, "userTask_concludeBuildings", "decision", "approve", "acceptedOn", day);
    }

    @Test
    void lateWorksStayVisibleUntilTheyAreDoneAndStopNothing() {
        register();
        plan.fire(body, "event_buildingWorksDue");
        plan.runJobs();

        assertThat(plan.now()).isEqualTo(Instant.parse("2023-08-31T16:00:00Z"));
        assertThat(plan.where(body)).contains("receiveTask_overdueBuildingWorks", "userTask_reportBuildingWorks");
        assertThat(frame("buildingWorks").column()).isEqualTo(BoardColumn.LATE);
        CaseKey order = plan.onlyCase(body, "order");
        assertThat(plan.where(order)).isNotEmpty();

        plan.today("2023-09-10");
        plan.work(body, "userTask_reportBuildingWorks", works("1000.55", "2", "2023-09-05"));
        plan.work(body, "userTask_verifyBuildingWorks", "decision", "approve");

        assertThat(plan.where(body)).containsExactly("userTask_inspectBuildings");
        assertThat(plan.ends(body)).contains("event_buildingWorksOverdueEnded");
        assertThat(frame("buildingWorks").column()).isEqualTo(BoardColumn.DONE_LATE);

        plan.fire(body, "event_buildingAcceptanceDue");
        plan.runJobs();
        assertThat(plan.now()).isEqualTo(Instant.parse("2023-10-31T16:00:00Z"));
        assertThat(plan.where(body)).contains("receiveTask_overdueBuildingAcceptance", "userTask_inspectBuildings");
        accept("2023-11-03");
        assertThat(plan.ends(body)).contains("event_buildingAcceptanceOverdueEnded");
    }

    @Test
    void aDayEnteredLongAfterwardsCountsAsTheDayOfEntry() {
        register();
        plan.today("2023-09-20");
        plan.work(body, "userTask_reportBuildingWorks", works("1000.55", "2", "2023-08-30"));
        plan.work(body, "userTask_verifyBuildingWorks", "decision", "approve");

        assertThat(frame("buildingWorks").finishedOn()).isEqualTo("2023-09-20");
    }

    private FrameState frame(String name) {
        return plan.bean(Stages.class).frame(body, name);
    }

    private void register() {
        UUID sheet = plan.sheet(
                SheetKind.BUILDINGS,
                body,
                List.of(urban("3号楼", "600.05"), urban("4号楼", "400.5"), rural("1号", Map.of()), rural("2号", Map.of())));
        plan.work(body, "userTask_registerBuildings", sheet);
    }

    private static String[] works(String urban, String rural, String day) {
        return new String[] {"urban", urban, "rural", rural, "finishedOn", day};
    }

    private static String[] passed(String urban, String rural, String day, String... more) {
        String[] all = new String[6 + more.length];
        System.arraycopy(new String[] {"urban", urban, "rural", rural, "inspectedOn", day}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return all;
    }

    private String told(Map<String, String> row) {
        CheckedSheet checked = plan.bean(Sheets.class).check(SheetKind.BUILDINGS, body, List.of(row), "somebody");
        return checked.findings().stream().map(Finding::sentence).collect(Collectors.joining());
    }

    private static Map<String, String> urban(String door, String area) {
        Map<String, String> row = row("URBAN", "花园小区", door);
        if (area != null) {
            row.put("area", area);
        }
        return row;
    }

    private static Map<String, String> rural(String door, Map<String, String> different) {
        Map<String, String> row = row("RURAL", "东庄村", door);
        row.putAll(different);
        return row;
    }

    private static Map<String, String> row(String category, String place, String door) {
        return new HashMap<>(Map.of(
                "category",
                category,
                "place",
                place,
                "door",
                door,
                "inPlan",
                "false",
                "cleanHeated",
                "true",
                "occupied",
                "true",
                "worthwhile",
                "true",
                "willing",
                "true"));
    }
}
