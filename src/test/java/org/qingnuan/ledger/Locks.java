package org.qingnuan.ledger;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits until another thread has come where the test wants it. */
final class Locks {

    private Locks() {}

    /** Lets the second call begin while the first is done but not committed, once it waits in a statement with this text. */
    static <T> T meanwhile(PlacesWorld world, Runnable first, Callable<T> second, String waitsIn) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = threads.submit(() -> world.transaction.executeWithoutResult(status -> {
                first.run();
                done.countDown();
                await(commit);
            }));
            await(done);
            Future<T> two = threads.submit(second);
            awaitBlocked(world.jdbc, waitsIn);
            commit.countDown();
            one.get();
            return two.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
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
    private static void awaitBlocked(JdbcClient jdbc, String text) {
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
