package org.qingnuan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who changed what about a place, when and why. */
@Component
class PlaceEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    PlaceEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Before and after hold what changed, never a person's data; before is empty for something new. */
    void append(CaseKey subject, String what, Map<String, ?> before, Map<String, ?> after, String reason, String by) {
        jdbc.sql("""
                        insert into ledger.place_event(plan, subject, what, before, after, reason, by_user, at)
                        values (:plan, :subject, :what, cast(:before as jsonb), cast(:after as jsonb), :reason, :by, :at)
                        """)
                .param("plan", subject.plan().value())
                .param("subject", subject.toString())
                .param("what", what)
                .param("before", json(before))
                .param("after", json(after))
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    private static String json(Map<String, ?> values) {
        try {
            return values.isEmpty() ? null : JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + values.keySet(), e);
        }
    }
}
