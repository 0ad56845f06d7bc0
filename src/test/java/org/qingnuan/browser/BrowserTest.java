package org.qingnuan.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.qingnuan.QingnuanApplication;
import org.qingnuan.support.TestDatabaseInitializer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole application at a port of its own, for a real browser; one instance holds the browser for all its methods. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = QingnuanApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface BrowserTest {

    /** As {@code spring.application.name=qingnuan-…}: a name of its own gives a class a context, and with it a database, of its own. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String value();
}
