package org.qingnuan.support;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a test's context at a new database and at the tests' mail server. */
public class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + TestPostgres.newDatabase(),
                        "spring.datasource.username=postgres",
                        "spring.mail.host=" + TestMail.HOST,
                        "spring.mail.port=" + TestMail.port())
                .applyTo(context);
    }
}
