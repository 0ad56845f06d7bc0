package org.qingnuan.process.reminder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.Notice;
import org.qingnuan.process.Staff;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A person's mail of a day, a table of gates and villages, and the mail of a task that a supervisor reminds of. */
@Component
class MailText {

    private static final String CELL = "<td style=\"border:1px solid #c8cdd4;padding:6px 10px;vertical-align:top\">";

    private final Staff staff;
    private final String address;

    /** @param address where people open the system, such as {@code https://qingnuan.example.gov.cn}; empty for none */
    MailText(@Lazy Staff staff, @Value("${qingnuan.address:}") String address) {
        this.staff = staff;
        this.address = address.strip();
    }

    String subject(LocalDate day, List<Notice> notices) {
        long late = notices.stream().filter(Notice::overdue).count();
        String what = late == 0 ? "到期提醒" : late == notices.size() ? "逾期提醒" : "到期与逾期提醒";
        return "清暖" + what + "（" + ChineseDates.format(day) + "，" + notices.size() + "项）";
    }

    String html(LocalDate day, List<Notice> notices) {
        String rows = notices.stream().map(notice -> row(day, notice)).collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"></head>
                <body style="font-family:sans-serif;font-size:14px;color:#1f2933">
                <p>以下工作即将到期或已经逾期，请抓紧办理：</p>
                <table style="border-collapse:collapse">
                <tr>%s单位</td>%s关口</td>%s期限</td>%s情况</td>%s未完成的村（单位）</td></tr>
                %s
                </table>%s
                <p style="color:#66727f">本邮件由清暖自动发送，请勿回复。</p>
                </body></html>
                """.formatted(CELL, CELL, CELL, CELL, CELL, rows, link());
    }

    String subject(Notice task) {
        return "清暖催办：" + task.title();
    }

    /** One task that somebody reminds of. */
    String html(Notice task) {
        String due = task.due() == null ? "" : "，期限" + ChineseDates.format(task.due());
        String told = "%s请您抓紧办理：%s%s。".formatted(staff.name(task.task().by()), task.title(), due);
        return """
                <!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"></head>
                <body style="font-family:sans-serif;font-size:14px;color:#1f2933">
                <p>%s</p>%s
                <p style="color:#66727f">本邮件由清暖自动发送，请勿回复。</p>
                </body></html>
                """.formatted(HtmlUtils.htmlEscape(told, "UTF-8"), link());
    }

    private static String row(LocalDate day, Notice notice) {
        return List.of(
                        notice.bodyName(),
                        notice.frameName(),
                        ChineseDates.format(notice.due()),
                        left(ChronoUnit.DAYS.between(day, notice.due())),
                        String.join("、", notice.subjects()))
                .stream()
                .map(text -> CELL + HtmlUtils.htmlEscape(text, "UTF-8") + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String left(long days) {
        if (days == 0) {
            return "今天到期";
        }
        return days > 0 ? "还有" + days + "天" : "已逾期" + -days + "天";
    }

    private String link() {
        return address.isEmpty()
                ? ""
                : "<p><a href=\"%s/notices\">打开我的提醒</a></p>".formatted(HtmlUtils.htmlEscape(address, "UTF-8"));
    }
}
