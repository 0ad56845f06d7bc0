package org.qingnuan.rehearsal.report;

import java.time.LocalDate;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Summary;

/** How the page of a report writes its values. */
public record ReportPage(Summary summary, Course course) {

    /** Null when every rate is there. */
    public String withoutRates() {
        return Figures.withoutRates(summary, course);
    }

    public boolean isWorkedByForm() {
        return !course.generic().isEmpty();
    }

    public String date(LocalDate day) {
        return ChineseDates.format(day);
    }

    public String yuan(String amount) {
        return Figures.thousands(amount) + " 元";
    }

    /** 98.5% of what is played, 0% of nothing. */
    public String share(int households) {
        int played = course.about().households();
        int tenths = played == 0 ? 0 : (int) Math.round(1000.0 * households / played);
        return tenths / 10 + "." + tenths % 10 + "%";
    }
}
