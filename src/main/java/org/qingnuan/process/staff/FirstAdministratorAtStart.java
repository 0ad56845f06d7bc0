package org.qingnuan.process.staff;

import java.time.Clock;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Prints the token of the first administrator at every start of production that has none; withdraws it otherwise. */
@Component
@Profile("prod")
class FirstAdministratorAtStart implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorAtStart.class);

    private final FirstAdministratorOfEngine administrator;
    private final FirstToken token;
    private final Clock clock;

    FirstAdministratorAtStart(FirstAdministratorOfEngine administrator, FirstToken token, Clock clock) {
        this.administrator = administrator;
        this.token = token;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (administrator.isThereOne()) {
            token.useUp();
            return;
        }
        String day = ChineseDates.format(ChinaTime.dayOf(clock.instant().plus(FirstToken.LIFE)));
        LOG.warn(
                "还没有系统管理员。请打开本系统的 /first-administrator 页面，输入一次性令牌 {} 建立首位系统管理员。"
                        + "令牌24小时内有效（至{}同一时刻），只显示这一次；重新启动会换一个新的。",
                token.issue(),
                day);
    }
}
