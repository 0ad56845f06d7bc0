package org.qingnuan.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives an installation with the embedded database its own keys for personal data, beside the database and never in
 * it: made at the first start, read at the later ones. Production names its keys itself.
 */
class LocalKeys implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<String> KEYS = List.of("qingnuan.keys.data", "qingnuan.keys.search");
    /** Earlier keys, while something that they made is left. */
    private static final List<String> OLD = List.of("qingnuan.keys.old-data", "qingnuan.keys.old-search");

    private static final int BYTES = 32;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        boolean ownDatabase =
                environment.getProperty("spring.datasource.url", "").isEmpty();
        if (!ownDatabase
                || environment.matchesProfiles("prod")
                || KEYS.stream().allMatch(environment::containsProperty)) {
            return;
        }
        Path file = Path.of(environment.getProperty("qingnuan.data", "./data")).resolve("keys.properties");
        Properties keys = Files.exists(file) ? read(file) : create(file);
        Map<String, Object> known = new HashMap<>();
        Stream.concat(KEYS.stream(), OLD.stream())
                .filter(keys::containsKey)
                .forEach(name -> known.put(name, keys.getProperty(name)));
        environment.getPropertySources().addLast(new MapPropertySource("local keys", known));
    }

    private static Properties read(Path file) {
        Properties keys = new Properties();
        try (var in = Files.newInputStream(file)) {
            keys.load(in);
        } catch (IOException e) {
            throw new StartupRefused(
                    "个人信息密钥文件 " + file + " 读不出来（" + e.getMessage() + "）。", "请恢复该文件；没有它，已保存的个人信息无法解密。", e);
        }
        if (!KEYS.stream().allMatch(keys::containsKey)) {
            throw new StartupRefused("个人信息密钥文件 " + file + " 不完整。", "请恢复该文件；没有它，已保存的个人信息无法解密。");
        }
        return keys;
    }

    private static Properties create(Path file) {
        SecureRandom random = new SecureRandom();
        Properties keys = new Properties();
        for (String name : KEYS) {
            byte[] key = new byte[BYTES];
            random.nextBytes(key);
            keys.setProperty(name, Base64.getEncoder().encodeToString(key));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            try (var out = Files.newOutputStream(file)) {
                keys.store(
                        out,
                        "Keys of personal data. Keep a copy in a safe place; without them the data cannot be read.");
            }
        } catch (IOException e) {
            throw Unwritable.refused(file.toAbsolutePath().getParent(), e);
        }
        return keys;
    }
}
