package org.qingnuan.process.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.Notices;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.Deputies;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.TaskReminders;
import org.qingnuan.process.TaskReminders.Outcome;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.TestMail;
import org.qingnuan.support.Together;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A supervisor's click on the board reaches whoever has the task as a notice, and as a mail where mail is on. */
@ProcessTest
class TaskRemindersTest {

    PlayedPlan plan;
    CaseKey village;
    OpenTask survey;
    String clerk;
    String supervisor;
    TestMail mail;

    @BeforeEach
    void aVillageWithItsSurveyToDo(PlayedPlans plans) {
        plan = plans.byDefault(1);
        plan.today("2021-07-01");
        village = VillageInStage.started(plan, 3).key();
        survey = plan.bean(Stages.class).tasks(village).get(0);
        String role = survey.group().substring(0, survey.group().indexOf('.'));
        clerk = plan.person(role, village);
        supervisor = plan.person("leading-group", village);
        mail = new TestMail();
        plan.bean(JdbcClient.class)
                .sql("delete from act_ru_job where handler_type_ = 'qingnuan-mail'")
                .update();
    }

    @AfterEach
    void theServerIsDown() {
        mail.close();
    }

    private Outcome click() {
        return plan.bean(TaskReminders.class).remind(survey.taskId(), supervisor);
    }

    private List<Notice> notices(String user) {
        return plan.bean(Notices.class).of(user).stream()
                .filter(notice -> notice.task() != null)
                .toList();
    }

    private void address(String user) {
        IdentityService identities = plan.bean(IdentityService.class);
        User known = identities.createUserQuery().userId(user).singleResult();
        known.setEmail(user + "@example.org");
        identities.saveUser(known);
    }

    private void sendMails() {
        plan.bean(JdbcClient.class)
                .sql("select id_ from act_ru_job where handler_type_ = 'qingnuan-mail' and duedate_ <= :now")
                .param("now", java.sql.Timestamp.from(plan.now()))
                .query(String.class)
                .list()
                .forEach(plan.bean(ManagementService.class)::executeJob);
    }

    @Test
    void whileNobodyHasTakenTheTaskEveryoneWhoMayIsReminded() {
        assertThat(click()).isEqualTo(Outcome.REMINDED);

        assertThat(notices(clerk)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).isEqualTo("测试1镇测试1村“" + survey.name() + "”");
            assertThat(notice.task().by()).isEqualTo(supervisor);
            assertThat(notice.task().id()).isEqualTo(survey.taskId());
            assertThat(notice.task().open()).isTrue();
            assertThat(notice.day()).isEqualTo("2021-07-01");
            assertThat(notice.due()).isEqualTo(LocalDate.of(2021, 8, 30));
        });
        assertThat(plan.bean(Notices.class).unread(clerk)).isEqualTo(1);
        assertThat(notices(supervisor)).isEmpty();
    }

    @Test
    void theHolderAloneIsRemindedOfATaskThatSomebodyHas() {
        String role = survey.group().substring(0, survey.group().indexOf('.'));
        String holder = plan.bean(IdentityService.class)
                .createUserQuery()
                .memberOfGroup(survey.group())
                .list()
                .get(0)
                .getId();
        String other = plan.person(role, village, 2);
        plan.bean(TaskService.class).setAssignee(survey.taskId(), holder);

        click();

        assertThat(notices(holder)).hasSize(1);
        assertThat(notices(other)).isEmpty();
    }

    @Test
    void whoStandsInForTheHolderTodayIsRemindedToo() {
        String deputy = plan.person("town-official", village);
        plan.bean(Deputies.class).name(clerk, deputy, LocalDate.of(2021, 7, 1), LocalDate.of(2021, 7, 2));

        click();

        assertThat(notices(deputy)).hasSize(1);
    }

    @Test
    void aDoubleClickRemindsOnceAndTheNextDayAgain() throws Exception {
        Callable<Outcome> click = this::click;

        List<Outcome> outcomes = Together.run(List.of(click, click, click));

        assertThat(outcomes)
                .containsExactlyInAnyOrder(Outcome.REMINDED, Outcome.REMINDED_BEFORE, Outcome.REMINDED_BEFORE);
        assertThat(notices(clerk)).hasSize(1);
        plan.today("2021-07-02");
        assertThat(click()).isEqualTo(Outcome.REMINDED);
        assertThat(notices(clerk)).hasSize(2);
    }

    @Test
    void nothingIsKeptWhileNobodyCouldReceiveIt() {
        plan.bean(IdentityService.class)
                .createUserQuery()
                .memberOfGroup(survey.group())
                .list()
                .forEach(user -> plan.bean(IdentityService.class).deleteMembership(user.getId(), survey.group()));

        assertThat(click()).isEqualTo(Outcome.NOBODY_THERE);

        plan.bean(IdentityService.class).createMembership(clerk, survey.group());
        assertThat(click()).isEqualTo(Outcome.REMINDED);
    }

    @Test
    void whoHasAnAddressGetsAMailAtOnceBesideTheDaysMail() throws Exception {
        address(clerk);
        mail.up();

        click();
        click();
        sendMails();

        assertThat(mail.of(clerk + "@example.org")).hasSize(1);
        assertThat(mail.of(clerk + "@example.org").get(0).getSubject())
                .isEqualTo("清暖催办：测试1镇测试1村“" + survey.name() + "”");
        assertThat(mail.of(clerk + "@example.org").get(0).getContent().toString())
                .contains("请您抓紧办理", "期限2021年8月30日", "https://qingnuan.example.org/notices");
        plan.at(plan.now().plus(Duration.ofHours(2)));
        sendMails();
        assertThat(mail.of(clerk + "@example.org")).hasSize(1);
    }

    @Test
    void aFinishedTaskIsShownAsDone() {
        click();
        plan.bean(Stages.class).taskClosed(survey.taskId());

        assertThat(notices(clerk))
                .singleElement()
                .satisfies(notice -> assertThat(notice.task().open()).isFalse());
    }
}
