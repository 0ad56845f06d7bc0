package org.qingnuan.ledger.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that makes fingerprints (HMAC-SHA-256, 32 bytes); its id names it in the database without telling it. */
final class SearchKey {

    private static final int ID_BYTES = 4;

    private final SecretKeySpec key;
    private final String id;

    SearchKey(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        id = HexFormat.of().formatHex(fingerprint("qingnuan.keys.search"), 0, ID_BYTES);
    }

    /** Eight hexadecimal characters. */
    String id() {
        return id;
    }

    byte[] fingerprint(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", broken);
        }
    }

    @Override
    public String toString() {
        return "SearchKey[" + id + "]";
    }
}
