package org.qingnuan.ledger.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.PersonalData;

class SealedPersonalDataTest {

    private static final String ONE = key((byte) 1);
    private static final String TWO = key((byte) 2);

    private final PersonalData personal = new SealedPersonalData(new Keys(ONE, TWO), null);

    private static String key(byte value) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, value);
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void whatIsSealedOpensAgainAndNeverLooksTheSame() {
        byte[] first = personal.seal("张三丰");
        byte[] second = personal.seal("张三丰");

        assertThat(personal.open(first)).isEqualTo("张三丰");
        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, StandardCharsets.UTF_8)).doesNotContain("张三丰");
        assertThat(personal.seal(null)).isNull();
        assertThat(personal.open(null)).isNull();
    }

    @Test
    void changedBytesAndOtherKeysAreRefused() {
        byte[] changed = personal.seal("张三丰");
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> personal.open(changed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SealedPersonalData(new Keys(TWO, ONE), null).open(personal.seal("张三丰")))
                .hasMessageContaining("qingnuan.keys.data");
        assertThatThrownBy(() -> personal.open(new byte[3])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fingerprintsFindTheSameTextUnderTheSameKeyOnly() {
        SearchKey key = new SearchKey(new Keys(ONE, TWO).searchKey());

        assertThat(key.fingerprint("张三丰")).hasSize(32).isEqualTo(key.fingerprint("张三丰"));
        assertThat(key.fingerprint("张三丰"))
                .isNotEqualTo(key.fingerprint("张三"))
                .isNotEqualTo(new SearchKey(new Keys(TWO, ONE).searchKey()).fingerprint("张三丰"));
        assertThat(key.id()).matches("[0-9a-f]{8}").isNotEqualTo(new SearchKey(new Keys(TWO, ONE).searchKey()).id());
    }

    @Test
    void masksShowOnlyWhatPeopleNeedToRecognise() {
        assertThat(personal.maskName("张三")).isEqualTo("张*");
        assertThat(personal.maskId("370302195003121234")).isEqualTo("370302********1234");
        assertThat(personal.maskPhone("13812345678")).isEqualTo("138****5678");
        assertThat(personal.maskAccount("6217990000001234")).isEqualTo("尾号1234");
        assertThat(personal.maskAccount("QB52"))
                .as("a short number is not shown whole")
                .isEqualTo("尾号52");
        assertThat(personal.maskAccount(null)).isNull();
    }

    @Test
    void missingShortOrEqualKeysAreToldInChinese() {
        assertThatThrownBy(() -> new Keys(null, TWO))
                .hasMessageContaining("缺少个人信息密钥")
                .hasMessageContaining("qingnuan.keys.data");
        assertThatThrownBy(() -> new Keys(ONE, " ")).hasMessageContaining("qingnuan.keys.search");
        assertThatThrownBy(() -> new Keys("c2hvcnQ=", TWO)).hasMessageContaining("应为 32 字节，现为 5 字节");
        assertThatThrownBy(() -> new Keys("不是", TWO)).hasMessageContaining("不是 Base64 文本");
        assertThatThrownBy(() -> new Keys(ONE, ONE)).hasMessageContaining("不能是同一个密钥");
        assertThatThrownBy(() -> new Keys(ONE, TWO, null, TWO)).hasMessageContaining("qingnuan.keys.old-search");
        assertThatThrownBy(() -> new Keys(ONE, TWO, null, "c2hvcnQ="))
                .hasMessageContaining("qingnuan.keys.old-search 应为 32 字节");
        assertThat(new Keys(ONE, TWO).toString()).doesNotContain(ONE);
    }
}
