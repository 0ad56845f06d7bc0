package org.qingnuan.finance.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.finance.FundSource;

class SharesTest {

    @Test
    void restTakesTheCents() {
        Shares shares = Shares.parse("SUPERIOR:33.33, CITY_AWARD:33.33, DISTRICT_MATCHING:rest");

        assertThat(shares.split(100_01))
                .isEqualTo(Map.of(
                        FundSource.SUPERIOR,
                        33_33L,
                        FundSource.CITY_AWARD,
                        33_33L,
                        FundSource.DISTRICT_MATCHING,
                        33_35L));
    }

    @Test
    void sourceThatPaysNothingIsAbsent() {
        assertThat(Shares.parse("SUPERIOR:100,DISTRICT_MATCHING:rest").split(500))
                .isEqualTo(Map.of(FundSource.SUPERIOR, 500L));
        assertThat(Shares.parse("CITY_AWARD:rest").split(0)).isEmpty();
    }

    @Property(tries = 500)
    void sharesAlwaysAddUpToTheAmount(
            @ForAll @LongRange(max = 1_000_000_000_000L) long fen,
            @ForAll @IntRange(max = 10_000) int superior,
            @ForAll @IntRange(max = 10_000) int city) {
        String text = "SUPERIOR:%d.%02d,CITY_AWARD:%d.%02d,DISTRICT_MATCHING:rest"
                .formatted(superior / 200, superior % 100, city / 200, city % 100 / 2);

        assertThat(Shares.parse(text).split(fen).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SUPERIOR:50",
                "SUPERIOR:50,DISTRICT_MATCHING:50",
                "SUPERIOR:rest,DISTRICT_MATCHING:rest",
                "SUPERIOR:50,SUPERIOR:rest",
                "SUPERIOR:rest,SUPERIOR:50",
                "SUPERIOR:60,CITY_AWARD:41,DISTRICT_MATCHING:rest",
                "VILLAGE:50,DISTRICT_MATCHING:rest",
                "SUPERIOR:-5,DISTRICT_MATCHING:rest",
                "SUPERIOR:50;DISTRICT_MATCHING:rest"
            })
    void sharesThatLeaveTheSplitOpenAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shares.parse(text))
                .withMessageContaining("恰有一个 rest");
    }
}
