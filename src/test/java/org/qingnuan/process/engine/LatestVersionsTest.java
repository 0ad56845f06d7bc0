package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class LatestVersionsTest {

    private final AtomicInteger versions = new AtomicInteger();

    @AfterEach
    void noTransactionIsLeft() {
        end();
    }

    @Test
    void aTransactionLooksForTheLatestVersionOnce() {
        TransactionSynchronizationManager.initSynchronization();

        assertThat(latest()).contains("subsidy:1");
        assertThat(latest()).contains("subsidy:1");
    }

    @Test
    void whatIsDeployedWithinTheTransactionIsFoundInIt() {
        TransactionSynchronizationManager.initSynchronization();
        latest();

        LatestVersions.forget();

        assertThat(latest()).contains("subsidy:2");
    }

    @Test
    void nextTransactionLooksAgain() {
        TransactionSynchronizationManager.initSynchronization();
        latest();
        end();

        TransactionSynchronizationManager.initSynchronization();

        assertThat(latest()).contains("subsidy:2");
    }

    @Test
    void withoutATransactionNothingIsRemembered() {
        latest();

        assertThat(latest()).contains("subsidy:2");
    }

    private Optional<String> latest() {
        return LatestVersions.of("table", "subsidy", () -> Optional.of("subsidy:" + versions.incrementAndGet()));
    }

    private static void end() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.getSynchronizations()
                    .forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
            TransactionSynchronizationManager.clearSynchronization();
        }
    }
}
