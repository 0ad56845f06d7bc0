package org.qingnuan.process.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time tokens with which new persons set their first password; the database knows their hashes alone. */
@Component
class SignInTokens {

    static final Duration LIFE = Duration.ofDays(14);
    static final Duration LOCK = Duration.ofMinutes(15);
    static final int TRIES = 5;

    /** Letters and digits that nobody confuses when typing them over. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignInTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Answer {
        RIGHT,
        WRONG,
        EXPIRED,
        LOCKED
    }

    /** Makes a token in place of any other of the person and returns it, the only time that it can be read. */
    String issue(String user, String by) {
        String token = newToken();
        jdbc.sql("""
                        insert into process.sign_in_token (user_id, token_hash, expires_at, issued_by, issued_at)
                        values (:user, :hash, :expires, :by, :now)
                        on conflict (user_id) do update
                        set token_hash = excluded.token_hash, expires_at = excluded.expires_at, failures = 0,
                            locked_until = null, issued_by = excluded.issued_by, issued_at = excluded.issued_at
                        """)
                .param("user", user)
                .param("hash", hash(token))
                .param("expires", utc(clock.instant().plus(LIFE)))
                .param("by", by)
                .param("now", utc(clock.instant()))
                .update();
        return token;
    }

    /** Judges what was typed and counts it if wrong; {@code WRONG} also for who has none. Holds the row until the transaction ends. */
    Answer check(String user, String typed) {
        Row row = jdbc.sql("""
                        select token_hash, expires_at, failures, locked_until from process.sign_in_token
                        where user_id = :user for update
                        """)
                .param("user", user)
                .query((found, n) -> new Row(
                        found.getBytes(1),
                        found.getObject(2, OffsetDateTime.class).toInstant(),
                        found.getInt(3),
                        found.getObject(4, OffsetDateTime.class)))
                .optional()
                .orElse(null);
        if (row == null) {
            return Answer.WRONG;
        }
        Instant now = clock.instant();
        if (row.lockedUntil() != null && row.lockedUntil().toInstant().isAfter(now)) {
            return Answer.LOCKED;
        }
        if (MessageDigest.isEqual(row.hash(), hash(typed))) {
            return row.expiresAt().isAfter(now) ? Answer.RIGHT : Answer.EXPIRED;
        }
        boolean last = row.failures() + 1 >= TRIES;
        jdbc.sql("update process.sign_in_token set failures = :failures, locked_until = :until where user_id = :user")
                .param("failures", last ? 0 : row.failures() + 1)
                .param("until", last ? utc(now.plus(LOCK)) : null)
                .param("user", user)
                .update();
        return Answer.WRONG;
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

    private String newToken() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                token.append('-');
            }
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }

    /** A fast hash serves, as the token bears more than 75 random bits. */
    private static byte[] hash(String token) {
        String plain = token.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Row(byte[] hash, Instant expiresAt, int failures, OffsetDateTime lockedUntil) {}
}
