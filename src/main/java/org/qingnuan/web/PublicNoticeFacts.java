package org.qingnuan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingnuan.ledger.NoticeRules;
import org.qingnuan.ledger.NoticeTable;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.PublicNotice;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The list that is to be shown or was shown, and the objection that waits (D-42). */
@Component
class PublicNoticeFacts implements TaskFacts {

    private static final String DRAFT = "public-notice.draftNotice";
    private static final String ANSWER = "public-notice.answerNotice";
    private static final int MOST_ROWS = 200;

    private final PublicNotices notices;
    private final Plans plans;
    private final Staff staff;

    PublicNoticeFacts(PublicNotices notices, Plans plans, Staff staff) {
        this.notices = notices;
        this.plans = plans;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(DRAFT, "public-notice.postNotice", ANSWER);
    }

    @Override
    public Facts of(TaskView task) {
        CaseKey subject = task.subject();
        if (TaskPages.form(task).equals(DRAFT)) {
            NoticeRules rules = plans.get(subject.plan()).rules().publicNotice();
            return Facts.of(list(notices.preview(subject)))
                    .note("公示" + PublicNoticePages.term(rules) + "；" + PublicNoticePages.places(rules) + "。");
        }
        Facts facts = notices.latest(subject)
                .map(notice -> Facts.of(shown(notice)).page("公示页（已封存，打印张贴）", PublicNoticePages.pagePath(notice)))
                .orElse(Facts.NONE);
        return TaskPages.form(task).equals(ANSWER)
                ? notices.waiting(subject)
                        .map(objection -> facts.plus(Facts.of(waiting(objection))))
                        .orElse(facts)
                : facts;
    }

    private static Facts.Table shown(PublicNotice notice) {
        return Facts.pairs(
                notice.list().label(),
                Stream.of(
                        new Facts.Pair("村", notice.villageName()),
                        new Facts.Pair("次数", "第" + notice.round() + "次"),
                        new Facts.Pair(
                                "公示期",
                                Wording.date(notice.firstDay()) + "至" + Wording.date(notice.lastDay()) + "（含首尾）"),
                        new Facts.Pair("地点", notice.place()),
                        new Facts.Pair("受理异议", notice.contact()),
                        new Facts.Pair("页面校验码（SHA-256）", notice.sha256())));
    }

    private Facts.Table waiting(PublicNotice.Objection objection) {
        return Facts.pairs(
                "待答复的异议",
                Stream.of(
                        new Facts.Pair(
                                "对应序号",
                                objection.no() == null
                                        ? "不针对某一户"
                                        : objection.no().toString()),
                        new Facts.Pair("异议人", objection.objector()),
                        new Facts.Pair("提出日期", Wording.date(objection.raisedOn())),
                        new Facts.Pair("内容", objection.text()),
                        new Facts.Pair("登记人", staff.name(objection.recordedBy()))));
    }

    private static Facts.Table list(NoticeTable table) {
        List<String> columns = new ArrayList<>(List.of("序号"));
        columns.addAll(table.columns());
        int shown = Math.min(MOST_ROWS, table.rows().size());
        return new Facts.Table(
                "将公示的名单（共" + table.rows().size() + "行" + (shown < table.rows().size() ? "，列出前" + shown + "行" : "")
                        + "）",
                columns,
                IntStream.range(0, shown)
                        .mapToObj(at -> Stream.concat(
                                        Stream.of(Integer.toString(at + 1)), table.rows().get(at).cells().stream())
                                .toList())
                        .toList());
    }
}
