package org.qingnuan.web;

import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.ledger.NoticeRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.PublicNotice;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's page of public notices. */
@Component
class PublicNoticePages {

    private final PublicNotices notices;
    private final Plans plans;
    private final Staff staff;
    private final DefaultMarks marks;

    PublicNoticePages(PublicNotices notices, Plans plans, Staff staff, DefaultMarks marks) {
        this.notices = notices;
        this.plans = plans;
        this.staff = staff;
        this.marks = marks;
    }

    /** @param running the notices that may be objected to, by id */
    record Page(
            String name,
            String back,
            String path,
            String rule,
            List<Facts.Choice> running,
            List<Line> lines,
            boolean recording) {}

    /** @param web the address for everybody, null while it is not shown there */
    record Line(
            String list,
            String village,
            String round,
            String term,
            String place,
            String state,
            String look,
            String page,
            String web,
            String sha256,
            List<Objection> objections) {}

    record Objection(String head, String text, String answer) {}

    static String path(CaseKey body) {
        return BodyController.path(body) + "/public-notices";
    }

    static String pagePath(PublicNotice notice) {
        return path(notice.subject().body()) + "/" + notice.id() + "/page";
    }

    static String term(NoticeRules rules) {
        return Wording.term(rules.term());
    }

    static String places(NoticeRules rules) {
        return rules.places().stream().sorted().map(NoticeRules.Place::label).collect(Collectors.joining("、"));
    }

    Page of(CaseKey body, boolean recording) {
        NoticeRules rules = plans.get(body.plan()).rules().publicNotice();
        List<PublicNotice> all = notices.of(body);
        return new Page(
                plans.body(body).area().name(),
                BodyController.path(body),
                path(body),
                rules.lists().isEmpty()
                        ? "本方案不公示（各文件都没有规定，默认）。"
                        : "公示" + term(rules) + marks.of(body.plan(), "publicNotice.term") + "；" + places(rules) + "；"
                                + (rules.restart() ? "名单因异议变动的重新公示。" : "名单变动不重新公示。"),
                all.stream()
                        .filter(notice -> notice.state() == PublicNotice.State.SHOWN)
                        .map(notice -> new Facts.Choice(
                                Long.toString(notice.id()),
                                notice.villageName() + " " + notice.list().label() + "（第" + notice.round() + "次）"))
                        .toList(),
                all.stream().map(this::line).toList(),
                recording);
    }

    private Line line(PublicNotice notice) {
        boolean shown = notice.state() == PublicNotice.State.SHOWN;
        boolean web = shown
                && plans.get(notice.subject().plan())
                        .rules()
                        .publicNotice()
                        .places()
                        .contains(NoticeRules.Place.WEB);
        return new Line(
                notice.list().label(),
                notice.villageName(),
                "第" + notice.round() + "次",
                Wording.date(notice.firstDay()) + "至" + Wording.date(notice.lastDay())
                        + (notice.provisional() ? "（跨未公布年份，以公示页为准）" : ""),
                notice.place(),
                notice.state().label() + (notice.removed() > 0 ? "，退出" + notice.removed() + "户" : ""),
                shown ? "soon" : "done",
                pagePath(notice),
                web ? "/public-notices/" + notice.token() : null,
                notice.sha256(),
                notice.objections().stream().map(this::objection).toList());
    }

    private Objection objection(PublicNotice.Objection objection) {
        String about = objection.no() == null ? "" : "（序号" + objection.no() + "）";
        return new Objection(
                Wording.date(objection.raisedOn()) + " " + objection.objector() + about,
                objection.text(),
                objection.answer() == null
                        ? "待答复"
                        : (objection.upheld() ? "成立：" : "不成立：") + objection.answer() + "（"
                                + staff.name(objection.answeredBy()) + "）");
    }
}
