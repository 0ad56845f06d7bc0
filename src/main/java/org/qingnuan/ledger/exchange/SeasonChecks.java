package org.qingnuan.ledger.exchange;

import java.time.Clock;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SheetKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One check of statements for each fuel. */
@Configuration(proxyBeanMethods = false)
class SeasonChecks {

    @Bean
    RowCheck gasUsageCheck(RegisterLookup register, PersonalData personal, Clock clock) {
        return new UsageCheck(SheetKind.GAS_USAGE, register, personal, clock);
    }

    @Bean
    RowCheck powerUsageCheck(RegisterLookup register, PersonalData personal, Clock clock) {
        return new UsageCheck(SheetKind.POWER_USAGE, register, personal, clock);
    }

    @Bean
    RowCheck heatUsageCheck(RegisterLookup register, PersonalData personal, Clock clock) {
        return new UsageCheck(SheetKind.HEAT_USAGE, register, personal, clock);
    }
}
