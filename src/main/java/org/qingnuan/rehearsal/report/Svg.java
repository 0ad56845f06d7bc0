package org.qingnuan.rehearsal.report;

import java.util.Locale;

/** Draws shapes one after the other; coordinates are those of the view box. */
final class Svg {

    static final String INK = "#1f2a37";
    static final String SOFT = "#5b6776";
    static final String LINE = "#d7dee6";
    static final String ACCENT = "#14628c";
    static final String GOOD = "#1d7a46";
    static final String BAD = "#b3261e";

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final String title;

    /** @param title what the picture shows, for those who cannot see it */
    Svg(int width, String title) {
        this.width = width;
        this.title = title;
    }

    void rectangle(double x, double y, double width, double height, String fill) {
        shapes.append(
                format("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>", x, y, width, height, fill));
    }

    void line(double x1, double y1, double x2, double y2, String stroke, String dashes) {
        shapes.append(format(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"%s/>",
                x1, y1, x2, y2, stroke, dashed(dashes)));
    }

    /** @param points such as {@code 0,10 20,30} */
    void path(String points, String stroke) {
        path(points, stroke, 2, null);
    }

    /** @param dashes such as {@code 5 3}, null for a line without gaps */
    void path(String points, String stroke, double width, String dashes) {
        shapes.append(format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s/>",
                points, stroke, width, dashed(dashes)));
    }

    private static String dashed(String dashes) {
        return dashes == null ? "" : " stroke-dasharray=\"" + dashes + "\"";
    }

    /** @param anchor start, middle or end */
    void text(double x, double y, String anchor, String fill, int size, String text) {
        shapes.append(format(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%s\">%s</text>",
                x, y, anchor, fill, size, escape(text)));
    }

    /** A number as coordinates are written. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    String drawn(int height) {
        return format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">%s</svg>",
                width, height, escape(title), shapes);
    }

    private static String format(String pattern, Object... values) {
        Object[] written = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            written[i] = values[i] instanceof Double number ? number(number) : values[i];
        }
        return pattern.formatted(written);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
