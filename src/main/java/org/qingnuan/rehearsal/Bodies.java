package org.qingnuan.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.qingnuan.ledger.Body;

/** The responsible bodies at work beside each other, as many at once as keep the machine busy. */
final class Bodies implements AutoCloseable {

    /** While one waits for the database, another computes. */
    private static final int PER_PROCESSOR = 2;

    private final List<Body> bodies;
    private final ExecutorService workers;

    Bodies(List<Body> bodies) {
        this.bodies = bodies;
        int atOnce =
                Math.min(bodies.size(), PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(Math.max(1, atOnce), work -> {
            Thread thread = new Thread(work, "bodies-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does the work of every body and returns when all are done; what the first failing one threw is thrown then. */
    void each(Consumer<Body> work) {
        List<Callable<Object>> calls = new ArrayList<>();
        bodies.forEach(body -> calls.add(Executors.callable(() -> work.accept(body))));
        try {
            for (Future<Object> call : workers.invokeAll(calls)) {
                call.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stuck("演练被中断");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("演练中的工作没有做完", e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
