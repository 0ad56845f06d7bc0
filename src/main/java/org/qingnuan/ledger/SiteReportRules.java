package org.qingnuan.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of answers to reports and of their close (JY-09, JY-19). */
@Configuration(proxyBeanMethods = false)
class SiteReportRules {

    static final String ANSWER = ".userTask_answerReport";
    static final String CLOSE = ".userTask_closeReport";

    @Bean
    SubmissionRule answerDifficultyRule() {
        return answer("difficulty-report", "协调处理情况");
    }

    @Bean
    SubmissionRule answerIssueRule() {
        return answer("contractor-issue", "处理情况");
    }

    @Bean
    SubmissionRule answerIncidentRule() {
        return answer("service-incident", "处理情况");
    }

    @Bean
    SubmissionRule closeIncidentRule() {
        return Rules.of("service-incident" + CLOSE, Rules::decided);
    }

    @Bean
    SubmissionRule closeDifficultyRule() {
        return Rules.of("difficulty-report" + CLOSE, Rules::decided);
    }

    @Bean
    SubmissionRule closeIssueRule() {
        return Rules.of("contractor-issue" + CLOSE, Rules::decided);
    }

    private static SubmissionRule answer(String model, String label) {
        return Rules.of(model + ANSWER, answers -> answers.require("answer", label));
    }
}
