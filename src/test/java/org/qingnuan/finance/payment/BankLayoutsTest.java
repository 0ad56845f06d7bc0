package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.BankLayout.Column;
import org.qingnuan.finance.BankLayout.Format;
import org.qingnuan.finance.BankLayout.Value;
import org.qingnuan.finance.BankLayouts;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

class BankLayoutsTest {

    private static final Charset CHINESE = Charset.forName("GB18030");

    private final FinanceWorld world = new FinanceWorld();
    private final BankLayouts layouts = FinanceWorld.bean(BankLayouts.class);
    private final BankFiles files = FinanceWorld.bean(BankFiles.class);

    @Test
    void aPlanWithoutAChoiceHasWorkbooks() {
        assertThat(layouts.of(world.plan, PayoutWay.BANK).id()).isEqualTo("one-card-workbook");
        assertThat(layouts.of(world.plan, PayoutWay.CARD).id()).isEqualTo("card-top-up");
        assertThat(layouts.all(PayoutWay.BANK))
                .extracting(BankLayout::id)
                .containsExactly("one-card-workbook", "one-card-text", "one-card-fixed", "treasury-vouchers");
    }

    @Test
    void theTreasurysListNamesPayerProjectAndBatchOfEachVoucher() {
        layouts.choose(world.plan, "treasury-vouchers", "finance");
        List<Long> households = world.accept(1);
        CaseKey batch = world.filed(households);

        List<String> lines = text(batch).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("凭证序号,预算单位,项目名称,收款人全称,收款人账号,收款人开户银行,支付金额,用途,批次号,户编号");
        assertThat(lines.get(1))
                .contains(",淄川区2021年冬季清洁取暖,张三,6222020000" + households.get(0) + ",淄川农商行,2000.00,清洁取暖工程建设补贴,")
                .endsWith("," + batch + "," + households.get(0));
        assertThat(world.payments.bankFileLayout(batch).format().ending()).isEqualTo("csv");
    }

    @Test
    void aFixedFileHasEachColumnAtItsPlaceInBytes() {
        layouts.choose(world.plan, "one-card-fixed", "finance");
        List<Long> households = world.accept(1);
        byte[] file = world.bankFile(world.filed(households));

        int width = 8 + 32 + 40 + 18 + 15 + 60 + 12 + 2;
        assertThat(file).hasSize(2 * width);
        assertThat(part(file, 0, 8)).isEqualTo("00000001");
        assertThat(part(file, 8, 40).strip()).isEqualTo("6222020000" + households.get(0));
        assertThat(part(file, 40, 80)).isEqualTo("张三" + " ".repeat(36));
        assertThat(part(file, 98, 113)).isEqualTo("000000000200000");
        assertThat(part(file, 113, 173).strip()).isEqualTo("清洁取暖工程建设补贴");
        assertThat(part(file, width - 2, width)).isEqualTo("\r\n");
    }

    @Test
    void aFileIsProducedOnceAndKeepsItsHashWhateverIsChosenLater() throws Exception {
        layouts.choose(world.plan, "one-card-text", "finance");
        CaseKey batch = world.filed(world.accept(2));
        byte[] first = world.bankFile(batch);
        layouts.choose(world.plan, "one-card-fixed", "finance");

        world.payments.file(batch);

        assertThat(world.bankFile(batch)).isEqualTo(first);
        assertThat(world.payments.bankFileLayout(batch).id()).isEqualTo("one-card-text");
        assertThat(world.payments.get(batch).fileHash())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(first)));
        assertThat(new String(first, CHINESE).lines().skip(1).map(line -> line.split(",")[5]))
                .containsExactly("2000.00", "1500.00", "2000.00", "1500.00");
    }

    @Test
    void whatDoesNotFitIsNeverCutOff() {
        BankLayout narrow = layout(Format.FIXED, "GB18030", new Column("姓名", Value.NAME, 6, null));

        assertThatThrownBy(() -> written(narrow, Map.of(Value.NAME, "欧阳修远", Value.HOUSEHOLD, "17")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("户编号17的姓名有8个字节", "规定的6个");
        assertThatThrownBy(() -> written(
                        layout(Format.CSV, "GB2312", new Column("姓名", Value.NAME, 0, null)),
                        Map.of(Value.NAME, "王喆𠮷")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("不能表示的字");
    }

    @Test
    void aSeparatorInATextDoesNotMoveItsColumns() {
        BankLayout layout = layout(
                Format.CSV, "UTF-8", new Column("开户行", Value.BANK, 0, null), new Column("金额", Value.AMOUNT, 0, null));

        assertThat(new String(
                        written(layout, Map.of(Value.BANK, "农商行,\"西河\"支行", Value.AMOUNT, "1.00")),
                        StandardCharsets.UTF_8))
                .isEqualTo("\"农商行,\"\"西河\"\"支行\",1.00\r\n");
    }

    @Test
    void anUnknownLayoutIsRefused() {
        assertThatThrownBy(() -> layouts.choose(world.plan, "two-card", "finance"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("没有这种格式");
    }

    @Test
    void everyTemplateWritesAFileOfTheBatch() {
        for (BankLayout layout : layouts.all(PayoutWay.BANK)) {
            layouts.choose(world.plan, layout.id(), "finance");
            CaseKey batch = world.filed(world.accept(1));
            assertThat(world.bankFile(batch)).as(layout.id()).isNotEmpty();
            assertThat(world.payments.get(batch).total()).isEqualTo(Money.of("3500"));
        }
    }

    private String text(CaseKey batch) {
        return new String(world.bankFile(batch), CHINESE);
    }

    private static String part(byte[] file, int from, int to) {
        return new String(Arrays.copyOfRange(file, from, to), CHINESE);
    }

    private byte[] written(BankLayout layout, Map<Value, String> line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.write(layout, "", "", Stream.of(line), out);
        return out.toByteArray();
    }

    private static BankLayout layout(Format format, String charset, Column... columns) {
        return new BankLayout("test", "测试格式", PayoutWay.BANK, "", format, charset, false, List.of(columns));
    }
}
