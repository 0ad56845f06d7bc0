package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the steps of a public notice. */
@Configuration(proxyBeanMethods = false)
class PublicNoticeRules {

    static final String DRAFT = "public-notice.userTask_draftNotice";
    static final String POST = "public-notice.userTask_postNotice";
    static final String ANSWER = "public-notice.userTask_answerNotice";

    private static final int FARTHEST_DAYS = 30;
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");

    @Bean
    SubmissionRule draftNoticeRule(Clock clock) {
        return Rules.of(DRAFT, answers -> {
            answers.requireDay("firstDay", "公示开始日期").require("place", "张贴地点").require("contact", "受理异议的单位和电话");
            LocalDate today = ChinaTime.today(clock);
            answers.day("firstDay")
                    .ifPresent(day -> answers.refuseIf(
                            day.isBefore(today) || day.isAfter(today.plusDays(FARTHEST_DAYS)),
                            "公示开始日期",
                            day.toString(),
                            "不在今天至" + FARTHEST_DAYS + "日内",
                            "请填写能按期张贴的日期"));
            answers.refuseIf(
                    MOBILE.matcher(answers.text("contact")).find(), "受理异议的单位和电话", null, "含个人手机号", "请填写公开的办公电话");
        });
    }

    @Bean
    SubmissionRule postNoticeRule(PublicNoticeRows rows, Plans plans, Clock clock) {
        return Rules.of(POST, answers -> {
            Rules.decided(answers);
            if (!Rules.approved(answers)) {
                return;
            }
            boolean board = plans.get(answers.subject().plan())
                    .rules()
                    .publicNotice()
                    .places()
                    .contains(NoticeRules.Place.BOARD);
            answers.refuseIf(board && !answers.has("boardPhoto"), "张贴照片", null, "没有上传", "请上传张贴现场的照片");
            rows.latest(answers.subject())
                    .ifPresent(notice -> answers.refuseIf(
                            notice.firstDay().isAfter(ChinaTime.today(clock)),
                            "公示情况",
                            null,
                            "还没有到公示开始日期",
                            "请在开始日期张贴后再办理"));
        });
    }

    @Bean
    SubmissionRule answerNoticeRule() {
        return Rules.of(
                ANSWER,
                answers -> answers.require("decision", "答复结论")
                        .refuseIf(
                                answers.has("decision")
                                        && !answers.text("decision").matches("reject|uphold"),
                                "答复结论",
                                answers.text("decision"),
                                "不是可选的结论",
                                "请选择异议成立或不成立")
                        .require("answer", "答复内容"));
    }
}
