package org.qingnuan.process.engine;

import org.mockito.Mockito;
import org.qingnuan.finance.*;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration
class Tmp {
    @Bean
    Payments p() {
        return Mockito.mock(Payments.class);
    }

    @Bean
    PaymentSteps s() {
        return Mockito.mock(PaymentSteps.class);
    }
}
