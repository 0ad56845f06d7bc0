package org.qingnuan.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The ways from the start page to the pages of whole plans, so that none of them is known by its address alone. */
@Component
class PlanWays {

    private final Plans plans;
    private final Staff staff;
    private final CityPages cityPages;
    private final TracksPages tracksPages;
    private final Watchers watchers;

    PlanWays(Plans plans, Staff staff, CityPages cityPages, TracksPages tracksPages, Watchers watchers) {
        this.plans = plans;
        this.staff = staff;
        this.cityPages = cityPages;
        this.tracksPages = tracksPages;
        this.watchers = watchers;
    }

    /** A page of a plan; {@code open} where the plan has it and the user may read it. */
    record Way(boolean open, String title, String plan, String path) {}

    List<Way> of(String user) {
        return plans.all().stream()
                .flatMap(plan -> of(plan, user))
                .filter(Way::open)
                .toList();
    }

    private Stream<Way> of(Plan plan, String user) {
        CaseKey key = CaseKey.ofPlan(plan.id());
        Predicate<Action> may = action -> staff.may(user, key, action);
        boolean gated = !plan.rules().gates().isEmpty();
        boolean milestones = !plan.rules().milestones().rules().isEmpty();
        boolean city = cityPages.exists(plan.id());
        boolean tracks = tracksPages.exists(plan.id());
        String name = plan.name();
        return Stream.of(
                new Way(may.test(Action.READ_READINESS), "准备情况", name, ReadinessPages.path(plan.id())),
                new Way(may.test(Action.READ_FUNDS), "资金与拨付", name, FundPages.path(plan.id())),
                new Way(may.test(Action.READ_FUNDS), "银行对账", name, BankPages.path(plan.id())),
                new Way(may.test(Action.READ_FUNDS), "资金清算", name, LevelSettlementPages.path(plan.id())),
                new Way(may.test(Action.READ_RATES), "补贴标准", name, RatesPages.path(plan.id())),
                new Way(may.test(Action.READ_DEADLINES), "期限调整", name, DeadlinePages.path(plan.id())),
                new Way(watchers.watch(key, user), "本方案的默认项", name, DefaultsController.path(plan.id())),
                new Way(may.test(Action.REHEARSE), "方案演练", name, RehearsalPages.path(plan.id())),
                new Way(milestones && watchers.watch(key, user), "里程碑", name, MilestoneController.path(plan.id())),
                new Way(city && may.test(Action.READ_RECORDS), "城镇任务与市级奖补", name, CityController.path(plan.id())),
                new Way(tracks && may.test(Action.READ_RECORDS), "村级改造以外的专项", name, TracksPages.path(plan.id())),
                new Way(gated && may.test(Action.READ_CONDITIONS), "前置条件", name, ConditionController.path(key)),
                new Way(
                        gated && may.test(Action.READ_CONDITIONS),
                        "投标负面清单",
                        name,
                        BarredBiddersController.path(plan.id())),
                new Way(may.test(Action.READ_COMPLAINTS), "群众诉求", name, ComplaintController.path(key)),
                new Way(may.test(Action.READ_RECORDS), "工作记录", name, RecordController.path(key)));
    }
}
