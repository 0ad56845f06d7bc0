package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.ConditionField;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Demand;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.shared.CaseKey;

/** Brings what a plan demands before a task that is a gate (B6), as the town or the office would beforehand. */
final class Requirements {

    /** The last task before the works where no safety officers are asked for. */
    private static final String SELECT = "userTask_selectEquipment";

    private static final Map<String, GatePoint> GATES = Map.of(
            "userTask_approvePlan",
            GatePoint.PLAN_APPROVAL,
            "userTask_announceTender",
            GatePoint.TENDER,
            "userTask_recordTender",
            GatePoint.AWARD,
            "userTask_confirmHouseholds",
            GatePoint.CONFIRMATION,
            SELECT,
            GatePoint.CONSTRUCTION,
            "userTask_appointSafetyOfficers",
            GatePoint.CONSTRUCTION,
            "userTask_completeConditions",
            GatePoint.CONSTRUCTION,
            "userTask_concludeAcceptance",
            GatePoint.ACCEPTANCE,
            "userTask_prepareBatch",
            GatePoint.PAYOUT,
            "userTask_assessPlan",
            GatePoint.CLOSE);
    private static final long PER_HOUSEHOLD = 1_000;

    private final Services services;
    private final Memory memory;
    private final List<Officials.Official> officials;

    Requirements(Services services, Memory memory, List<Officials.Official> officials) {
        this.services = services;
        this.memory = memory;
        this.officials = officials;
    }

    /** Whatever is asked for in this turn; with the acceptance also what the village and its body need to be closed. */
    void bring(Turn turn) {
        GatePoint point = GATES.get(turn.task().taskKey());
        boolean again =
                turn.task().taskKey().equals(SELECT) && memory.plan().rules().safetyOfficersRequired();
        if (point == null || again || memory.plan().rules().gates().isEmpty()) {
            return;
        }
        bring(point, turn.subject(), turn.today());
        if (point == GatePoint.ACCEPTANCE) {
            bring(GatePoint.CLOSE, turn.subject(), turn.today());
            bring(GatePoint.CLOSE, turn.subject().body(), turn.today());
        }
    }

    /** One at a time: what the plan itself has to bring may be asked for by two bodies at once. */
    private synchronized void bring(GatePoint point, CaseKey place, LocalDate today) {
        services.conditions().at(point, place).stream()
                .filter(demand -> !demand.met())
                .forEach(demand -> services.conditions()
                        .record(demand.subject(), entry(demand, place, today), user(demand.subject())));
    }

    private ConditionEntry entry(Demand demand, CaseKey place, LocalDate today) {
        ConditionKind kind = demand.gate().kind();
        Long quantity = kind.unit() == null
                ? null
                : PER_HOUSEHOLD * services.plans().body(demand.subject()).target();
        boolean numbered = demand.gate().numbered();
        return new ConditionEntry(
                kind,
                numbered ? "演示备〔%d〕%s号".formatted(memory.plan().year(), demand.place()) : null,
                (demand.gate().issuer() == null ? "主管" : demand.gate().issuer() + "管理") + "部门",
                today,
                kind.promises() ? memory.due(place, "works").orElse(today) : null,
                quantity,
                quantity,
                Set.of(),
                "经核实齐备",
                details(demand));
    }

    private Map<String, String> details(Demand demand) {
        return demand.gate().kind().fields().stream()
                .collect(Collectors.toMap(ConditionField::key, field -> detail(demand, field)));
    }

    private String detail(Demand demand, ConditionField field) {
        if (demand.gate().kind() == ConditionKind.QUALIFICATION) {
            return String.join("、", BodyDuties.bidders());
        }
        return switch (field.form()) {
            case ROUTE -> services.villages().get(demand.subject()).route();
            case PHONE -> "0000-0000000";
            case TEXT -> "演示" + field.label();
        };
    }

    /** The town's official for what lies in it, the office's for the plan. */
    private String user(CaseKey subject) {
        String area = subject.area() == null ? memory.plan().area().id() : subject.area();
        String role = subject.area() == null ? "district-office" : "town-official";
        return officials.stream()
                .filter(official ->
                        official.role().equals(role) && official.area().id().equals(area))
                .findFirst()
                .map(Officials.Official::user)
                .orElseThrow(() -> new Stuck("没有人登记前置条件（" + role + "." + area + "）"));
    }
}
