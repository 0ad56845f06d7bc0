package org.qingnuan.ledger.privacy;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The two keys of personal data, each 32 bytes in Base64, which lie outside of the database.
 *
 * @param data seals what is stored; {@link IllegalStateException} in Chinese when it is missing or none
 * @param search makes the fingerprints that find it again; likewise
 */
@ConfigurationProperties("qingnuan.keys")
record Keys(String data, String search) {

    private static final int BYTES = 32;

    Keys {
        read("data", data);
        read("search", search);
        if (data.equals(search)) {
            throw new IllegalStateException("配置 qingnuan.keys.data 与 qingnuan.keys.search 不能是同一个密钥，请分别生成");
        }
    }

    byte[] dataKey() {
        return read("data", data);
    }

    byte[] searchKey() {
        return read("search", search);
    }

    private static byte[] read(String name, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalStateException(
                    "缺少个人信息密钥：请配置 qingnuan.keys.%s（32 字节随机数的 Base64 文本，可用 openssl rand -base64 32 生成）".formatted(name));
        }
        byte[] key = decode(name, text.strip());
        if (key.length != BYTES) {
            throw new IllegalStateException("配置 qingnuan.keys.%s 应为 32 字节，现为 %d 字节".formatted(name, key.length));
        }
        return key;
    }

    private static byte[] decode(String name, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("配置 qingnuan.keys.%s 不是 Base64 文本".formatted(name), notBase64);
        }
    }

    @Override
    public String toString() {
        return "Keys[hidden]";
    }
}
