package org.qingnuan.ledger;

import java.time.Clock;
import java.util.Optional;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold before deadlines move: a ground, a legal basis, a past date meant as such, and two persons. */
@Configuration(proxyBeanMethods = false)
class AdjustmentRules {

    static final String JUSTIFY = "deadline-adjustment.userTask_justifyAdjustment";
    static final String RESOLVE = "deadline-adjustment.userTask_resolveExceptions";
    static final String APPROVE = "deadline-adjustment.userTask_approveAdjustment";

    @Bean
    SubmissionRule justifyAdjustmentRule(JdbcClient jdbc, Clock clock) {
        return Rules.of(JUSTIFY, answers -> {
            answers.refuseIf(
                    !proposer(jdbc, answers).filter(answers.by()::equals).isPresent(), "这份期限调整不是您提出的", "请由提出人填写依据或撤回");
            if (answers.text("decision").equals("withdraw")) {
                return;
            }
            answers.require("reason", "调整原因").require("legalBasis", "调整依据");
            boolean past = jdbc.sql("""
                            select exists (select from ledger.deadline_change
                              where adjustment = :id and due_after < :today and due_after <> due_before)
                            """)
                    .param("id", Long.parseLong(answers.subject().item()))
                    .param("today", ChinaTime.today(clock))
                    .query(Boolean.class)
                    .single();
            answers.refuseIf(
                    past && !answers.yes("pastConfirmed"),
                    "确认已过去的日期",
                    null,
                    "新期限里有已经过去的日期，执行后有关的村立即逾期",
                    "确实如此请勾选，否则撤回后改正");
        });
    }

    /** A newer adjustment takes these cases along; trying again would put older dates over its own. */
    @Bean
    SubmissionRule resolveExceptionsRule(JdbcClient jdbc) {
        return Rules.of(RESOLVE, answers -> {
            boolean newer = jdbc.sql("""
                            select exists (select from ledger.deadline_adjustment mine
                              join ledger.deadline_adjustment other on other.plan = mine.plan and other.id > mine.id
                                and other.state <> 'REJECTED'
                              where mine.id = :id)
                            """)
                    .param("id", Long.parseLong(answers.subject().item()))
                    .query(Boolean.class)
                    .single();
            answers.require("decision", "处理方式")
                    .refuseIf(
                            newer && answers.text("decision").equals("retry"),
                            "之后又有新的期限调整，它会带上这些村",
                            "请选择“不再重试”，在新的调整里处理")
                    .refuseIf(
                            answers.text("decision").equals("close") && !answers.has("opinion"),
                            "说明",
                            null,
                            "不再重试时没有说明理由",
                            "请说明这些村如何处理");
        });
    }

    @Bean
    SubmissionRule approveAdjustmentRule(JdbcClient jdbc) {
        return Rules.of(APPROVE, answers -> {
            Rules.decided(answers);
            answers.refuseIf(
                    proposer(jdbc, answers).filter(answers.by()::equals).isPresent(),
                    "提出人不能审批自己提出的期限调整",
                    "请由另一位有审批权的人员办理");
        });
    }

    private static Optional<String> proposer(JdbcClient jdbc, Answers answers) {
        return jdbc.sql("select proposed_by from ledger.deadline_adjustment where id = :id")
                .param("id", Long.parseLong(answers.subject().item()))
                .query(String.class)
                .optional();
    }
}
