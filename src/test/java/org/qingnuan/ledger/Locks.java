package org.qingnuan.ledger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits until another thread has come where the test wants it. */
final class Locks {

    private Locks() {}

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Until a statement with this text waits for a lock. */
    static void awaitBlocked(JdbcClient jdbc, String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql(
                                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and position(:text in query) > 0")
                                .param("text", text)
                                .query(Long.class)
                                .single()
                        > 0);
    }
}
