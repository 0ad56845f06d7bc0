package org.qingnuan.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Handing over, taking back, and what is said to whoever comes too late. */
@ProcessTest
class TaskHandlingTest {

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;
    Tasks tasks;
    String clerk;

    @BeforeEach
    void aVillageAtItsSurvey(PlayedPlans plans) {
        plan = plans.zichuan();
        people = VillageInStage.started(plan, 3);
        village = people.key();
        tasks = plan.bean(Tasks.class);
        clerk = plan.holder(village, "userTask_registerSurvey");
    }

    @Test
    void aTaskIsHandedToAColleagueWhoThenHoldsIt() {
        String task = plan.task(village, "userTask_registerSurvey").getId();
        String colleague = plan.holder(village, "userTask_registerSurvey", 2);

        tasks.handOver(task, clerk, colleague, "外出学习");

        assertThat(tasks.view(task, colleague).assignee()).isEqualTo(colleague);
        plan.complete(colleague, village, "userTask_registerSurvey", people.roster(), "surveyedOn", "2021-06-10");
        assertThat(plan.where(village)).containsExactly("userTask_reviewSurvey");
    }

    @Test
    void aTaskIsNotHandedToSomebodyOutsideItsGroupNorWithoutAReason() {
        String task = plan.task(village, "userTask_registerSurvey").getId();
        String stranger = plan.person("contractor", village);
        String colleague = plan.holder(village, "userTask_registerSurvey", 2);

        assertThatThrownBy(() -> tasks.handOver(task, clerk, stranger, "外出学习"))
                .isInstanceOf(Tasks.TaskNotYours.class)
                .hasMessageContaining("不在可办理该任务的人员中");
        assertThatThrownBy(() -> tasks.handOver(task, clerk, colleague, " ")).hasMessage("请填写转交原因。");
    }

    @Test
    void aMistakenCompletionIsTakenBackUntilTheNextStepHasStarted() {
        String done = surveyed();
        assertThat(tasks.lastCompleted(clerk))
                .hasValueSatisfying(last -> assertThat(last.taskId()).isEqualTo(done));

        tasks.withdraw(done, clerk, "传错了表");
        plan.runJobs();

        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
        people.surveyed();
        assertThat(plan.where(village)).containsExactly("userTask_confirmHouseholds");
    }

    @Test
    void aCompletionIsNotTakenBackOnceTheReviewerHasTakenTheNextTask() {
        String done = surveyed();
        String reviewer = plan.holder(village, "userTask_reviewSurvey");
        plan.claim(plan.task(village, "userTask_reviewSurvey").getId(), reviewer);

        assertThat(tasks.lastCompleted(clerk)).isEmpty();
        assertThatThrownBy(() -> tasks.withdraw(done, clerk, "传错了表"))
                .isInstanceOf(Tasks.TaskGone.class)
                .hasMessageContaining("下一环节已经开始或已结束，不能撤回");
    }

    @Test
    void aCompletionIsNotTakenBackByAnotherPerson() {
        String done = surveyed();
        String other = plan.person("village-clerk", village, 2);

        assertThatThrownBy(() -> tasks.withdraw(done, other, "传错了表")).isInstanceOf(Tasks.TaskGone.class);
    }

    @Test
    void whoCompletesATaskThatSomebodyElseHasDoneIsToldByWhom() {
        String colleague = plan.holder(village, "userTask_registerSurvey", 2);
        String task = plan.task(village, "userTask_registerSurvey").getId();
        UUID submission = plan.submission(colleague, task, people.roster(), "surveyedOn", "2021-06-10");
        surveyed();

        assertThatThrownBy(() -> tasks.complete(task, colleague, submission))
                .isInstanceOf(Tasks.TaskGone.class)
                .hasMessage("该任务已由第1位village-clerk." + village.area() + "办结，请刷新任务列表。");
    }

    @Test
    void aTaskCompletedTwiceIsSaidToBeDone() {
        String task = plan.task(village, "userTask_registerSurvey").getId();
        plan.claim(task, clerk);
        UUID submission = plan.submission(clerk, task, people.roster(), "surveyedOn", "2021-06-10");
        tasks.complete(task, clerk, submission);

        assertThatThrownBy(() -> tasks.complete(task, clerk, submission))
                .isInstanceOf(Tasks.TaskGone.class)
                .hasMessage("该任务已由第1位village-clerk." + village.area() + "办结，请刷新任务列表。");
    }

    @Test
    void whoHasNoPartInATaskMayNotWorkIt() {
        String task = plan.task(village, "userTask_registerSurvey").getId();
        String stranger = plan.person("contractor", village);
        UUID submission = plan.submission(clerk, task, people.roster(), "surveyedOn", "2021-06-10");

        assertThatThrownBy(() -> tasks.complete(task, stranger, submission))
                .isInstanceOf(Tasks.TaskNotYours.class)
                .hasMessage("您不是该任务的办理人。");
        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
    }

    /** As in Tasklist: taken, then completed. */
    private String surveyed() {
        String task = plan.task(village, "userTask_registerSurvey").getId();
        plan.claim(task, clerk);
        plan.complete(clerk, village, "userTask_registerSurvey", people.roster(), "surveyedOn", "2021-06-10");
        return task;
    }
}
