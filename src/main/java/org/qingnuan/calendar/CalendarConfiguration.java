package org.qingnuan.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the calendar as administrators keep it to the other modules. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    WorkingDays workingDays(Calendars calendars) {
        return new KeptWorkingDays(calendars);
    }
}
