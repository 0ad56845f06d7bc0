package org.qingnuan.ledger.privacy;

import cn.hutool.core.util.DesensitizedUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.qingnuan.ledger.PersonalData;
import org.springframework.stereotype.Component;

/** AES-256-GCM under a random nonce: the key's id (1 byte), the nonce (12), the text with its tag (16). */
@Component
class SealedPersonalData implements PersonalData {

    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEAD = 1 + NONCE;
    private static final int SHOWN_DIGITS = 4;

    private final SecureRandom random = new SecureRandom();
    private final Map<Byte, SecretKeySpec> opening = new HashMap<>();
    private final SearchKeys searchKeys;
    private final byte keyId;

    SealedPersonalData(Keys keys, SearchKeys searchKeys) {
        keys.opening().forEach((id, key) -> opening.put(id, new SecretKeySpec(key, "AES")));
        this.searchKeys = searchKeys;
        keyId = Keys.idOf(keys.dataKey());
    }

    /** The byte before all that is sealed now. */
    int keyId() {
        return Byte.toUnsignedInt(keyId);
    }

    @Override
    public byte[] seal(String text) {
        return text == null ? null : sealBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] sealBytes(byte[] content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, keyId, nonce, content);
        return ByteBuffer.allocate(HEAD + sealed.length)
                .put(keyId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    @Override
    public String open(byte[] sealed) {
        return sealed == null ? null : new String(openBytes(sealed), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] openBytes(byte[] sealed) {
        if (sealed.length < HEAD + TAG || !opening.containsKey(sealed[0])) {
            throw new IllegalStateException("个人信息不是用现有密钥 qingnuan.keys.data（或 qingnuan.keys.old-data）加密的，无法读取");
        }
        ByteBuffer bytes = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        byte[] nonce = new byte[NONCE];
        bytes.get(nonce);
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        return crypt(Cipher.DECRYPT_MODE, sealed[0], nonce, content);
    }

    @Override
    public byte[] fingerprint(String text) {
        return text == null ? null : searchKeys.inForce().fingerprint(text);
    }

    @Override
    public String maskName(String name) {
        return name == null ? null : DesensitizedUtil.chineseName(name);
    }

    @Override
    public String maskId(String id) {
        return id == null ? null : DesensitizedUtil.idCardNum(id, 6, 4);
    }

    @Override
    public String maskPhone(String phone) {
        return phone == null ? null : DesensitizedUtil.mobilePhone(phone);
    }

    @Override
    public String maskAccount(String account) {
        if (account == null) {
            return null;
        }
        int shown = Math.min(SHOWN_DIGITS, account.length() / 2);
        return "尾号" + account.substring(account.length() - shown);
    }

    private byte[] crypt(int mode, byte key, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, opening.get(key), new GCMParameterSpec(TAG * 8, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("个人信息无法加密或解密：密钥不符或数据被改动", broken);
        }
    }
}
