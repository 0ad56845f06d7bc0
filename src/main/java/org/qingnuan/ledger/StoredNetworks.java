package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The day of completion on the village's row, each entry in its history. */
@Service
@Transactional
class StoredNetworks implements Networks {

    private final JdbcClient jdbc;
    private final Intake intake;
    private final VillageFacts facts;
    private final PlaceEvents changes;
    private final Clock clock;

    StoredNetworks(JdbcClient jdbc, Intake intake, VillageFacts facts, PlaceEvents changes, Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.facts = facts;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public boolean pending(CaseKey village) {
        return facts.of(village.villageKey()).networkPending();
    }

    @Override
    public void record(CaseKey village, UUID submission, String by) {
        Answers answers = intake.take(submission, village.villageKey(), NetworkRules.RECORD, by);
        LocalDate day = answers.day("networkReadyOn").orElseThrow();
        jdbc.sql("""
                        update ledger.village set network_ready_on = :day, network_entered_on = :today
                        where plan = :plan and area = :village
                        """)
                .param("day", day)
                .param("today", ChinaTime.today(clock))
                .param("plan", village.plan().value())
                .param("village", village.village())
                .update();
        changes.append(
                village.villageKey(),
                "配套管网完工",
                Map.of(),
                Map.of("networkReadyOn", day.toString()),
                answers.text("note"),
                by);
    }
}
