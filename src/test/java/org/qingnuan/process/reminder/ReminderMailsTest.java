package org.qingnuan.process.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.DailyReminders;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.process.engine.Timers;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.TestMail;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reminders arrive by mail: one per person and day, however often the server was away. */
@ProcessTest
class ReminderMailsTest {

    PlayedPlan plan;
    String town;
    String office;
    TestMail mail;

    @BeforeEach
    void twoVillagesAndWhoIsReminded(PlayedPlans plans) {
        plan = plans.byDefault(2);
        VillageInStage.started(plan, 3);
        VillageInStage.started(plan, 3);
        plan.bodies().forEach(body -> reader("town-official", body));
        town = reader("town-official", plan.body());
        office = reader("district-office", plan.body());
        mail = new TestMail();
        // other tests' notices and mails are not this test's
        plan.bean(JdbcClient.class)
                .sql("update ledger.notice set to_mail = false")
                .update();
        plan.bean(JdbcClient.class).sql("delete from ledger.mail_day").update();
        plan.bean(JdbcClient.class)
                .sql("delete from act_ru_job where handler_type_ = 'qingnuan-mail'")
                .update();
    }

    @AfterEach
    void theServerIsDown() {
        mail.close();
    }

    private String reader(String role, CaseKey body) {
        String user = plan.person(role, body);
        IdentityService identities = plan.bean(IdentityService.class);
        User known = identities.createUserQuery().userId(user).singleResult();
        known.setEmail(user + "@example.org");
        identities.saveUser(known);
        return user;
    }

    private List<MimeMessage> arrived(String user) {
        return mail.of(user + "@example.org");
    }

    private void reminded(String day) {
        plan.today(day);
        plan.bean(DailyReminders.class).begin(plan.key().plan());
        plan.runJobs();
        plan.at(plan.now().plus(Duration.ofMinutes(6)));
    }

    /** Runs the mail jobs that are due until none is left; how many there were. */
    private int mailJobs() {
        int done = 0;
        for (List<String> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(plan.bean(ManagementService.class)::executeJob);
            done += due.size();
        }
        return done;
    }

    private List<String> due() {
        return plan.bean(JdbcClient.class)
                .sql("select id_ from act_ru_job where handler_type_ = 'qingnuan-mail' and duedate_ <= :now")
                .param("now", java.sql.Timestamp.from(plan.now()))
                .query(String.class)
                .list();
    }

    @Test
    void oneMailPerPersonAndDayTellsOfAllGatesAndVillages() throws Exception {
        mail.up();

        reminded("2021-08-31");
        mailJobs();

        assertThat(arrived(town)).hasSize(1);
        MimeMessage message = arrived(town).get(0);
        assertThat(message.getSubject()).startsWith("清暖到期与逾期提醒（2021年8月31日");
        assertThat(message.getFrom()[0].toString()).isEqualTo("qingnuan@example.org");
        String text = message.getContent().toString();
        assertThat(text).contains("建成", "测试1村、测试2村", "已逾期1天", "交付使用", "https://qingnuan.example.org/notices");
        assertThat(arrived(office)).hasSize(1);
        assertThat(arrived(office).get(0).getSubject()).startsWith("清暖逾期提醒");
        reminded("2021-09-01");
        mailJobs();
        assertThat(arrived(town)).hasSize(1);
    }

    @Test
    void aServerThatIsDownDelaysAndLosesAndDoublesNothing() {
        reminded("2021-08-31");
        mailJobs();
        assertThat(problems()).isNotEmpty().allMatch(problem -> problem.contains("connect"));
        plan.at(plan.now().plus(Duration.ofMinutes(5)));
        mailJobs();

        mail.up();
        plan.at(plan.now().plus(Duration.ofMinutes(10)));
        assertThat(mailJobs()).isPositive();
        plan.at(plan.now().plus(Duration.ofHours(2)));
        assertThat(mailJobs()).isZero();

        assertThat(arrived(town)).hasSize(1);
        assertThat(arrived(office)).hasSize(1);
    }

    @Test
    void aMailThatIsOrderedTwiceIsSentOnce() {
        mail.up();
        reminded("2021-08-31");
        mailJobs();
        plan.bean(ProcessEngineConfigurationImpl.class)
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    outbox().forEach(id -> Timers.order(context, MailRun.TYPE, MailOrder.send(id), plan.now()));
                    return null;
                });

        assertThat(mailJobs()).isPositive();

        assertThat(arrived(town)).hasSize(1);
    }

    @Test
    void whatIsToldAfterTheDaysMailsStandsInTheNextDaysMail() throws Exception {
        mail.up();
        reminded("2021-08-22");
        mailJobs();
        assertThat(arrived(town)).hasSize(1);

        reminded("2021-08-23");
        mailJobs();

        assertThat(arrived(town)).hasSize(2);
        assertThat(arrived(town).get(1).getContent().toString())
                .contains("还有7天")
                .doesNotContain("还有8天");
    }

    private List<Long> outbox() {
        return plan.bean(JdbcClient.class)
                .sql("select id from ledger.mail_outbox where recipient = ?")
                .param(town)
                .query(Long.class)
                .list();
    }

    private List<String> problems() {
        return plan.bean(JdbcClient.class)
                .sql("select problem from ledger.mail_outbox where recipient in (?, ?) and sent_at is null")
                .params(town, office)
                .query(String.class)
                .list();
    }
}
