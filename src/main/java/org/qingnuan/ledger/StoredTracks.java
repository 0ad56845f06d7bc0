package org.qingnuan.ledger;

import java.time.Clock;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tracks as rows, one for each body and model. */
@Service
@Transactional
class StoredTracks implements Tracks {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredTracks(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public boolean claimStart(CaseKey body, String track) {
        return of(body, """
                                insert into ledger.track(plan, body, track, started_at) values (:plan, :body, :track, :at)
                                on conflict (plan, body, track) do nothing
                                """)
                        .param("track", track)
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public void finished(CaseKey body, String track) {
        int ended = of(body, """
                                update ledger.track set finished_at = :at
                                where plan = :plan and body = :body and track = :track and finished_at is null
                                """)
                .param("track", track)
                .param("at", Rows.at(clock.instant()))
                .update();
        if (ended == 1) {
            events.publishEvent(new TrackFinished(body.body(), track));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public boolean allFinished(CaseKey body) {
        return of(body, """
                                select not exists (select from ledger.track
                                  where plan = :plan and body = :body and finished_at is null)
                                """).query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec of(CaseKey body, String sql) {
        return jdbc.sql(sql).param("plan", body.plan().value()).param("body", body.area());
    }
}
