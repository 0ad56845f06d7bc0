package org.qingnuan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that the comparison of locales fails: each case is one thing that goes wrong with a label. */
class LabelFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "Suspend, Suspend, not translated",
        "Suspend, Sospendere, no Chinese in it",
        "Delete {{name}}, 删除, other placeholders or tags",
        "Delete {{name}}, 删除 {{ id }}, other placeholders or tags",
        "in %s, 以后, other placeholders or tags",
        "see <strong>here</strong>, 请看这里, other placeholders or tags"
    })
    void aLabelThatIsNotOrBadlyTranslatedIsNamedWithBothTexts(String english, String chinese, String what) {
        assertThat(LabelFaults.of("cockpit", Map.of("KEY", english), Map.of("KEY", chinese)))
                .containsExactly("cockpit: KEY: %s: [%s] [%s]".formatted(what, english, chinese));
    }

    @Test
    void aLabelThatIsMissingIsNamed() {
        assertThat(LabelFaults.of("admin", Map.of("USERS", "Users"), Map.of()))
                .containsExactly("admin: USERS: missing: [Users] [null]");
    }

    @Test
    void aLabelThatTheVendorNoLongerHasIsNamed() {
        assertThat(LabelFaults.of("admin", Map.of(), Map.of("USERS", "用户")))
                .containsExactly("admin: USERS: unknown to the vendor: [null] [用户]");
    }

    @ParameterizedTest
    @CsvSource({"ID, ID", "Delete {{ name }}, 删除{{name}}", "Users, 用户"})
    void aGoodTranslationPasses(String english, String chinese) {
        assertThat(LabelFaults.of("admin", Map.of("KEY", english), Map.of("KEY", chinese)))
                .isEmpty();
    }
}
