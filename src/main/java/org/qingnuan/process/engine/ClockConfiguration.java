package org.qingnuan.process.engine;

import java.time.Duration;
import org.qingnuan.startup.StartupRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the demonstration's offset before the engine starts, so that no timer sees the wrong day. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    EngineClock clock(JdbcClient jdbc, FlywayMigrationInitializer schema, @Value("${qingnuan.demo}") boolean demo) {
        long seconds = jdbc.sql("select offset_seconds from process.clock where id = 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (seconds != 0 && !demo) {
            throw new StartupRefused("数据库里保存着演示用的时钟偏移（" + seconds + " 秒），正式环境拒绝启动。", "请使用正式环境自己的数据库，不要沿用演示数据库。");
        }
        return new EngineClock(Duration.ofSeconds(seconds));
    }
}
