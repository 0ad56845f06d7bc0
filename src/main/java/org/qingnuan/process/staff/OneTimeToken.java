package org.qingnuan.process.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A token that serves once, as it is kept: nobody can read it again, and few wrong ones may be tried.
 *
 * @param failures wrong ones since the last lock
 * @param lockedUntil null when nothing was locked
 */
record OneTimeToken(byte[] hash, Instant expiresAt, int failures, Instant lockedUntil) {

    static final Duration LOCK = Duration.ofMinutes(15);
    static final int TRIES = 5;

    /** Letters and digits that nobody confuses when typing them over. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    enum Answer {
        RIGHT,
        WRONG,
        EXPIRED,
        LOCKED,
        NONE
    }

    /** A new one in groups of letters and digits, such as {@code ABCD-EFGH}. */
    static String make(int groups, int length) {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < groups * length; i++) {
            if (i > 0 && i % length == 0) {
                token.append('-');
            }
            token.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }

    /** However it is typed. A fast hash serves, as a token bears more than 75 random bits. */
    static byte[] hash(String token) {
        String plain = token.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From columns {@code token_hash}, {@code expires_at}, {@code failures} and {@code locked_until}. */
    static OneTimeToken of(ResultSet row) throws SQLException {
        OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
        return new OneTimeToken(
                row.getBytes("token_hash"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("failures"),
                locked == null ? null : locked.toInstant());
    }

    /** Whoever does not know the token learns nothing of its age. */
    Answer judge(String typed, Instant now) {
        if (lockedUntil != null && lockedUntil.isAfter(now)) {
            return Answer.LOCKED;
        }
        if (!MessageDigest.isEqual(hash, hash(typed))) {
            return Answer.WRONG;
        }
        return expiresAt.isAfter(now) ? Answer.RIGHT : Answer.EXPIRED;
    }

    /** After one more wrong one. */
    OneTimeToken missed(Instant now) {
        return failures + 1 < TRIES
                ? new OneTimeToken(hash, expiresAt, failures + 1, null)
                : new OneTimeToken(hash, expiresAt, 0, now.plus(LOCK));
    }

    /** As the database takes it; null stays null. */
    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
