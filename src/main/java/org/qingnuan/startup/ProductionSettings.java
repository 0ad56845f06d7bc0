package org.qingnuan.startup;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Refuses a production that is told nothing about its database or keys, or that is told to be a demonstration. */
class ProductionSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int BYTES = 32;

    /** Of 32 random bytes about 30 differ; a written-down example has few, or one step from each to the next. */
    private static final int FEWEST_DIFFERENT = 16;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment settings = context.getEnvironment();
        if (!settings.matchesProfiles("prod")) {
            return;
        }
        if (settings.getProperty("qingnuan.demo", Boolean.class, false)) {
            throw new StartupRefused(
                    "正式环境（prod）不能开启演示设置 qingnuan.demo。", "请去掉该设置；要看演示，请不带 --spring.profiles.active=prod 启动。");
        }
        if (settings.getProperty("spring.datasource.url", "").isBlank()) {
            throw new StartupRefused(
                    "正式环境（prod）没有配置数据库 spring.datasource.url。",
                    "请配置 spring.datasource.url、username 和 password，例如 jdbc:postgresql://主机:5432/qingnuan。");
        }
        keys(settings);
    }

    private static void keys(Environment settings) {
        Set<String> seen = new HashSet<>();
        for (String name : List.of("qingnuan.keys.data", "qingnuan.keys.search")) {
            String key = settings.getProperty(name, "").strip();
            if (key.isEmpty()) {
                throw refused("正式环境（prod）缺少个人信息密钥 " + name + "。");
            }
            if (!isRandom(key)) {
                throw refused("个人信息密钥 " + name + " 不是32字节随机数的 Base64 文本，或是示例中的密钥。");
            }
            if (!seen.add(key)) {
                throw refused("两个个人信息密钥 qingnuan.keys.data 与 qingnuan.keys.search 相同。");
            }
        }
    }

    private static StartupRefused refused(String what) {
        return new StartupRefused(what, "请用 openssl rand -base64 32 为 data 和 search 各生成一个并妥善保管；已有数据时必须用原来的密钥。");
    }

    private static boolean isRandom(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
        Set<Byte> values = new HashSet<>();
        Set<Integer> steps = new HashSet<>();
        for (int i = 0; i < key.length; i++) {
            values.add(key[i]);
            if (i > 0) {
                steps.add(key[i] - key[i - 1]);
            }
        }
        return key.length == BYTES && values.size() >= FEWEST_DIFFERENT && steps.size() >= FEWEST_DIFFERENT;
    }
}
