package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qingnuan.process.NewPlan;
import org.qingnuan.process.deadline.DateEdit;
import org.qingnuan.process.plan.PlanCopy.OldPlan;

/** A model or table under a new plan's name: its ids, its people's name and its full dates are the new plan's. */
final class ModelCopy {

    private static final Pattern NAME = Pattern.compile("(name=\"[^\"（]*)（[^）\"]*\\d{4}[^）\"]*）(\")");
    private static final Pattern FULL_DATE =
            Pattern.compile("deadline\\.on\\(execution, ?'(\\w+)', ?'(\\d{4})(-\\d{2}-\\d{2})'\\)");
    private static final Pattern SAID =
            Pattern.compile("(<bpmn:documentation>|<description>)(?!由 )(?=[^<]*</(?:bpmn:documentation|description)>)");
    private static final Pattern ROW = Pattern.compile("(?s)\\s*<rule .*?</rule>");

    private ModelCopy() {}

    static byte[] of(byte[] model, String from, NewPlan order, OldPlan old) {
        String area = order.area() == null ? old.areaName() : order.area().name();
        String text = new String(model, StandardCharsets.UTF_8)
                .replace(from, order.id().value());
        text = NAME.matcher(text).replaceAll("$1（" + Matcher.quoteReplacement(area + order.year()) + "）$2");
        text = SAID.matcher(text).replaceFirst("$1由 " + from + " 复制，以下说明出自原方案，请核对。");
        return inYear(text, order.year() - old.year()).getBytes(StandardCharsets.UTF_8);
    }

    /** Full dates move with the plan's year; months and days are of the plan's year anyway. */
    private static String inYear(String text, int years) {
        String moved = text;
        Matcher date = FULL_DATE.matcher(text);
        while (years != 0 && date.find()) {
            LocalDate day = LocalDate.parse(date.group(2) + date.group(3));
            YearMonth month = YearMonth.from(day).plusYears(years);
            boolean last = day.getDayOfMonth() == day.lengthOfMonth();
            LocalDate later = last ? month.atEndOfMonth() : day.plusYears(years);
            moved = new String(
                    DateEdit.change(moved.getBytes(StandardCharsets.UTF_8), date.group(1), later.toString()),
                    StandardCharsets.UTF_8);
        }
        return moved;
    }

    /** The same table without what another plan pays. */
    static byte[] withoutRows(byte[] table) {
        return ROW.matcher(new String(table, StandardCharsets.UTF_8))
                .replaceAll("")
                .getBytes(StandardCharsets.UTF_8);
    }
}
