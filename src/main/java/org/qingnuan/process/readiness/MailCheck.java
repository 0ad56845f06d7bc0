package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.qingnuan.process.reminder.MailReach;
import org.springframework.stereotype.Component;

/** Reminders by mail: recommended, but once there is a server everybody who is to be reminded needs an address (B5). */
@Component
class MailCheck implements ReadinessCheck {

    private final MailReach reach;

    MailCheck(MailReach reach) {
        this.reach = reach;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.MAIL;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        if (!plan.rules().reminders().mail()) {
            return ReadinessLine.notNeeded(topic(), "方案只用站内提醒");
        }
        if (!reach.configured()) {
            return ReadinessLine.advised(topic(), "站内提醒照常", List.of("没有配置邮件服务器（spring.mail.host）"), "邮件提醒");
        }
        List<String> unreached = reach.unreached(plan.id());
        return unreached.isEmpty()
                ? ReadinessLine.complete(topic(), "已配置邮件服务器，要提醒的岗位都有人填写了电子邮箱")
                : ReadinessLine.missing(topic(), "已配置邮件服务器，有的岗位没有一个人填写电子邮箱", unreached, "邮件提醒；下次启动本系统也会被拒绝");
    }
}
