package org.qingnuan.process.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers for the rest of a transaction which version of a model or a table is the latest. */
final class LatestVersions {

    private LatestVersions() {}

    /** The id that {@code kind} and {@code key} had before in this transaction, else what is found now; empty for none. */
    static Optional<String> of(String kind, String key, Supplier<Optional<String>> finding) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return finding.get();
        }
        return remembered().computeIfAbsent(kind + " " + key, name -> finding.get());
    }

    /** Forgets what was found in this transaction, since something is being deployed in it. */
    static void forget() {
        if (TransactionSynchronizationManager.getResource(LatestVersions.class) instanceof Map<?, ?> remembered) {
            remembered.clear();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Optional<String>> remembered() {
        Object bound = TransactionSynchronizationManager.getResource(LatestVersions.class);
        if (bound == null) {
            bound = new HashMap<String, Optional<String>>();
            TransactionSynchronizationManager.bindResource(LatestVersions.class, bound);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void suspend() {
                    TransactionSynchronizationManager.unbindResource(LatestVersions.class);
                }

                @Override
                public void resume() {
                    TransactionSynchronizationManager.bindResource(LatestVersions.class, new HashMap<>());
                }

                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(LatestVersions.class);
                }
            });
        }
        return (Map<String, Optional<String>>) bound;
    }
}
