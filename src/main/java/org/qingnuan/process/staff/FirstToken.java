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
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one-time token that lets somebody become the first administrator; the database knows its hash alone. */
@Component
class FirstToken {

    static final Duration LIFE = Duration.ofHours(24);
    static final Duration LOCK = Duration.ofMinutes(15);
    static final int TRIES = 5;

    /** Letters and digits that nobody confuses when typing them over. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 5;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FirstToken(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Answer {
        RIGHT,
        WRONG,
        EXPIRED,
        LOCKED,
        NONE
    }

    /** Makes a token in place of any other and returns it, the only time that it can be read. */
    String issue() {
        String token = newToken();
        jdbc.sql("""
                        insert into process.first_administrator (id, token_hash, expires_at) values (1, ?, ?)
                        on conflict (id) do update
                        set token_hash = excluded.token_hash, expires_at = excluded.expires_at,
                            failures = 0, locked_until = null
                        """).params(hash(token), utc(clock.instant().plus(LIFE))).update();
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
        Row row = jdbc.sql("""
                        select token_hash, expires_at, failures, locked_until from process.first_administrator
                        where id = 1 for update
                        """)
                .query((found, n) -> new Row(
                        found.getBytes(1),
                        found.getObject(2, OffsetDateTime.class).toInstant(),
                        found.getInt(3),
                        found.getObject(4, OffsetDateTime.class)))
                .optional()
                .orElse(null);
        if (row == null) {
            return Answer.NONE;
        }
        Instant now = clock.instant();
        if (row.lockedUntil() != null && row.lockedUntil().toInstant().isAfter(now)) {
            return Answer.LOCKED;
        }
        if (!row.expiresAt().isAfter(now)) {
            return Answer.EXPIRED;
        }
        if (MessageDigest.isEqual(row.hash(), hash(typed))) {
            return Answer.RIGHT;
        }
        boolean last = row.failures() + 1 >= TRIES;
        jdbc.sql("update process.first_administrator set failures = ?, locked_until = ? where id = 1")
                .params(last ? 0 : row.failures() + 1, last ? utc(now.plus(LOCK)) : null)
                .update();
        return Answer.WRONG;
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

    /** A fast hash serves, as the token bears more than 120 random bits. */
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
