package org.qingnuan.web;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.springframework.stereotype.Component;

/** How far the files are that are being checked now on this node, each for the person who handed it in; the page chooses the token. */
@Component
class RunningUploads {

    private final Map<Key, Running> running = new ConcurrentHashMap<>();

    private record Key(String user, UUID token) {}

    private static final class Running implements IntPredicate {

        private volatile int rows;
        private volatile boolean cancelled;

        @Override
        public boolean test(int read) {
            rows = read;
            return !cancelled;
        }
    }

    /** Runs a check under the token, null when nobody waits for it. */
    <T> T during(String user, UUID token, Function<IntPredicate, T> check) {
        if (token == null) {
            return check.apply(rows -> true);
        }
        Key key = new Key(user, token);
        Running mine = running.computeIfAbsent(key, unknown -> new Running());
        try {
            return check.apply(mine);
        } finally {
            running.remove(key);
        }
    }

    /** The rows read so far; 0 before the first and when nothing runs. */
    int rows(String user, UUID token) {
        Running mine = running.get(new Key(user, token));
        return mine == null ? 0 : mine.rows;
    }

    /** Stops the check at its next row; false when none of the user's runs under the token. */
    boolean cancel(String user, UUID token) {
        Running mine = running.get(new Key(user, token));
        if (mine == null) {
            return false;
        }
        mine.cancelled = true;
        return true;
    }
}
