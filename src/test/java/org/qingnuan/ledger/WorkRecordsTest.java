package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.springframework.dao.DataAccessException;

/** What is noted beside the stages (ZC-05, ZC-19, ZC-26, ZC-29, ZC-30, ZC-32) and who answers for what (ZC-24). */
class WorkRecordsTest {

    private final PlacesWorld world = new PlacesWorld();
    private final CaseKey village = world.village("东庄村", 10);

    private static WorkEntry entry(WorkKind kind, WorkPartner... partners) {
        return new WorkEntry(kind, LocalDate.of(2021, 6, 15), "标题", "内容", Set.of(partners));
    }

    private WorkRecord only() {
        return world.records.of(world.xihe()).stream()
                .filter(record -> !record.superseded())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBodySeesItsVillagesEntriesAndThePlanAllOfThem() {
        world.records.note(village, entry(WorkKind.VISIT), "town");
        world.records.note(world.hongshan(), entry(WorkKind.PUBLICITY), "other");
        world.records.note(CaseKey.ofPlan(world.plan), entry(WorkKind.DIVERTED), "office");

        assertThat(world.records.of(world.xihe()))
                .singleElement()
                .satisfies(record -> assertThat(record.place()).isEqualTo(village));
        assertThat(world.records.of(CaseKey.ofPlan(world.plan)))
                .extracting(record -> record.entry().kind())
                .containsExactly(WorkKind.DIVERTED, WorkKind.PUBLICITY, WorkKind.VISIT);
    }

    @Test
    void aWrongEntryIsPutRightByAnotherOneAndOnlyOnce() {
        world.records.note(world.xihe(), entry(WorkKind.PERMITS), "town");
        long wrong = only().id();

        world.records.correct(world.xihe(), wrong, entry(WorkKind.COMPENSATION), "town");

        assertThat(only().supersedes()).isEqualTo(wrong);
        assertThat(world.records.get(world.xihe(), wrong).superseded()).isTrue();
        assertThatThrownBy(() -> world.records.correct(world.xihe(), wrong, entry(WorkKind.PERMITS), "town"))
                .hasMessageContaining("已被更正");
    }

    @Test
    void anEntryIsNeitherChangedNorDeleted() {
        world.records.note(world.xihe(), entry(WorkKind.UPKEEP), "town");

        assertThatThrownBy(() -> world.jdbc
                        .sql("update ledger.work_record set title = 'x'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
        assertThatThrownBy(
                        () -> world.jdbc.sql("delete from ledger.work_record").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void anotherTownsEntryIsNotFoundAndAViolationDoesNotBecomeWork() {
        world.records.note(world.xihe(), entry(WorkKind.FALSE_CLAIM), "office");
        long violation = only().id();

        assertThatThrownBy(() -> world.records.get(world.hongshan(), violation))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> world.records.correct(world.hongshan(), violation, entry(WorkKind.WITHHELD), "x"))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> world.records.correct(world.xihe(), violation, entry(WorkKind.VISIT), "x"))
                .hasMessageContaining("不能互相更正");
    }

    @Test
    void aDrillNeedsTheFireServiceAndTheHeatOrGasCompany() {
        assertThatThrownBy(
                        () -> world.records.note(world.xihe(), entry(WorkKind.DRILL, WorkPartner.GAS_COMPANY), "town"))
                .hasMessageContaining("消防部门");
        assertThatThrownBy(
                        () -> world.records.note(world.xihe(), entry(WorkKind.DRILL, WorkPartner.FIRE_SERVICE), "town"))
                .isInstanceOf(SubmissionRefused.class);

        world.records.note(
                world.xihe(), entry(WorkKind.DRILL, WorkPartner.FIRE_SERVICE, WorkPartner.HEAT_COMPANY), "town");

        assertThat(only().entry().partners())
                .containsExactlyInAnyOrder(WorkPartner.FIRE_SERVICE, WorkPartner.HEAT_COMPANY);
    }

    @Test
    void aDrillMayBeHeldWithThePowerCompany() {
        world.records.note(
                world.xihe(), entry(WorkKind.DRILL, WorkPartner.FIRE_SERVICE, WorkPartner.POWER_COMPANY), "town");

        assertThat(only().entry().partners()).contains(WorkPartner.POWER_COMPANY);
    }

    @Test
    void anInspectionSaysItsLevelAndItsModeAndNothingElseDoes() {
        InspectionNote note = new InspectionNote(InspectionNote.Level.COUNTY, InspectionNote.Mode.RANDOM);

        assertThatThrownBy(() -> world.records.note(world.xihe(), entry(WorkKind.INSPECTION), "office"))
                .hasMessageContaining("没有写明层级和方式");
        assertThatThrownBy(() -> world.records.note(world.xihe(), inspected(WorkKind.VISIT, note), "town"))
                .hasMessageContaining("只有督查检查");
        world.records.note(world.xihe(), inspected(WorkKind.INSPECTION, note), "office");

        assertThat(only().entry().inspection()).isEqualTo(note);
        assertThat(note.label()).isEqualTo("县级随机抽查");
    }

    private static WorkEntry inspected(WorkKind kind, InspectionNote note) {
        return new WorkEntry(kind, LocalDate.of(2021, 6, 15), "标题", "内容", Set.of(), note);
    }

    @Test
    void whatHasNotHappenedYetIsNotNoted() {
        WorkEntry tomorrow = new WorkEntry(WorkKind.VISIT, LocalDate.of(2021, 6, 16), "标题", "内容", Set.of());

        assertThatThrownBy(() -> world.records.note(world.xihe(), tomorrow, "town"))
                .hasMessageContaining("日期晚于今天");
    }

    @Test
    void aSuccessorAnswersFromThenOnAndTheFormerStaysWithHisNameSealed() {
        world.responsibilities.name(world.xihe(), TownDuty.ACCEPTANCE, "副镇长", "王某某", null, "town");
        world.responsibilities.name(world.xihe(), TownDuty.ACCEPTANCE, "城建办主任", "李某某", null, "town");

        assertThat(world.responsibilities.of(world.xihe()))
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("李某某"));
        assertThat(world.responsibilities.of(world.hongshan())).isEmpty();
        assertThat(world.jdbc
                        .sql("select count(*) from ledger.responsibility where plan = ? and replaced_at is not null")
                        .param(world.plan.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> world.responsibilities.name(world.xihe(), TownDuty.SURVEY, " ", "王某某", null, "town"))
                .hasMessageContaining("没有填写职务");
    }
}
