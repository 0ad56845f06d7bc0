package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.ChangedPlans;
import org.qingnuan.process.ChangedPlans.Changed;
import org.qingnuan.process.ChangedPlans.File;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.ApplicationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Plans as they would be: changed by date or by file, judged as a deployment is, and deployed by nobody. */
@ApplicationTest
class ChangedPlansTest {

    private static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    private static final String VILLAGE = "bpmn/plans/zichuan-2021/village-retrofit.bpmn";
    private static final String WORKS = "${deadline.on(execution, 'works', '%s')}";

    @Autowired
    private ChangedPlans plans;

    private Map<String, byte[]> files;

    @BeforeEach
    void asBroughtAlong() {
        files = plans.broughtAlong(ZICHUAN);
    }

    @Test
    void anotherLastDayChangesItsTimerAndItsLabelAlone() {
        Changed changed = plans.change(ZICHUAN, files, List.of(), Map.of("works", "09-15"));

        assertThat(changed.findings()).isEmpty();
        assertThat(changed.dates()).singleElement().satisfies(change -> {
            assertThat(change.name()).isEqualTo("建成");
            assertThat(change.dueBefore()).isEqualTo(LocalDate.of(2021, 8, 30));
            assertThat(change.dueAfter()).isEqualTo(LocalDate.of(2021, 9, 15));
        });
        assertThat(changed.otherFiles()).isEmpty();
        assertThat(text(changed.files().get(VILLAGE)))
                .isEqualTo(text(files.get(VILLAGE))
                        .replace(WORKS.formatted("08-30"), WORKS.formatted("09-15"))
                        .replace("name=\"8月30日前\"", "name=\"9月15日前\""));
    }

    @Test
    void modelFromModelerBringsItsDateAndItsLabelFollows() {
        String model = text(files.get(VILLAGE)).replace(WORKS.formatted("08-30"), WORKS.formatted("09-15"));

        Changed changed = plans.change(ZICHUAN, files, List.of(file("改好的.bpmn", model)), Map.of());

        assertThat(changed.findings()).isEmpty();
        assertThat(changed.dates())
                .singleElement()
                .satisfies(change -> assertThat(change.dueAfter()).isEqualTo(LocalDate.of(2021, 9, 15)));
        assertThat(text(changed.files().get(VILLAGE))).contains("name=\"9月15日前\"");
    }

    @Test
    void otherFileIsKnownByItsNameAndNamedAsChanged() {
        String table = text(files.get("bpmn/plans/zichuan-2021/targets.csv"));

        Changed changed = plans.change(ZICHUAN, files, List.of(file("targets.csv", "# 核对过\n" + table)), Map.of());

        assertThat(changed.findings()).isEmpty();
        assertThat(changed.otherFiles()).containsExactly("bpmn/plans/zichuan-2021/targets.csv");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsRemedy() {
        Changed changed = plans.change(
                ZICHUAN,
                files,
                List.of(
                        file("plan.yaml", "id: zichuan-2021\nname: ''\n"),
                        file("other.csv", "x"),
                        file("unreadable.bpmn", "x"),
                        file("foreign.bpmn", text(files.get(VILLAGE)).replace("zichuan-2021.", "heze-2021."))),
                Map.of());

        assertThat(changed.findings())
                .extracting(ModelFinding::file)
                .contains("other.csv", "unreadable.bpmn", "foreign.bpmn", "bpmn/plans/zichuan-2021/plan.yaml");
        assertThat(changed.findings()).extracting(ModelFinding::reason).contains("方案里没有这个文件", "这不是本方案的模型");
        assertThat(changed.findings()).extracting(ModelFinding::remedy).doesNotContainNull();
    }

    @Test
    void unknownGateAndWhatIsNoDateAreSaid() {
        Changed changed = plans.change(ZICHUAN, files, List.of(), Map.of("roof", "09-15", "works", "9月15日"));

        assertThat(changed.findings()).anySatisfy(finding -> {
            assertThat(finding.element()).isEqualTo("roof");
            assertThat(finding.remedy()).contains("village-retrofit/works");
        });
        assertThat(changed.findings())
                .anySatisfy(finding -> assertThat(finding.reason()).contains("9月15日", "不是日期"));
    }

    @Test
    void gateBehindTheNextOneIsRefused() {
        Changed changed = plans.change(ZICHUAN, files, List.of(), Map.of("works", "10-15"));

        assertThat(changed.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("交付使用", "早于", "建成"));
    }

    @Test
    void wrongDateIsSaidBesideAFileThatNobodyKnows() {
        Changed changed = plans.change(ZICHUAN, files, List.of(file("other.csv", "x")), Map.of("works", "10-15"));

        assertThat(changed.findings())
                .extracting(ModelFinding::reason)
                .contains("方案里没有这个文件")
                .anySatisfy(reason -> assertThat(reason).contains("早于"));
    }

    @Test
    void modelThatNoDeploymentTakesIsRefusedLikeThere() {
        String model = text(files.get(VILLAGE)).replace("${recordOverdueDelegate}", "${nobodyDelegate}");

        Changed changed = plans.change(ZICHUAN, files, List.of(file("village-retrofit.bpmn", model)), Map.of());

        assertThat(changed.findings())
                .isNotEmpty()
                .anySatisfy(finding -> assertThat(finding.sentence()).contains("nobodyDelegate"));
    }

    private static File file(String name, String text) {
        return new File(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
