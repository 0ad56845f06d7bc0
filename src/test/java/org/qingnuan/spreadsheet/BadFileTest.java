package org.qingnuan.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingnuan.spreadsheet.Rosters.FOREIGN;
import static org.qingnuan.spreadsheet.Rosters.ROSTER;
import static org.qingnuan.spreadsheet.Rosters.WANG;
import static org.qingnuan.spreadsheet.Rosters.XIHE_03;
import static org.qingnuan.spreadsheet.Rosters.edited;
import static org.qingnuan.spreadsheet.Rosters.read;
import static org.qingnuan.spreadsheet.Rosters.sheet;
import static org.qingnuan.spreadsheet.Rosters.template;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadFileTest {

    private final byte[] good = template(ROSTER, List.of(WANG));

    @ParameterizedTest
    @ValueSource(strings = {"", "户主姓名,身份证号\n王大山,1\n", "%PDF-1.7 not a sheet", "PK\u0003\u0004 broken"})
    void aFileThatIsNoWorkbookIsRefused(String content) {
        assertRefused(content.getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void anArchiveOfOtherThingsIsRefused() throws Exception {
        assertRefused(zip("照片.txt", "x".getBytes(StandardCharsets.UTF_8)), "");
    }

    @Test
    void aWorkbookWithAPasswordIsToBeOpenedFirst() throws Exception {
        Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
        encryptor.confirmPassword("secret");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            try (OPCPackage pkg = OPCPackage.open(new ByteArrayInputStream(good));
                    var encrypted = encryptor.getDataStream(files)) {
                pkg.save(encrypted);
            }
            files.writeFilesystem(out);
        }

        assertRefused(out.toByteArray(), "密码");
    }

    @Test
    void aWorkbookWithMacrosIsRefused() {
        assertRefused(edited(good, workbook -> workbook.setWorkbookType(XSSFWorkbookType.XLSM)), "含有宏");
    }

    @Test
    void theSheetOfAnotherVillageIsRefusedByBothNames() {
        SheetIdentity west = new SheetIdentity("survey-roster", 2, "zichuan-2021.xihe.xihe-04", "西河镇西村");

        assertThat(read(template(FOREIGN.identifiedBy(west), List.of(WANG)), ROSTER)
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("西河镇西村", "西河镇东村"));
    }

    @Test
    void aSheetOfAnotherKindOrVersionIsRefused() {
        SheetFormat acceptance = SheetFormat.of("验收结果表", SheetColumn.text("户主姓名"))
                .identifiedBy(new SheetIdentity("acceptance", 2, XIHE_03.subject(), XIHE_03.subjectName()));
        SheetFormat older = FOREIGN.identifiedBy(new SheetIdentity("survey-roster", 1, XIHE_03.subject(), "西河镇东村"));

        assertRefused(template(acceptance, List.of()), "验收结果表", "摸底台账");
        assertRefused(template(older, List.of(WANG)), "另一个版本", "重新下载");
    }

    @Test
    void aSheetOfUnknownOriginIsRefusedWhereOursIsExpected() {
        assertRefused(template(FOREIGN, List.of(WANG)), "认不出");
        assertThat(read(template(FOREIGN, List.of(WANG)), FOREIGN).isClean()).isTrue();
    }

    @Test
    void aZipBombIsRefusedBeforeItUnpacks() throws Exception {
        byte[] bomb = repacked(
                good,
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace("<sheetData>", "<sheetData>" + " ".repeat(40_000_000)));

        assertThat(bomb.length).isLessThan(1_000_000);
        assertRefused(bomb, "内容异常");
    }

    @Test
    void anExternalEntityIsNeverResolved() throws Exception {
        byte[] evil = repacked(
                good,
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst(
                                "<worksheet", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet")
                        .replace("王大山", "&e;"));

        assertRefused(evil, "内容异常");
    }

    @Test
    void noDamageToAFileThrowsAtTheCaller() {
        Random random = new Random(20210830);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = good.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;

            SheetContent content = read(cut, ROSTER);

            assertThat(content.isClean() && content.rows().isEmpty()).isFalse();
        }
    }

    @Test
    void anEmptySheetAndASheetWithoutHeadersAreSaidToBeSo() {
        assertRefused(sheet(empty -> {}), FOREIGN, "没有找到表头", "户主姓名、身份证号");
        assertRefused(sheet(other -> Rosters.row(other, 0, "货号", "数量")), FOREIGN, "没有找到表头");
        assertRefused(template(ROSTER, List.of()), "没有数据");
    }

    private static void assertRefused(byte[] file, String... words) {
        assertRefused(file, ROSTER, words);
    }

    private static void assertRefused(byte[] file, SheetFormat format, String... words) {
        SheetContent content = read(file, format);

        assertThat(content.rows()).isEmpty();
        assertThat(content.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.row()).isZero();
            assertThat(finding.sentence()).contains(words);
        });
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] repacked(byte[] file, String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(entry.getName().equals(part) ? changed(in, change) : in.readAllBytes());
            }
        }
        return out.toByteArray();
    }

    private static byte[] changed(InputStream in, UnaryOperator<String> change) throws IOException {
        String before = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return after.getBytes(StandardCharsets.UTF_8);
    }
}
