package org.qingnuan.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void yuanBecomeFenExactly() {
        assertThat(Money.of("1234.56")).isEqualTo(Money.ofFen(123456));
        assertThat(Money.of("0.1").fen()).isEqualTo(10);
        assertThat(Money.of("-900").fen()).isEqualTo(-90000);
        assertThat(Money.ofFen(-5).toYuan()).isEqualTo("-0.05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.005", "1.100", "", " 1", "1,234", "1e3", "一百", ".5", "1.", "+1"})
    void whatIsNoAmountOfFenIsRefused(String text) {
        assertThatThrownBy(() -> Money.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAmountBeyondLongIsAnErrorAndNeverWrapsAround() {
        assertThatThrownBy(() -> Money.of("92233720368547758.08")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MAX_VALUE).plus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MIN_VALUE).negate()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MIN_VALUE).minus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theSumOfNothingIsZero() {
        assertThat(Stream.<Money>empty().collect(Money.sum())).isEqualTo(Money.ZERO);
        assertThat(Stream.of("0.10", "0.20", "0.30").map(Money::of).collect(Money.sum()))
                .isEqualTo(Money.of("0.6"));
    }

    @Property
    void yuanTextComesBackAsTheSameAmount(@ForAll long fen) {
        assertThat(Money.of(Money.ofFen(fen).toYuan())).isEqualTo(Money.ofFen(fen));
    }

    @Property
    void whatIsAddedCanBeTakenAwayAgain(
            @ForAll @LongRange(min = -1L << 60, max = 1L << 60) long a,
            @ForAll @LongRange(min = -1L << 60, max = 1L << 60) long b) {
        Money sum = Money.ofFen(a).plus(Money.ofFen(b));

        assertThat(sum.minus(Money.ofFen(b))).isEqualTo(Money.ofFen(a));
        assertThat(sum.negate().isNegative()).isEqualTo(a + b > 0);
        assertThat(Money.ofFen(a).compareTo(Money.ofFen(b))).isEqualTo(Long.compare(a, b));
    }
}
