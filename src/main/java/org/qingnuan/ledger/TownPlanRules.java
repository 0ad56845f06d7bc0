package org.qingnuan.ledger;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a body's own plan must hold (ZC-12), and who may decide on it (ZC-13). */
@Configuration(proxyBeanMethods = false)
class TownPlanRules {

    static final String DRAFT = "responsible-body.userTask_draftPlan";
    static final String APPROVE = "responsible-body.userTask_approvePlan";

    @Bean
    SubmissionRule draftPlanRule(TownPlanRows plans, JdbcClient jdbc) {
        return Rules.of(DRAFT, answers -> {
            answers.require("taskBreakdown", "任务分解").require("routes", "技术路线").require("milestones", "时间节点");
            List<String> routes = answers.choices("routes");
            routes.forEach(route -> answers.refuseIf(!Routes.known(route), "技术路线", route, "不认识", "请选择集中供热、气代煤或电代煤"));
            villageRoutes(jdbc, answers)
                    .forEach(route -> answers.refuseIf(
                            answers.has("routes") && !routes.contains(route),
                            "技术路线",
                            null,
                            "已登记的村采用" + Routes.label(route) + "，方案没有列入",
                            "请列入或调整有关村"));
            plans.latest(answers.subject())
                    .ifPresent(plan -> answers.refuseIf(plan.approved() == null, "实施方案已经报送，正在核准", "请等待核准的结论")
                            .refuseIf(Boolean.TRUE.equals(plan.approved()), "实施方案已经核准", "不必再次报送"));
        });
    }

    private static List<String> villageRoutes(JdbcClient jdbc, Answers answers) {
        return jdbc.sql("""
                        select distinct route from ledger.village
                        where plan = :plan and body = :body and state <> 'WITHDRAWN' order by route
                        """)
                .param("plan", answers.subject().plan().value())
                .param("body", answers.subject().area())
                .query(String.class)
                .list();
    }

    @Bean
    SubmissionRule approvePlanRule(TownPlanRows plans) {
        return Rules.of(APPROVE, answers -> {
            Rules.decided(answers);
            TownPlan plan = plans.latest(answers.subject())
                    .filter(latest -> latest.approved() == null)
                    .orElse(null);
            answers.refuseIf(plan == null, "没有待核准的实施方案", "请先由责任主体报送")
                    .refuseIf(
                            plan != null && plan.submittedBy().equals(answers.by()), "报送人不能核准自己报送的方案", "请由其他有权限的人员核准");
        });
    }
}
