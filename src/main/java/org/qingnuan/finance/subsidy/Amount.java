package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qingnuan.shared.Money;

/**
 * What a row that hit comes to: an amount, or a unit price times a quantity, each within its cap, rounded as the row says.
 *
 * <p>A row that names a unit speaks of a quantity: without one, nothing would tell a quantity that nobody registered from none.
 *
 * @param way how a quantity was reckoned, in Chinese, null for a plain amount
 * @param caps which caps bit, in Chinese, null for none
 */
record Amount(long fen, String way, String caps) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    static Amount of(Map<String, Object> row) {
        List<String> caps = new ArrayList<>();
        String way = null;
        Rounding rounding = rounding(row.get("rounding"));
        BigDecimal fen;
        if (blank(row.get("unit"))) {
            fen = number(row, "amount");
        } else {
            String unit = row.get("unit").toString().strip();
            BigDecimal used = number(row, "quantity");
            BigDecimal counted = capped(used, row, "quantityCap");
            if (counted.compareTo(used) < 0) {
                caps.add("数量上限%s%s".formatted(plain(counted), unit));
            }
            fen = priced(row, counted);
            way = "%s%s%s".formatted(priceWords(row), plain(counted), unit);
            rounding = rounding == null ? Rounding.FEN : rounding;
        }
        BigDecimal rounded = rounding == null ? fen : rounding.of(fen);
        BigDecimal paid = capped(rounded, row, "cap");
        if (paid.compareTo(rounded) < 0) {
            caps.add("上限%s元".formatted(Money.ofFen(whole(paid, "金额上限"))));
        }
        return new Amount(whole(paid, "金额"), way, caps.isEmpty() ? null : String.join("、", caps));
    }

    private static BigDecimal priced(Map<String, Object> row, BigDecimal quantity) {
        return row.get("amount") instanceof String blocks
                ? Blocks.parse(blocks).of(quantity)
                : number(row, "amount").multiply(quantity);
    }

    private static String priceWords(Map<String, Object> row) {
        if (row.get("amount") instanceof String) {
            return "分段单价，计";
        }
        BigDecimal yuan = number(row, "amount").movePointLeft(2).stripTrailingZeros();
        return "单价%s元×".formatted((yuan.scale() < 2 ? yuan.setScale(2) : yuan).toPlainString());
    }

    private static BigDecimal capped(BigDecimal value, Map<String, Object> row, String cap) {
        return blank(row.get(cap)) ? value : value.min(number(row, cap));
    }

    private static BigDecimal number(Map<String, Object> row, String column) {
        if (row.get(column) == null && column.equals("quantity")) {
            throw new Unregistered(String.valueOf(row.get("label")));
        }
        if (!(row.get(column) instanceof Number value)) {
            throw refused(column, row.get(column));
        }
        BigDecimal number;
        try {
            number = new BigDecimal(value.toString());
        } catch (NumberFormatException none) {
            throw refused(column, value);
        }
        if (number.signum() < 0 || number.compareTo(MOST) > 0) {
            throw refused(column, value);
        }
        return number;
    }

    private static IllegalArgumentException refused(String column, Object value) {
        return column.equals("amount")
                ? new IllegalArgumentException("补贴标准的金额应为不小于0的整数（分），现为：" + value)
                : new IllegalArgumentException("补贴标准的 " + column + " 应为不小于0的数，现为：" + value);
    }

    private static long whole(BigDecimal fen, String what) {
        try {
            return fen.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
        } catch (ArithmeticException fraction) {
            throw new IllegalArgumentException("补贴标准的" + what + "应为不小于0的整数（分），现为：" + fen + "；不是整数的须写明取整方法（rounding）");
        }
    }

    private static Rounding rounding(Object name) {
        return blank(name)
                ? null
                : Rounding.named(name.toString().strip())
                        .orElseThrow(() -> new IllegalArgumentException("补贴标准中没有这种取整方法：" + name));
    }

    /** A quantity that nobody registered of a household; it is to be registered, nothing is wrong with the table. */
    static final class Unregistered extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private Unregistered(String label) {
            super("“%s”按数量计，数量没有登记".formatted(label));
        }
    }

    private static boolean blank(Object value) {
        return value == null || value.toString().isBlank();
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
