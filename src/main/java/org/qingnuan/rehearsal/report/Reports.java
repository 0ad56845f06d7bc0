package org.qingnuan.rehearsal.report;

import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Summary;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes what came of a rehearsal, for the screen, for paper and for a spreadsheet. */
@Component
public class Reports {

    private final ITemplateEngine templates;
    private final SheetWriter sheets;

    Reports(ITemplateEngine templates, SheetWriter sheets) {
        this.templates = templates;
        this.sheets = sheets;
    }

    /** A page of its own: pictures are drawn in it, nothing is loaded, no script runs. */
    public String page(Summary summary, Course course) {
        return templates.process(
                "rehearsal-report",
                new Context(
                        Locale.SIMPLIFIED_CHINESE,
                        Map.of(
                                "summary", summary,
                                "course", course,
                                "about", Figures.about(summary, course),
                                "page", new ReportPage(summary, course),
                                "progress", ProgressChart.of(course, summary.gates()),
                                "maps", LatenessMap.of(course.cells()),
                                "ladder", Bars.ladder(course.ladder()),
                                "money", Bars.money(course.funds()))));
    }

    /** The same figures as tables, a sheet each. */
    public void workbook(Summary summary, Course course, OutputStream out) {
        sheets.write(ReportTables.of(summary, course), out);
    }
}
