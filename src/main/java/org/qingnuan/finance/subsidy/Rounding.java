package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** To what a rate is rounded; documents never say, so a row does. */
enum Rounding {
    FEN("四舍五入到分", 0, RoundingMode.HALF_UP),
    JIAO("四舍五入到角", -1, RoundingMode.HALF_UP),
    YUAN("四舍五入到元", -2, RoundingMode.HALF_UP),
    FEN_DOWN("分以下舍去", 0, RoundingMode.DOWN),
    JIAO_DOWN("角以下舍去", -1, RoundingMode.DOWN),
    YUAN_DOWN("元以下舍去", -2, RoundingMode.DOWN);

    private final String label;
    private final int scale;
    private final RoundingMode mode;

    Rounding(String label, int scale, RoundingMode mode) {
        this.label = label;
        this.scale = scale;
        this.mode = mode;
    }

    static Optional<Rounding> named(String name) {
        return Stream.of(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    String label() {
        return label;
    }

    BigDecimal of(BigDecimal fen) {
        return fen.setScale(scale, mode).setScale(0);
    }
}
