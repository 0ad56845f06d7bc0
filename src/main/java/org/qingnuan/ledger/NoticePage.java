package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.calendar.Term;

/** Writes the page that is printed, put up and kept: A4, with room for the stamp. */
final class NoticePage {

    private NoticePage() {}

    /** What stands on the page around the list. */
    record Head(
            String plan,
            String village,
            NoticeList list,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean provisional,
            Term term,
            String place,
            String contact,
            String office,
            LocalDate draftedOn) {}

    static String of(Head head, NoticeTable table) {
        return """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s公示 %s</title>
                <link rel="stylesheet" href="/css/paper.css">
                </head>
                <body>
                <main class="sheet">
                <header><h1>公示</h1><p class="number">%s</p></header>
                <p class="text">按照%s方案，现将%s%s予以公示。</p>
                <p class="text">公示期：%s至%s（含首尾两日，%s%s）。公示地点：%s。</p>
                <p class="text">对公示内容有异议的，请在公示期内向%s提出，写明姓名和事由；逐件核查答复。</p>
                <table>
                <thead><tr><th>序号</th>%s</tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                <p class="text">共%d行。姓名已作脱敏处理，不公布身份证号、银行账号和电话。</p>
                <footer><div class="stamp">（盖章处）</div><p>%s</p><p>%s</p></footer>
                </main>
                </body>
                </html>
                """.formatted(
                        text(head.list().label()),
                        text(head.village()),
                        text(head.list().label()),
                        text(head.plan()),
                        text(head.village()),
                        text(head.list().label()),
                        ChineseDates.format(head.firstDay()),
                        ChineseDates.format(head.lastDay()),
                        text(term(head.term())),
                        head.provisional() ? "，跨未公布年份，以本页日期为准" : "",
                        text(head.place()),
                        text(head.contact()),
                        cells("th", table.columns()),
                        rows(table.rows()),
                        table.rows().size(),
                        text(head.office()),
                        ChineseDates.format(head.draftedOn()));
    }

    static String term(Term term) {
        String kind = term.kind() == Term.Kind.WORKING ? "个工作日" : "日";
        return term.days() + kind + (term.firstDayCounts() ? "，首日计入" : "，次日起算");
    }

    private static String rows(List<NoticeTable.Row> rows) {
        StringBuilder html = new StringBuilder();
        int no = 0;
        for (NoticeTable.Row row : rows) {
            html.append("<tr><td class=\"centre\">%d</td>%s</tr>%n".formatted(++no, cells("td", row.cells())));
        }
        return html.toString().strip();
    }

    private static String cells(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<%s>%s</%s>".formatted(tag, text(cell), tag))
                .collect(Collectors.joining());
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
