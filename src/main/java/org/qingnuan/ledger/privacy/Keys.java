package org.qingnuan.ledger.privacy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * The keys of personal data, each 32 bytes in Base64, which lie outside of the database.
 *
 * @param data seals what is stored; {@link IllegalStateException} in Chinese when it is missing or none
 * @param search makes the fingerprints that find it again; likewise
 * @param oldData earlier {@code data} keys, by which is only read; null for none
 * @param oldSearch the {@code search} key before this one, while the database may still be made with it; null or blank for none
 */
@ConfigurationProperties("qingnuan.keys")
record Keys(String data, String search, List<String> oldData, String oldSearch) {

    private static final int BYTES = 32;

    @ConstructorBinding
    Keys {
        read("data", data);
        read("search", search);
        oldData = oldData == null ? List.of() : List.copyOf(oldData);
        if (data.equals(search)) {
            throw new IllegalStateException("配置 qingnuan.keys.data 与 qingnuan.keys.search 不能是同一个密钥，请分别生成");
        }
        if (oldSearch != null && oldSearch.isBlank()) {
            oldSearch = null;
        }
        if (oldSearch != null) {
            read("old-search", oldSearch);
            if (oldSearch.strip().equals(search.strip())) {
                throw new IllegalStateException(
                        "配置 qingnuan.keys.old-search 与 qingnuan.keys.search 相同，请删去 old-search，或为 search 另生成一个");
            }
        }
    }

    Keys(String data, String search) {
        this(data, search, List.of());
    }

    Keys(String data, String search, List<String> oldData) {
        this(data, search, oldData, null);
    }

    byte[] dataKey() {
        return read("data", data);
    }

    /** Every key that opens something by the byte that names it; {@link IllegalStateException} when two bear the same name. */
    Map<Byte, byte[]> opening() {
        Map<Byte, byte[]> opening = new LinkedHashMap<>();
        opening.put(idOf(dataKey()), dataKey());
        for (String old : oldData) {
            byte[] key = read("old-data", old);
            if (opening.putIfAbsent(idOf(key), key) != null) {
                throw new IllegalStateException(
                        "配置 qingnuan.keys.old-data 中有一个密钥与另一个数据密钥相同或编号相同，请删去，或为 qingnuan.keys.data 另生成一个");
            }
        }
        return opening;
    }

    /** The first byte of a key's hash, which stands before all that it sealed. */
    static byte idOf(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key)[0];
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("SHA-256 is not available", broken);
        }
    }

    byte[] searchKey() {
        return read("search", search);
    }

    Optional<byte[]> oldSearchKey() {
        return Optional.ofNullable(oldSearch).map(key -> read("old-search", key));
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
