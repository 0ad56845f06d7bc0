package org.qingnuan.finance.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.finance.FundSource.CITY_AWARD;
import static org.qingnuan.finance.FundSource.DISTRICT_MATCHING;
import static org.qingnuan.finance.FundSource.SUPERIOR;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.FundSource;

class ProportionTest {

    private static final Map<FundSource, Long> THIRDS =
            Map.of(SUPERIOR, 100L, CITY_AWARD, 100L, DISTRICT_MATCHING, 100L);

    @Test
    void everyFenOfEveryAmountIsSplitAndNoSourceGivesMoreThanItHas() {
        Map<FundSource, Long> shares = Map.of(SUPERIOR, 149_995L, CITY_AWARD, 1L, DISTRICT_MATCHING, 50_004L);

        for (long fen = 0; fen <= 200_000; fen += 7) {
            Map<FundSource, Long> parts = Proportion.split(shares, fen);

            assertThat(parts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(fen);
            parts.forEach((source, part) -> assertThat(part).isBetween(1L, shares.get(source)));
        }
    }

    @Test
    void theOddFenGoesToTheFirstSourceAmongEquals() {
        assertThat(Proportion.split(THIRDS, 100))
                .isEqualTo(Map.of(SUPERIOR, 34L, CITY_AWARD, 33L, DISTRICT_MATCHING, 33L));
        assertThat(Proportion.split(THIRDS, 1)).isEqualTo(Map.of(SUPERIOR, 1L));
        assertThat(Proportion.split(THIRDS, 300)).isEqualTo(THIRDS);
    }

    @Test
    void moreThanThereIsCannotBeSplit() {
        assertThatThrownBy(() -> Proportion.split(THIRDS, 301)).isInstanceOf(IllegalArgumentException.class);
    }
}
