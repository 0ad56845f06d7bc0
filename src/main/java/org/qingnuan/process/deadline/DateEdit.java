package org.qingnuan.process.deadline;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts another date into a model: the timer's expression and its label, and not one byte more. */
public final class DateEdit {

    private static final Pattern NAME = Pattern.compile("(\\sname=\")[^\"]*(\")");

    private DateEdit() {}

    /** Whether the frame's date stands in the file as it is read, not written with entities. */
    public static boolean knows(String model, String frame) {
        return date(model, frame).find();
    }

    private static Matcher date(String model, String frame) {
        return Pattern.compile("(deadline\\.on\\(execution, ?'" + Pattern.quote(frame) + "', ?')[^']+(')")
                .matcher(model);
    }

    /** Throws IllegalArgumentException when the model has no such dated frame. */
    public static byte[] change(byte[] model, String frame, String rule) {
        String text = new String(model, StandardCharsets.UTF_8);
        Matcher date = date(text, frame);
        if (!date.find()) {
            throw new IllegalArgumentException("模型里没有期限框 " + frame);
        }
        int event = text.lastIndexOf("boundaryEvent ", date.start());
        int end = text.indexOf('>', event);
        String tag = NAME.matcher(text.substring(event, end))
                .replaceFirst(
                        "$1" + Matcher.quoteReplacement(DeadlineRule.parse(rule).label()) + "$2");
        String changed = text.substring(0, event)
                + tag
                + text.substring(end, date.end(1))
                + rule
                + text.substring(date.start(2));
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
