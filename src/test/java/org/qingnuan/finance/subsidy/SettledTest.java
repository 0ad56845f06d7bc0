package org.qingnuan.finance.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.FundSource;

/** An advance and its settlement are borne to the fen as the whole is, and nobody pays below nothing. */
class SettledTest {

    private static final List<String> SHARES = List.of(
            "DISTRICT_MATCHING:rest",
            "SUPERIOR:2/5,DISTRICT_MATCHING:rest",
            "SUPERIOR:1/3,CITY_AWARD:1/3,DISTRICT_MATCHING:rest",
            "SUPERIOR:33.33,CITY_AWARD:20,DISTRICT_MATCHING:rest",
            "SUPERIOR:240.00元,CITY_AWARD:180元,DISTRICT_MATCHING:rest>=180元");

    @Test
    void whateverTheSharesTheHouseholdGetsTheWholeToTheFen() {
        Random chance = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long whole = chance.nextInt(300_000);
            long advanced = chance.nextInt(300_000);
            Map<FundSource, Long> due = shares(chance).split(whole);
            Map<FundSource, Long> paid = shares(chance).split(advanced);

            Settled settled = Settled.of(due, of(paid));

            assertThat(settled.dueFen() - settled.surplusFen()).isEqualTo(whole - advanced);
            assertThat(Math.min(settled.dueFen(), settled.surplusFen())).isZero();
            settled.due()
                    .forEach((source, fen) -> assertThat(fen)
                            .isPositive()
                            .isLessThanOrEqualTo(due.get(source) - paid.getOrDefault(source, 0L)));
            settled.surplus()
                    .forEach((source, fen) -> assertThat(fen)
                            .isPositive()
                            .isLessThanOrEqualTo(paid.get(source) - due.getOrDefault(source, 0L)));
            long beyond = settled.advanced().taken(settled.surplus()).stream()
                    .mapToLong(Advanced.Taken::surplus)
                    .sum();
            assertThat(beyond).isEqualTo(settled.surplusFen());
        }
    }

    @Test
    void ofOneRatioEachSourceBearsExactlyItsShareOfTheWhole() {
        Random chance = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            Shares shares = Shares.parse(SHARES.get(chance.nextInt(2)));
            Map<FundSource, Long> whole = shares.split(chance.nextInt(300_000));
            Map<FundSource, Long> paid = shares.split(chance.nextInt(300_000));

            Settled settled = Settled.of(whole, of(paid));

            assertThat(settled.uneven()).isEmpty();
            Map<FundSource, Long> borne = new TreeMap<>(paid);
            settled.due().forEach((source, fen) -> borne.merge(source, fen, Long::sum));
            settled.surplus().forEach((source, fen) -> borne.merge(source, -fen, Long::sum));
            borne.values().removeIf(fen -> fen == 0);
            assertThat(borne).isEqualTo(new TreeMap<>(whole));
        }
    }

    @Test
    void aSurplusLiesOnTheOldestPaymentFirst() {
        Advanced advanced = new Advanced(List.of(
                new Advanced.Part(3, FundSource.SUPERIOR, 100), new Advanced.Part(9, FundSource.SUPERIOR, 100)));

        assertThat(advanced.taken(Map.of(FundSource.SUPERIOR, 130L)))
                .extracting(Advanced.Taken::surplus)
                .containsExactly(100L, 30L);
        assertThat(advanced.whole()).extracting(Advanced.Taken::surplus).containsExactly(100L, 100L);
    }

    private static Shares shares(Random chance) {
        return Shares.parse(SHARES.get(chance.nextInt(SHARES.size())));
    }

    private static Advanced of(Map<FundSource, Long> paid) {
        return new Advanced(paid.entrySet().stream()
                .map(share -> new Advanced.Part(1, share.getKey(), share.getValue()))
                .toList());
    }
}
