package org.qingnuan.process.staff;

import static org.qingnuan.process.staff.OneTimeToken.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.qingnuan.process.staff.OneTimeToken.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time tokens with which new persons set their first password; the database knows their hashes alone. */
@Component
class SignInTokens {

    static final Duration LIFE = Duration.ofDays(14);

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a token in place of any other of the person and returns it, the only time that it can be read. */
    String issue(String user, String by) {
        String token = OneTimeToken.make(GROUPS, GROUP_LENGTH);
        jdbc.sql("""
                        insert into process.sign_in_token (user_id, token_hash, expires_at, issued_by, issued_at)
                        values (:user, :hash, :expires, :by, :now)
                        on conflict (user_id) do update
                        set token_hash = excluded.token_hash, expires_at = excluded.expires_at, failures = 0,
                            locked_until = null, issued_by = excluded.issued_by, issued_at = excluded.issued_at
                        """)
                .param("user", user)
                .param("hash", OneTimeToken.hash(token))
                .param("expires", utc(clock.instant().plus(LIFE)))
                .param("by", by)
                .param("now", utc(clock.instant()))
                .update();
        return token;
    }

    /** Judges what was typed and counts it if wrong; {@code NONE} for who has none. Holds the row until the transaction ends. */
    Answer check(String user, String typed) {
        OneTimeToken issued = jdbc.sql("""
                        select token_hash, expires_at, failures, locked_until from process.sign_in_token
                        where user_id = :user for update
                        """)
                .param("user", user)
                .query((row, n) -> OneTimeToken.of(row))
                .optional()
                .orElse(null);
        if (issued == null) {
            return Answer.NONE;
        }
        Answer answer = issued.judge(typed, clock.instant());
        if (answer == Answer.WRONG) {
            OneTimeToken missed = issued.missed(clock.instant());
            jdbc.sql(
                            "update process.sign_in_token set failures = :failures, locked_until = :until where user_id = :user")
                    .param("failures", missed.failures())
                    .param("until", utc(missed.lockedUntil()))
                    .param("user", user)
                    .update();
        }
        return answer;
    }

    void useUp(String user) {
        jdbc.sql("delete from process.sign_in_token where user_id = :user")
                .param("user", user)
                .update();
    }

    /** A token that nobody has used. */
    record Open(String user, Instant until, boolean lapsed) {}

    /** All of them, by user. */
    List<Open> open() {
        Instant now = clock.instant();
        return jdbc.sql("select user_id, expires_at from process.sign_in_token order by user_id")
                .query((row, n) -> {
                    Instant until = row.getObject(2, OffsetDateTime.class).toInstant();
                    return new Open(row.getString(1), until, !until.isAfter(now));
                })
                .list();
    }

    /** Who never set a password and no longer can. */
    Set<String> lapsed() {
        return Set.copyOf(jdbc.sql("select user_id from process.sign_in_token where expires_at <= :now")
                .param("now", utc(clock.instant()))
                .query(String.class)
                .list());
    }
}
