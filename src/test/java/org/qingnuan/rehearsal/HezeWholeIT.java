package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Heze from the survey to the last payment in a gigabyte of heap, from the packaged jar; a fiftieth of its households unless
 * {@code -Dheze.households=105000} asks for all, because the whole takes longer than a build should.
 */
@Tag("full")
class HezeWholeIT {

    private static final int HOUSEHOLDS = Integer.getInteger("heze.households", RehearsedHeze.WHOLE / 50);
    private static final BigDecimal FLOOR = new BigDecimal("900.00");
    private static final int HEAP = 1_024;

    @TempDir
    Path folder;

    @Test
    void everyConfirmedHouseholdIsPaidOnceAndTheAccountsAgree() throws Exception {
        RehearsedHeze heze = RehearsedHeze.fromJar(HOUSEHOLDS, folder);

        assertThat(heze.households("target")).isEqualTo(RehearsedHeze.WHOLE);
        assertThat(heze.households("surveyed")).isGreaterThan(HOUSEHOLDS);
        int confirmed = heze.households("confirmed");
        assertThat(confirmed).isBetween(HOUSEHOLDS * 99 / 100, HOUSEHOLDS);
        assertThat(heze.households("installed")).isEqualTo(confirmed);
        assertThat(heze.households("accepted")).isEqualTo(confirmed);
        assertThat(heze.households("paid")).isEqualTo(confirmed);

        assertThat(heze.number("/payments/settled")).isEqualTo(confirmed);
        assertThat(heze.number("/payments/lines")).isEqualTo(confirmed + heze.number("/payments/reissued"));
        assertThat(heze.number("/payments/returned")).isPositive().isEqualTo(heze.number("/payments/reissued"));
        assertThat(heze.text("/money/paid"))
                .isEqualTo(FLOOR.multiply(BigDecimal.valueOf(confirmed)).toPlainString());
        assertThat(heze.text("/money/reserved")).isEqualTo("0.00");

        assertThat(heze.number("/incidents")).isZero();
        assertThat(heze.number("/peakHeapMb")).isLessThan(HEAP);
    }
}
