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

    private static final int WHOLE = 105_000;
    private static final int HOUSEHOLDS = Integer.getInteger("heze.households", WHOLE / 50);
    private static final BigDecimal FLOOR = new BigDecimal("900.00");
    private static final int HEAP = 1_024;

    @TempDir
    Path folder;

    @Test
    void everyConfirmedHouseholdIsPaidOnceAndTheAccountsAgree() throws Exception {
        RehearsedSeason heze = RehearsedSeason.fromJar(folder, "heze-2021", "--seed=7", "--households=" + HOUSEHOLDS);

        assertThat(heze.count("/households/target")).isEqualTo(WHOLE);
        assertThat(heze.count("/households/surveyed")).isGreaterThan(HOUSEHOLDS);
        int confirmed = heze.count("/households/confirmed");
        assertThat(confirmed).isBetween(HOUSEHOLDS * 99 / 100, HOUSEHOLDS);
        assertThat(heze.count("/households/installed")).isEqualTo(confirmed);
        assertThat(heze.count("/households/accepted")).isEqualTo(confirmed);
        assertThat(heze.count("/households/paid")).isEqualTo(confirmed);

        assertThat(heze.count("/payments/settled")).isEqualTo(confirmed);
        assertThat(heze.count("/payments/lines")).isEqualTo(confirmed + heze.count("/payments/reissued"));
        assertThat(heze.count("/payments/returned")).isPositive().isEqualTo(heze.count("/payments/reissued"));
        assertThat(heze.amount("/money/paid")).isEqualTo(FLOOR.multiply(BigDecimal.valueOf(confirmed)));
        assertThat(heze.amount("/money/reserved")).isZero();

        assertThat(heze.count("/incidents")).isZero();
        assertThat(heze.count("/peakHeapMb")).isLessThan(HEAP);
    }
}
