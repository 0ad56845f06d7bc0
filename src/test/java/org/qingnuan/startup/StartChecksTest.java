package org.qingnuan.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.support.TestPostgres;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What is asked before the first bean is built, and how it is answered. */
class StartChecksTest {

    private static final Duration RELOAD = Duration.ofSeconds(30);
    private static final String KEYS =
            "qingnuan.keys.data=kA2n1p0sYxS4m5t0yWq2cXo7bq0mB3xv1n9u8ZrEJhI= qingnuan.keys.search=u1Jq7r3Wk0dZtTn5yN4oYv8cPp2mXf6aLh9sQeGbVwM=";
    private static final String URL = "spring.datasource.url=jdbc:postgresql://localhost/qingnuan";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qingnuan.demo=true " + URL + " " + KEYS + "| 不能开启演示设置 qingnuan.demo",
                KEYS + "| 没有配置数据库 spring.datasource.url",
                URL + "| 缺少个人信息密钥 qingnuan.keys.data",
                URL + " qingnuan.keys.data=kA2n1p0sYxS4m5t0yWq2cXo7bq0mB3xv1n9u8ZrEJhI=| 缺少个人信息密钥 qingnuan.keys.search",
                URL + " qingnuan.keys.data=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=| 或是示例中的密钥",
                URL + " qingnuan.keys.data=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=| 或是示例中的密钥",
                URL + " qingnuan.keys.data=c2hvcnQ=| 不是32字节随机数",
                URL + " qingnuan.keys.data=没有| 不是32字节随机数",
                URL
                        + " qingnuan.keys.data=kA2n1p0sYxS4m5t0yWq2cXo7bq0mB3xv1n9u8ZrEJhI= qingnuan.keys.search=kA2n1p0sYxS4m5t0yWq2cXo7bq0mB3xv1n9u8ZrEJhI=| 相同"
            })
    void productionRefusesSettingsOfADemonstrationAndKeysThatAreNone(String settings, String words) {
        assertThatThrownBy(() -> check(new ProductionSettings(), "prod", settings.split(" ")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining(words);
    }

    @Test
    void productionTakesKeysOfItsOwn() {
        assertThatCode(() -> check(new ProductionSettings(), "prod", (URL + " " + KEYS).split(" ")))
                .doesNotThrowAnyException();
    }

    @Test
    void aDemonstrationNeedsNoSettings() {
        assertThatCode(() -> check(new ProductionSettings(), "default", "qingnuan.demo=true"))
                .doesNotThrowAnyException();
    }

    @Test
    void aDatabaseThatAnswersIsTaken() {
        assertThatCode(() -> check(
                        new DatabaseAnswers(),
                        "default",
                        "spring.datasource.url=" + TestPostgres.newDatabase(),
                        "spring.datasource.username=postgres"))
                .doesNotThrowAnyException();
    }

    @Test
    void aWrongPasswordIsSaidWithTheUserAndWithoutThePassword() throws Exception {
        String url = databaseWithPassword("r-Ee3-gate");

        assertThatThrownBy(() -> check(
                        new DatabaseAnswers(),
                        "default",
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=gated",
                        "spring.datasource.password=wrong-one"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("拒绝了用户“gated”的登录")
                .hasMessageNotContaining("wrong-one");
        assertThatCode(() -> check(
                        new DatabaseAnswers(),
                        "default",
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=gated",
                        "spring.datasource.password=r-Ee3-gate"))
                .doesNotThrowAnyException();
    }

    @Test
    void aMissingDatabaseIsNamed() {
        String url = TestPostgres.newDatabase().replaceAll("/test_\\d+", "/nowhere");

        assertThatThrownBy(() -> check(
                        new DatabaseAnswers(),
                        "default",
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=postgres"))
                .hasMessageContaining("PostgreSQL 中没有")
                .hasMessageContaining("/nowhere");
    }

    @Test
    void anotherMakeOfDatabaseIsRefused() {
        assertThatThrownBy(() -> check(new DatabaseAnswers(), "default", "spring.datasource.url=jdbc:h2:mem:x"))
                .hasMessage("数据库地址 jdbc:h2:mem:x 不是 PostgreSQL 的地址。");
    }

    private static void check(
            ApplicationContextInitializer<ConfigurableApplicationContext> check, String profile, String... settings) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment().setActiveProfiles(profile);
            TestPropertyValues.of(settings).applyTo(context);
            check.initialize(context);
        }
    }

    /** The tests' PostgreSQL trusts everybody; here is one database at which it asks for passwords. */
    private static String databaseWithPassword(String password) throws SQLException, IOException {
        String url = TestPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create role gated login password '" + password + "'");
            var rules = statement.executeQuery("select current_setting('hba_file'), current_database()");
            rules.next();
            Path file = Path.of(rules.getString(1));
            Files.writeString(
                    file, "host " + rules.getString(2) + " gated all scram-sha-256\n" + Files.readString(file));
            statement.execute("select pg_reload_conf()");
        }
        String ofNobody = url.replaceAll("\\?.*", ""); // a user within the address would count more than the settings'
        long end = System.nanoTime() + RELOAD.toNanos();
        while (isLetIn(ofNobody) && System.nanoTime() < end) {
            Thread.onSpinWait(); // the server reads its rules again in its own time
        }
        return ofNobody;
    }

    private static boolean isLetIn(String url) {
        try (Connection connection = DriverManager.getConnection(url, "gated", "wrong")) {
            return connection.isValid(1);
        } catch (SQLException refused) {
            return false;
        }
    }
}
