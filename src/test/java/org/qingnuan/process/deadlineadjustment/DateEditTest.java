package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.deadline.DateEdit;

/** A date put into a file changes the date and its label, and not one byte more. */
class DateEditTest {

    @Test
    void onlyTheDateAndItsLabelChange() {
        byte[] changed = DateEdit.change(ZichuanFiles.village(), "works", "09-15");

        String expected = new String(ZichuanFiles.village(), StandardCharsets.UTF_8)
                .replace("'works', '08-30'", "'works', '09-15'")
                .replace("name=\"8月30日前\"", "name=\"9月15日前\"");
        assertThat(new String(changed, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    @Test
    void changedBackItIsTheSameFile() {
        byte[] there = DateEdit.change(ZichuanFiles.village(), "handover", "+1y 04-15");

        assertThat(new String(there, StandardCharsets.UTF_8)).contains("'+1y 04-15'", "name=\"次年4月15日前\"");
        assertThat(DateEdit.change(there, "handover", "09-30")).isEqualTo(ZichuanFiles.village());
    }

    @Test
    void frameWithoutADateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateEdit.change(ZichuanFiles.village(), "payout", "09-15"))
                .withMessageContaining("没有期限框 payout");
    }

    @Test
    void datesWrittenWithEntitiesAreNotKnown() {
        byte[] model = ZichuanFiles.villageWith("'works', '08-30'", "&#39;works&#39;, '08-30'");

        assertThat(DateEdit.knows(new String(model, StandardCharsets.UTF_8), "works"))
                .isFalse();
        assertThat(DateEdit.knows(new String(model, StandardCharsets.UTF_8), "handover"))
                .isTrue();
    }
}
