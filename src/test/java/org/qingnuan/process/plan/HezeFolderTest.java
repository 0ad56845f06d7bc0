package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.ledger.Supervisor;
import org.qingnuan.ledger.Target;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/** What Heze's folder says: eleven counties (D-04, D-05), its posts, its bounds. */
class HezeFolderTest {

    private static final String HOME = "bpmn/plans/heze-2021/";
    private static final PlanFolder FOLDER = PlanFolder.of(new PlanId("heze-2021"), null);

    private final List<Target> targets = TargetsFile.read(HOME + "targets.csv", FOLDER.file("targets.csv"));
    private final PlanContents contents = PlanFile.read(
            new PlanId("heze-2021"),
            HOME + "plan.yaml",
            FOLDER.file("plan.yaml"),
            PlanFolder.defaults().file("plan.yaml"),
            targets);

    @Test
    void elevenCountiesShareAHundredAndFiveThousandHouseholds() {
        assertThat(targets).hasSize(11);
        assertThat(targets.stream().mapToInt(Target::quantity).sum()).isEqualTo(105_000);
    }

    @Test
    void nineUrbanAreasShareSevenMillionSquareMetresAndStandApartFromTheCounties() {
        Beside beside = Beside.of(FOLDER, targets, new ArrayList<>());

        assertThat(beside.urban()).hasSize(9);
        assertThat(beside.urban().stream().mapToLong(Target::quantity).sum()).isEqualTo(7_227_000);
        assertThat(beside.urban()).extracting(area -> area.area().id()).allMatch(id -> id.startsWith("heze-urban-"));
        assertThat(beside.urban().get(0).area().name()).isEqualTo("市区");
    }

    @Test
    void everyCountyHasALeaderAndADepartmentAndTheDoubtfulRowsSaySo() {
        List<Supervisor> supervisors =
                Beside.of(FOLDER, targets, new ArrayList<>()).supervisors();

        assertThat(supervisors)
                .extracting(Supervisor::body)
                .containsExactlyInAnyOrderElementsOf(
                        targets.stream().map(target -> target.area().id()).toList());
        assertThat(supervisors).extracting(Supervisor::department).contains("市农业农村局", "市自然资源和规划局");
        assertThat(supervisors)
                .filteredOn(one -> one.department().equals("市农业农村局"))
                .singleElement()
                .satisfies(one -> assertThat(one.body() + one.note()).contains("heze-juancheng", "郟城县", "待人工确认"));
        assertThat(supervisors)
                .filteredOn(one -> one.body().equals("heze-gaoxinqu"))
                .singleElement()
                .satisfies(one -> assertThat(one.department()).isEqualTo("市发展改革委"));
    }

    @Test
    void namesHaveNoSpacesAndAreasBelongToThisPlanAlone() {
        assertThat(targets)
                .extracting(target -> target.area().name())
                .contains("曹县", "单县", "郓城县", "鄄城县", "开发区", "高新区")
                .noneMatch(name -> name.contains(" "));
        assertThat(targets).allMatch(target -> target.area().id().startsWith("heze-"));
    }

    @Test
    void developmentZonesHaveNoCode() {
        assertThat(targets)
                .filteredOn(target -> target.officialCode() == null)
                .extracting(target -> target.area().name())
                .containsExactly("开发区", "高新区");
    }

    @Test
    void theCountysGovernmentAndFinanceAreTheCountysOwn() {
        assertThat(contents.roles().get("leading-group")).isEqualTo(new RolePost("县区政府（管委会）", RolePost.Level.BODY));
        assertThat(contents.roles().get("finance-office")).isEqualTo(new RolePost("县区财政局", RolePost.Level.BODY));
        assertThat(contents.roles().get("district-office"))
                .isEqualTo(new RolePost("市清洁取暖建设推进办公室", RolePost.Level.PLAN));
    }

    @Test
    void theFloorAndThePotAreTheDocuments() {
        assertThat(contents.limits()).isEqualTo(new SubsidyLimits(Money.of("900"), Money.of("10000000")));
        assertThat(contents.charter().rules().minRooms()).isEqualTo(2);
    }

    @Test
    void aFloorThatIsNoAmountIsRefused() {
        byte[] wrong = new String(FOLDER.file("plan.yaml"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\"900.00\"", "900元")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> PlanFile.read(
                        new PlanId("heze-2021"),
                        HOME + "plan.yaml",
                        wrong,
                        PlanFolder.defaults().file("plan.yaml"),
                        targets))
                .hasMessageContaining("floor")
                .hasMessageContaining("900元");
    }
}
