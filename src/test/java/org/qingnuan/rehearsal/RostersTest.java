package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hutool.core.util.CreditCodeUtil;
import cn.hutool.core.util.PhoneUtil;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.exchange.ResidentIds;

class RostersTest {

    private static final VillageShare VILLAGE =
            new VillageShare("xihe", "东石门村", 0, 1880, "COAL_TO_GAS", true, 5000, 2000);

    @Test
    void sameSeedMakesTheSameHouseholdsAndAnotherSeedOthers() {
        assertThat(roster(7)).isEqualTo(roster(7)).isNotEqualTo(roster(8));
    }

    @Test
    void everyIdPhoneAndAccountIsValidAndNoneRepeats() {
        List<Map<String, String>> rows = roster(7);

        assertThat(rows).hasSize(2000);
        assertThat(rows).extracting(row -> row.get("身份证号")).allMatch(RostersTest::isResidentId);
        assertThat(rows).extracting(row -> row.get("身份证号")).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.get("联系电话")).allMatch(PhoneUtil::isMobile);
        assertThat(rows).extracting(row -> row.get("银行账号")).allMatch(RostersTest::isLuhn);
        assertThat(rows).extracting(row -> row.get("银行账号")).doesNotHaveDuplicates();
    }

    @Test
    void asManyHouseholdsAreUnwillingAsThereAreBeyondTheQuota() {
        assertThat(roster(7)).filteredOn(row -> row.get("改造意愿").equals("否")).hasSize(120);
    }

    @Test
    void inventedCompaniesHaveAValidCreditCode() {
        assertThat(Digits.creditCode("91370302MA3123456")).matches(CreditCodeUtil::isCreditCode);
    }

    private static List<Map<String, String>> roster(long seed) {
        return new Rosters(new Chance(seed), RosterRules.USUAL, 2021).of(VILLAGE);
    }

    private static boolean isResidentId(String id) {
        return ResidentIds.fault(id, LocalDate.of(2021, 7, 1)).isEmpty();
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted / 10 + counted % 10;
        }
        return sum % 10 == 0;
    }
}
