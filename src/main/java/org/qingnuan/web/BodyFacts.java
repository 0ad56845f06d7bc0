package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.TownPlan;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** What bodies and their approvers see: target, villages, the town plan, and each body's result at the end. */
@Component
class BodyFacts implements TaskFacts {

    private static final String REGISTER = "responsible-body.registerVillages";
    private static final String DRAFT = "responsible-body.draftPlan";
    private static final String APPROVE = "responsible-body.approvePlan";
    private static final String LOTS = "responsible-body.openLots";
    private static final String ASSESS = "programme.assessPlan";

    private final Plans plans;
    private final Villages villages;
    private final TownPlans townPlans;
    private final Lots lots;
    private final Submissions submissions;
    private final DefaultMarks marks;

    BodyFacts(
            Plans plans,
            Villages villages,
            TownPlans townPlans,
            Lots lots,
            Submissions submissions,
            DefaultMarks marks) {
        this.plans = plans;
        this.villages = villages;
        this.townPlans = townPlans;
        this.lots = lots;
        this.submissions = submissions;
        this.marks = marks;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(REGISTER, DRAFT, APPROVE, LOTS, ASSESS);
    }

    @Override
    public Facts of(TaskView task) {
        CaseKey subject = task.subject();
        return switch (TaskPages.form(task)) {
            case REGISTER -> registering(subject);
            case DRAFT -> drafting(subject);
            case APPROVE -> byDefault(subject, Facts.of(townPlan(townPlans.get(subject)), villageTable(subject)));
            case LOTS -> Facts.of(villageTable(subject), lotTable(subject));
            default -> Facts.of(bodyTable(subject));
        };
    }

    private Facts registering(CaseKey body) {
        Body known = plans.body(body);
        String target = "本单位任务 " + known.target() + " " + known.unit() + "。";
        return villages.of(body).isEmpty()
                ? Facts.NONE.note(target)
                : Facts.of(villageTable(body)).note(target);
    }

    private Facts drafting(CaseKey body) {
        Facts facts = byDefault(body, Facts.of(villageTable(body)));
        return submissions
                .last(body, "responsible-body.userTask_approvePlan")
                .map(decision -> facts.note("方案已被退回：" + decision.fields().getOrDefault("opinion", "未写理由")))
                .orElse(facts);
    }

    /** Says where the document does not ask for the approval, or not by whom. */
    private Facts byDefault(CaseKey body, Facts facts) {
        boolean required = marks.of(body.plan(), "rules.townPlanRequired").isEmpty();
        boolean approver = marks.of(body.plan(), "roles.leading-group").isEmpty();
        return required && approver ? facts : facts.note("由谁核准、核准后方可施工，文件没有全部写明的为默认，见“本方案的默认项”。");
    }

    static Facts.Table townPlan(TownPlan plan) {
        return Facts.pairs(
                "报送的实施方案（第" + plan.version() + "稿）",
                Stream.of(
                        new Facts.Pair("任务分解", plan.taskBreakdown()),
                        new Facts.Pair("技术路线", labels(plan.routes())),
                        new Facts.Pair("文件未列、须经核准的路线", labels(plan.otherRoutes())),
                        new Facts.Pair("时间节点", plan.milestones()),
                        new Facts.Pair("施工安排", plan.schedule()),
                        new Facts.Pair("报送人", plan.submittedBy()),
                        new Facts.Pair("报送日期", Wording.date(plan.submittedAt()))));
    }

    private static String labels(List<String> routes) {
        return String.join("、", routes.stream().map(Wording::route).toList());
    }

    private Facts.Table villageTable(CaseKey body) {
        return new Facts.Table(
                "各村任务与进展",
                List.of("村", "任务", "路线", "摸底", "确认"),
                active(body)
                        .map(village -> List.of(
                                village.area().name(),
                                "" + village.quota(),
                                Wording.route(village.route()),
                                "" + village.numbers().surveyed(),
                                "" + village.numbers().confirmed()))
                        .toList());
    }

    private Facts.Table lotTable(CaseKey body) {
        return new Facts.Table(
                "已有标段",
                List.of("标段", "状态"),
                lots.of(body).stream()
                        .map(lot -> List.of(lot.name(), lot.state().label()))
                        .toList());
    }

    private Facts.Table bodyTable(CaseKey programme) {
        return new Facts.Table(
                "各责任主体完成情况（户）",
                List.of("责任主体", "任务", "确认", "完工", "验收", "拨付"),
                plans.bodies(programme.plan()).stream().map(this::bodyRow).toList());
    }

    private List<String> bodyRow(Body body) {
        List<Numbers> numbers = active(body.key()).map(Village::numbers).toList();
        return Stream.concat(
                        Stream.of(body.area().name()),
                        TaskHeads.figures(body.target(), numbers).stream().map(figure -> "" + figure.value()))
                .toList();
    }

    private Stream<Village> active(CaseKey body) {
        return villages.of(body).stream().filter(village -> !village.state().isGone());
    }
}
