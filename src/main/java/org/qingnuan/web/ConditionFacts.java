package org.qingnuan.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.Demand;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Shows on the form of a task that is a gate what the plan demands before it and what of that is not there. */
@Component
class ConditionFacts {

    private static final int SHOWN_AT_MOST = 20;
    private static final String COMPLETE = "construction.completeConditions";
    private static final Map<String, GatePoint> GATES = Map.of(
            "in-home-acceptance.concludeAcceptance",
            GatePoint.ACCEPTANCE,
            "responsible-body.approvePlan",
            GatePoint.PLAN_APPROVAL,
            "tendering.announceTender",
            GatePoint.TENDER,
            "tendering.recordTender",
            GatePoint.AWARD,
            "household-confirmation.confirmHouseholds",
            GatePoint.CONFIRMATION,
            COMPLETE,
            GatePoint.CONSTRUCTION,
            "construction.reportProgress",
            GatePoint.CONSTRUCTION,
            "acceptance.concludeAcceptance",
            GatePoint.ACCEPTANCE,
            "subsidy-payout.prepareBatch",
            GatePoint.PAYOUT,
            "programme.assessPlan",
            GatePoint.CLOSE);

    private final Conditions conditions;
    private final Staff staff;

    ConditionFacts(Conditions conditions, Staff staff) {
        this.conditions = conditions;
        this.staff = staff;
    }

    /** Nothing where the plan demands nothing. */
    Facts of(TaskView task, String user) {
        GatePoint point = GATES.get(TaskPages.form(task));
        List<Demand> demands = point == null ? List.of() : conditions.at(point, task.subject());
        if (demands.isEmpty()) {
            return Facts.NONE;
        }
        Facts facts = TaskPages.form(task).equals(COMPLETE) ? besides(demands) : all(demands);
        facts = facts.note(demands.stream()
                .flatMap(demand -> Stream.ofNullable(demand.warning())
                        .map(warning ->
                                "提示：" + demand.place() + demand.gate().kind().label() + "，" + warning + "。"))
                .limit(SHOWN_AT_MOST)
                .toArray(String[]::new));
        CaseKey place =
                task.subject().area() == null ? task.subject() : task.subject().body();
        return staff.may(user, place, Action.READ_CONDITIONS)
                ? facts.page("打开“前置条件”页面", ConditionController.path(place) + "?open=true")
                : facts;
    }

    private static Facts all(List<Demand> demands) {
        List<Demand> open = demands.stream().filter(demand -> !demand.met()).toList();
        return open.isEmpty()
                ? Facts.NONE.note("前置条件" + demands.size() + "项，均已具备。")
                : table("前置条件（共" + demands.size() + "项，未具备" + open.size() + "项）", open);
    }

    /** What is required stands in that form's own list of what lacks. */
    private static Facts besides(List<Demand> demands) {
        List<Demand> open = demands.stream()
                .filter(demand -> !demand.met() && demand.gate().mode() != GateMode.REQUIRED)
                .toList();
        return open.isEmpty() ? Facts.NONE : table("不影响开工、尚未具备的前置条件", open);
    }

    private static Facts table(String title, List<Demand> open) {
        Facts facts = Facts.of(new Facts.Table(
                title,
                List.of("范围", "条件", "依据", "要求", "状态"),
                open.stream()
                        .limit(SHOWN_AT_MOST)
                        .map(demand -> List.of(
                                demand.place(),
                                demand.gate().kind().label()
                                        + (demand.shortcoming() == null ? "" : "：" + demand.shortcoming()),
                                demand.basis(),
                                demand.gate().mode().label(),
                                demand.state().label()))
                        .toList()));
        return open.size() > SHOWN_AT_MOST ? facts.note("仅列出前" + SHOWN_AT_MOST + "项。") : facts;
    }
}
