package org.qingnuan.process.plan;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads where plan folders lie. */
@Configuration(proxyBeanMethods = false)
class PlanShelfConfiguration {

    @Bean
    PlanShelf planShelf(
            @Value("${qingnuan.plans}") List<String> plans,
            @Value("${qingnuan.drafts:${qingnuan.data:./data}/plans}") Path drafts) {
        return PlanShelf.of(plans, drafts);
    }
}
