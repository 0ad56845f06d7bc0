package org.qingnuan.ledger;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Safety officers in the database, sealed. */
@Service
@Transactional
class SealedSafety implements Safety {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Intake intake;
    private final PersonalData personal;
    private final PlaceEvents changes;
    private final Plans plans;

    SealedSafety(JdbcClient jdbc, Clock clock, Intake intake, PersonalData personal, PlaceEvents changes, Plans plans) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.intake = intake;
        this.personal = personal;
        this.changes = changes;
        this.plans = plans;
    }

    @Override
    public boolean officersRequired(CaseKey village) {
        return plans.get(village.plan()).rules().safetyOfficersRequired();
    }

    @Override
    public void appoint(CaseKey village, UUID submission, String by) {
        lock(village);
        Answers answers = intake.take(submission, village.villageKey(), SafetyRules.APPOINT, by);
        appoint(village.villageKey(), answers, null, by);
        emergencyPlan(village, answers);
    }

    @Override
    public void completeConditions(CaseKey village, UUID submission, String by) {
        lock(village);
        Answers answers = intake.take(submission, village.villageKey(), SafetyRules.COMPLETE, by);
        if (SafetyRules.named(answers)) {
            appoint(village.villageKey(), answers, answers.text("remedy"), by);
        } else {
            changes.append(village.villageKey(), "补齐开工条件", Map.of(), Map.of(), answers.text("remedy"), by);
        }
        emergencyPlan(village, answers);
    }

    private void lock(CaseKey village) {
        jdbc.sql("select area from ledger.village where plan = :plan and area = :village for update")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(String.class)
                .single();
    }

    private void appoint(CaseKey village, Answers answers, String reason, String by) {
        officer(village, "ENTERPRISE", answers.text("enterpriseOfficer"), answers.text("enterprisePhone"), by);
        officer(village, "VILLAGE", answers.text("villageOfficer"), answers.text("villagePhone"), by);
        changes.append(village, "落实双安全员", Map.of(), Map.of("officers", 2), reason, by);
    }

    private void emergencyPlan(CaseKey village, Answers answers) {
        answers.day("emergencyPlanOn")
                .ifPresent(day -> jdbc.sql(
                                "update ledger.village set emergency_plan_on = :day where plan = :plan and area = :village")
                        .param("day", day)
                        .param("plan", village.plan().value())
                        .param("village", village.village())
                        .update());
    }

    private void officer(CaseKey village, String side, String name, String phone, String by) {
        jdbc.sql("""
                        update ledger.safety_officer set replaced_at = :at
                        where plan = :plan and village = :village and side = :side and replaced_at is null
                        """)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("side", side)
                .param("at", Rows.at(clock.instant()))
                .update();
        jdbc.sql("""
                        insert into ledger.safety_officer(plan, village, side, name, phone, appointed_by, appointed_at)
                        values (:plan, :village, :side, :name, :phone, :by, :at)
                        """)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("side", side)
                .param("name", personal.seal(name))
                .param("phone", personal.seal(phone))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }
}
