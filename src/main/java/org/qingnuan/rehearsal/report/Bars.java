package org.qingnuan.rehearsal.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.qingnuan.rehearsal.Course.Fund;
import org.qingnuan.rehearsal.Course.Rung;

/** The ladder of supervision, step by step, and where the money of each fund is. */
final class Bars {

    private static final int WIDTH = 720;
    private static final int NAMES = 130;
    private static final int ROW = 30;
    private static final int STEP = 14;
    private static final int BAR = WIDTH - NAMES - 110;

    private Bars() {}

    /** Each step begins a little further right, as each comes after the one above. */
    static String ladder(List<Rung> rungs) {
        Svg svg = new Svg(WIDTH, "督办措施");
        int most = rungs.stream().mapToInt(Rung::times).max().orElse(1);
        int indent = rungs.size() < 2 ? 0 : Math.min(STEP, 120 / (rungs.size() - 1));
        for (int i = 0; i < rungs.size(); i++) {
            Rung rung = rungs.get(i);
            double y = i * ROW;
            double x = NAMES + i * indent;
            double length = Math.max(4, (double) rung.times() * (BAR - 120) / most);
            svg.text(x - 10, y + 19, "end", Svg.INK, 12, rung.name());
            svg.rectangle(x, y + 5, length, ROW - 10, shade(i, rungs.size()));
            svg.text(x + length + 8, y + 19, "start", Svg.INK, 12, rung.times() + " 次");
        }
        return svg.drawn(Math.max(1, rungs.size()) * ROW);
    }

    /** From amber to red. */
    private static String shade(int at, int of) {
        List<String> shades = List.of("#e2b969", "#dd9a4e", "#d4763f", "#c65238", "#b3261e");
        return shades.get(of < 2 ? 0 : at * (shades.size() - 1) / (of - 1));
    }

    static String money(List<Fund> funds) {
        Svg svg = new Svg(WIDTH, "资金");
        BigDecimal most = funds.stream()
                .map(fund -> new BigDecimal(fund.allotted()))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE)
                .max(BigDecimal.ONE);
        int row = 44;
        for (int i = 0; i < funds.size(); i++) {
            Fund fund = funds.get(i);
            double y = i * row;
            svg.text(NAMES - 10, y + 22, "end", Svg.INK, 12, fund.source());
            double paid = length(fund.paid(), most);
            double reserved = length(fund.reserved(), most);
            svg.rectangle(NAMES, y + 8, length(fund.allotted(), most), 20, "#dbe7ef");
            svg.rectangle(NAMES, y + 8, paid, 20, Svg.ACCENT);
            svg.rectangle(NAMES + paid, y + 8, reserved, 20, "#e2b969");
            svg.text(
                    NAMES,
                    y + 41,
                    "start",
                    Svg.SOFT,
                    11,
                    "下达 %s 元，已付 %s 元，已预留 %s 元，可用 %s 元"
                            .formatted(
                                    Figures.thousands(fund.allotted()),
                                    Figures.thousands(fund.paid()),
                                    Figures.thousands(fund.reserved()),
                                    Figures.thousands(fund.available())));
        }
        int foot = funds.size() * row + 8;
        svg.rectangle(NAMES, foot, 18, 8, Svg.ACCENT);
        svg.text(NAMES + 24, foot + 8, "start", Svg.INK, 11, "已付");
        svg.rectangle(NAMES + 70, foot, 18, 8, "#e2b969");
        svg.text(NAMES + 94, foot + 8, "start", Svg.INK, 11, "已预留");
        svg.rectangle(NAMES + 152, foot, 18, 8, "#dbe7ef");
        svg.text(NAMES + 176, foot + 8, "start", Svg.INK, 11, "可用");
        return svg.drawn(foot + 14);
    }

    private static double length(String yuan, BigDecimal most) {
        return new BigDecimal(yuan)
                .multiply(BigDecimal.valueOf(BAR))
                .divide(most, 1, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
