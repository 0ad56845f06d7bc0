package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.CoalRule;
import org.qingnuan.ledger.MilestoneRules;
import org.qingnuan.ledger.MilestoneTrack;
import org.qingnuan.ledger.PlanBasis;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;

/** What Jinan's folder says: counties without quotas (D-24), milestones by region (JN-02 to JN-07), figures as stated (D-25). */
class JinanFolderTest {

    private static final String HOME = "bpmn/plans/jinan-2019-2022/";
    private static final PlanId JINAN = new PlanId("jinan-2019-2022");
    private static final PlanFolder FOLDER = PlanFolder.of(JINAN, null);
    private static final List<String> THREE = List.of("jinan-laiwu", "jinan-gangcheng", "jinan-laiwu-gaoxin");

    private final List<Target> targets = TargetsFile.read(HOME + "targets.csv", FOLDER.file("targets.csv"));

    @Test
    void thirteenCountiesHaveNoQuotaBecauseTheDocumentHasNone() {
        assertThat(targets).hasSize(13).allMatch(target -> target.quantity() == Target.LEFT_OPEN);
        assertThat(targets)
                .filteredOn(target -> target.officialCode() == null)
                .extracting(target -> target.area().name())
                .containsExactly("莱芜高新区");
    }

    @Test
    void thePlainIsDueHardForAllButTheThreeThatStriveForIt() {
        MilestoneRules milestones = read("").charter().rules().milestones();

        assertThat(milestones.tracks())
                .extracting(MilestoneTrack::model)
                .containsExactly("city-milestones", "gas-storage", "laiwu-milestones", "county-milestones");
        assertThat(milestones.tracks().get(0).bodies()).isEmpty();
        assertThat(milestones.tracks().get(2).bodies()).containsExactlyElementsOf(THREE);
        assertThat(milestones.tracks().get(3).bodies()).hasSize(10).doesNotContainAnyElementsOf(THREE);
        assertThat(milestones.of("boilers").limit()).isEqualByComparingTo("35");
        assertThat(milestones.of("gasStorage").role()).isEqualTo("housing-bureau");
    }

    @Test
    void coalWithinANoBurnZoneEndsThePaymentsAndClaimsNothingBack() {
        PlanRules rules = read("").charter().rules();

        assertThat(rules.noBurnZones()).isTrue();
        assertThat(rules.clawbackOnCoal()).isEqualTo(CoalRule.ZONE);
    }

    @Test
    void theBaseFiguresStandAsStatedWithTheirScope() {
        List<PlanBasis.Figure> figures =
                Beside.of(FOLDER, targets, new ArrayList<>()).figures();

        assertThat(figures).allMatch(figure -> figure.scope().equals("含原莱芜市"));
        assertThat(figures)
                .filteredOn(figure -> figure.unit().equals("%"))
                .extracting(PlanBasis.Figure::figure)
                .containsExactly(new BigDecimal("81.8"), new BigDecimal("18.2"));
        assertThat(figures)
                .filteredOn(figure -> figure.name().equals("取暖面积"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.figure()).isEqualByComparingTo("25619"));
        assertThat(Beside.of(FOLDER, targets, new ArrayList<>()).projects())
                .extracting(PlanBasis.Project::clause)
                .contains("JN-17", "JN-18", "JN-22", "JN-23", "JN-35");
    }

    @Test
    void whatIsWrongWithMilestonesAndFiguresIsSaidAllAtOnce() {
        assertThatThrownBy(() -> read("\nmilestones:\n  tracks:\n    - {model: city-milestones, bodies: [nowhere]}\n"
                        + "  results:\n    boilers: {needs: boiler, by: mayor, clause: JN3}\n"
                        + "    gasStorage: {needs: storage-days, by: finance-office, clause: JN-07}\n"
                        + "subordinatePlans: {nowhere: jiyang-2021}\n"))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(finding -> finding.sentence())
                                .anyMatch(said -> said.contains("没有地区 nowhere"))
                                .anyMatch(said -> said.contains("不认识“boiler”"))
                                .anyMatch(said -> said.contains("没有角色 mayor"))
                                .anyMatch(said -> said.contains("JN3"))
                                .anyMatch(said -> said.contains("limit"))
                                .anyMatch(said -> said.contains("没有这个地区")));
        assertThatThrownBy(() -> BasisFiles.figures("f", bytes("名称\n甲,1.234,米,2018-12-31,全域,一\n乙,1,米,去年,全域,一\n丙\n")))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.findings()).hasSize(4));
        assertThatThrownBy(() -> BasisFiles.projects("f", bytes("kind,name,place,clause\n甲,,,JN-22\n")))
                .isInstanceOf(PlanRefused.class);
    }

    private PlanContents read(String replaced) {
        String own = new String(FOLDER.file("plan.yaml"), StandardCharsets.UTF_8);
        String text = replaced.isEmpty() ? own : own.replaceAll("(?s)\nmilestones:.*?\ngates:", "\ngates:") + replaced;
        return PlanFile.read(
                JINAN, HOME + "plan.yaml", bytes(text), PlanFolder.defaults().file("plan.yaml"), targets);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
