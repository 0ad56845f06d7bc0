package org.qingnuan.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Boiler;
import org.qingnuan.ledger.MilestoneNeed;
import org.qingnuan.ledger.MilestoneRule;
import org.qingnuan.shared.CaseKey;

/** How milestones are confirmed and listed supervision is worked; one county takes its small boiler down three weeks late. */
final class MilestoneDuties {

    private static final int DAYS_BETWEEN_LOOKS = 14;
    private static final int DAYS_LATE = 20;
    private static final int DAYS_UNTIL_GIVEN_UP = 45;
    private static final BigDecimal SMALL = new BigDecimal("20");
    private static final BigDecimal LARGE = new BigDecimal("75");

    private final Services services;
    private final Memory memory;

    MilestoneDuties(Services services, Memory memory) {
        this.services = services;
        this.memory = memory;
    }

    Map<String, Duty> duties() {
        return Map.of(
                "userTask_confirmMilestone",
                Duty.within(3, 6, this::confirm),
                "userTask_listBody",
                Duty.within(1, 2, turn -> Step.complete(Map.of("requirement", "请倒排工期，每周报告进度"))),
                "userTask_releaseListing",
                Duty.within(2, 4, turn -> Step.complete(Map.of("conclusion", "督办事项已全部完成，现场核实属实"))),
                "userTask_pursueLeaders",
                Duty.within(2, 3, turn -> Step.complete(Map.of("decision", "waive", "conclusion", "已明确完成日期，继续督促"))));
    }

    private Step confirm(Turn turn) {
        CaseKey milestone = turn.subject();
        MilestoneRule rule = services.milestones().rule(milestone);
        CaseKey place = new CaseKey(milestone.plan(), milestone.area(), null, null, null);
        LocalDate due = memory.due(place, rule.frame()).orElseThrow();
        if (rule.need() == MilestoneNeed.BOILERS || rule.need() == MilestoneNeed.BOILERS_BELOW) {
            memory.bodies().stream()
                    .filter(body -> place.area() == null || body.key().equals(place))
                    .forEach(body -> settleBoilers(body, due, turn));
        }
        if (rule.need() == MilestoneNeed.STORAGE_DAYS && turn.today().isBefore(due.minusDays(DAYS_LATE))) {
            return new Step.Later(due.minusDays(DAYS_LATE));
        }
        if (rule.need() == MilestoneNeed.PLAIN_COVERAGE
                && services.villages().of(place).isEmpty()) {
            return new Step.Later(turn.today().plusDays(DAYS_BETWEEN_LOOKS));
        }
        if (services.milestones().lacking(milestone).isEmpty()) {
            return reached(rule, turn);
        }
        boolean goal = services.stages().frame(place, rule.frame()).goal();
        return goal && turn.today().isAfter(due.plusDays(DAYS_UNTIL_GIVEN_UP))
                ? Step.complete(Map.of("decision", "unmet", "note", "受征迁影响尚未全部完成，转入后续计划（演示）"))
                : new Step.Later(turn.today().plusDays(DAYS_BETWEEN_LOOKS));
    }

    private static Step reached(MilestoneRule rule, Turn turn) {
        String today = turn.today().toString();
        return Step.complete(
                rule.need() == MilestoneNeed.STORAGE_DAYS
                        ? Map.of("decision", "reached", "achievedOn", today, "figure", "7.5")
                        : Map.of("decision", "reached", "achievedOn", today));
    }

    /** Invented boilers: none is named by the document. */
    private void settleBoilers(Body body, LocalDate due, Turn turn) {
        CaseKey county = body.key();
        if (services.boilers().declaredOn(county).isEmpty()) {
            services.boilers().add(county, "示范热源厂1号炉", SMALL, turn.user());
            services.boilers().add(county, "示范热源厂2号炉", LARGE, turn.user());
            services.boilers().declare(county, turn.user());
        }
        List<Boiler> boilers = services.boilers().of(county);
        Boiler small = boilers.get(0);
        boolean late = memory.bodies().indexOf(body) == 1;
        if (!small.eliminated() && !(late && turn.today().isBefore(due.plusDays(DAYS_LATE)))) {
            services.boilers().eliminated(county, small.id(), turn.today(), turn.user());
        }
        Boiler large = boilers.get(1);
        if (large.networkedOn() == null) {
            Boiler.Emission emission = new Boiler.Emission(
                    new BigDecimal("8.5"), new BigDecimal("30"), new BigDecimal("45"), turn.today());
            services.boilers().measured(county, large.id(), emission, turn.user());
            services.boilers().networked(county, large.id(), turn.today(), turn.user());
        }
    }
}
