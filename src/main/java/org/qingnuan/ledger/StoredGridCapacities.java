package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One row for each body whose grid is strong enough. */
@Service
@Transactional
class StoredGridCapacities implements GridCapacities {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Intake intake;
    private final GridRows rows;
    private final BodyRows bodies;
    private final Stages stages;
    private final ActualDays days;

    StoredGridCapacities(
            JdbcClient jdbc,
            Clock clock,
            Intake intake,
            GridRows rows,
            BodyRows bodies,
            Stages stages,
            ActualDays days) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.intake = intake;
        this.rows = rows;
        this.bodies = bodies;
        this.stages = stages;
        this.days = days;
    }

    @Override
    public void report(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, TrackRules.CAPACITY, by);
        LocalDate completedOn = answers.day("completedOn").orElseThrow();
        jdbc.sql("""
                        insert into ledger.grid_capacity(plan, body, required_kva, available_kva, completed_on,
                          protection_plan, repair_mechanism, by_user, at)
                        values (:plan, :body, :required, :available, :on, :protection, :repair, :by, :at)
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("required", Integer.parseInt(answers.text("requiredKva")))
                .param("available", Integer.parseInt(answers.text("availableKva")))
                .param("on", completedOn)
                .param("protection", answers.text("protectionPlan"))
                .param("repair", answers.text("repairMechanism"))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        stages.reported(body, "grid-capacity", days.counting(body, completedOn, ChinaTime.today(clock)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<GridCapacity> of(CaseKey body) {
        return rows.of(body);
    }
}
