package org.qingnuan.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the zones off acceptances and assessments. */
@Service
@Transactional(readOnly = true)
class StoredNoBurnZones implements NoBurnZones {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final CoverageRows coverage;

    StoredNoBurnZones(JdbcClient jdbc, Plans plans, CoverageRows coverage) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.coverage = coverage;
    }

    @Override
    public List<NoBurnZone> of(CaseKey body) {
        if (!plans.get(body.plan()).rules().noBurnZones()) {
            return List.of();
        }
        Stream<NoBurnZone> itself = coverage.of(body).stream()
                .limit(1)
                .filter(CoverageAssessment::covered)
                .map(one -> new NoBurnZone(body, plans.body(body).area().name(), one.assessedOn()));
        return Stream.concat(itself, villages(body).stream()).toList();
    }

    private List<NoBurnZone> villages(CaseKey body) {
        return jdbc.sql("""
                        select v.area, a.name, s.finished_on from ledger.village v
                        join ledger.area a on a.id = v.area
                        join ledger.stage_state s on s.subject = v.plan || '.' || v.body || '.' || v.area
                          and s.stage = 'acceptance' and s.recorded_at is not null
                        where v.plan = :plan and v.body = :body and v.state <> 'WITHDRAWN' order by v.area
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> new NoBurnZone(
                        CaseKey.ofVillage(body.plan(), body.area(), row.getString("area")),
                        row.getString("name"),
                        Rows.day(row, "finished_on")))
                .list();
    }

    @Override
    public boolean covers(CaseKey place) {
        return place.area() != null
                && of(place.body()).stream()
                        .map(NoBurnZone::place)
                        .anyMatch(zone -> zone.equals(place.body())
                                || place.village() != null && zone.equals(place.villageKey()));
    }

    @Override
    public boolean accepted(CaseKey village) {
        return jdbc.sql("""
                        select exists (select from ledger.stage_state
                          where subject = :subject and stage = 'acceptance' and recorded_at is not null)
                        """)
                .param("subject", village.villageKey().toString())
                .query(Boolean.class)
                .single();
    }
}
