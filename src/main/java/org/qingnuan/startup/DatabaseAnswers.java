package org.qingnuan.startup;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Asks a configured PostgreSQL for one connection before anything else is built, and says in Chinese why there is none. */
class DatabaseAnswers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SECONDS = "10";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment settings = context.getEnvironment();
        String url = settings.getProperty("spring.datasource.url", "");
        if (url.isBlank()) {
            return;
        }
        String where = url.replaceAll("\\?.*", "");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartupRefused(
                    "数据库地址 " + where + " 不是 PostgreSQL 的地址。",
                    "请把 spring.datasource.url 写成 jdbc:postgresql://主机:端口/数据库名 的形式。");
        }
        try {
            DriverManager.getConnection(url, login(settings)).close();
        } catch (SQLException e) {
            throw refused(where, settings.getProperty("spring.datasource.username", ""), e);
        }
    }

    private static Properties login(Environment settings) {
        Properties login = new Properties();
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("loginTimeout", SECONDS);
        put(login, "user", settings.getProperty("spring.datasource.username"));
        put(login, "password", settings.getProperty("spring.datasource.password"));
        return login;
    }

    private static void put(Properties login, String key, String value) {
        if (value != null) {
            login.setProperty(key, value);
        }
    }

    private static StartupRefused refused(String where, String user, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("28")) {
            return new StartupRefused(
                    "PostgreSQL 数据库 " + where + " 拒绝了用户“" + user + "”的登录。",
                    "请检查 spring.datasource.username 和 password 是否正确，以及该用户是否获准从本机登录。",
                    cause);
        }
        if (state.startsWith("3D")) {
            return new StartupRefused(
                    "PostgreSQL 中没有 " + where + " 这个数据库。", "请先建立该数据库，或更正 spring.datasource.url 中的数据库名。", cause);
        }
        return new StartupRefused(
                "连不上 PostgreSQL 数据库 " + where + "（" + (state.startsWith("08") ? "没有应答" : cause.getMessage()) + "）。",
                "请检查 spring.datasource.url 是否正确、数据库是否已启动、网络是否可达。",
                cause);
    }
}
