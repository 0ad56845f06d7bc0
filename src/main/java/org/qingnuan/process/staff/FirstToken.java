package org.qingnuan.process.staff;

import static org.qingnuan.process.staff.OneTimeToken.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.qingnuan.process.staff.OneTimeToken.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one-time token that lets somebody become the first administrator; the database knows its hash alone. */
@Component
class FirstToken {

    static final Duration LIFE = Duration.ofHours(24);

    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    FirstToken(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a token in place of any other and returns it, the only time that it can be read. */
    String issue() {
        String token = OneTimeToken.make(GROUPS, GROUP_LENGTH);
        jdbc.sql("""
                        insert into process.first_administrator (id, token_hash, expires_at) values (1, ?, ?)
                        on conflict (id) do update
                        set token_hash = excluded.token_hash, expires_at = excluded.expires_at,
                            failures = 0, locked_until = null
                        """)
                .params(OneTimeToken.hash(token), utc(clock.instant().plus(LIFE)))
                .update();
        return token;
    }

    boolean isIssued() {
        return jdbc.sql("select count(*) from process.first_administrator")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Judges what was typed and counts it if wrong; holds the row until the transaction ends, so that one goes first. */
    Answer check(String typed) {
        OneTimeToken issued =
                jdbc.sql("""
                        select token_hash, expires_at, failures, locked_until from process.first_administrator
                        where id = 1 for update
                        """).query((row, n) -> OneTimeToken.of(row)).optional().orElse(null);
        if (issued == null) {
            return Answer.NONE;
        }
        Answer answer = issued.judge(typed, clock.instant());
        if (answer == Answer.WRONG) {
            OneTimeToken missed = issued.missed(clock.instant());
            jdbc.sql("update process.first_administrator set failures = ?, locked_until = ? where id = 1")
                    .params(missed.failures(), utc(missed.lockedUntil()))
                    .update();
        }
        return answer;
    }

    /** Null when nobody is locked out. */
    Instant lockedUntil() {
        return jdbc.sql("select locked_until from process.first_administrator where locked_until is not null")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    void useUp() {
        jdbc.sql("delete from process.first_administrator").update();
    }
}
