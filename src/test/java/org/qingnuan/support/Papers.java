package org.qingnuan.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of every kind that people hand in, and of some that they should not. */
public final class Papers {

    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private Papers() {}

    /** A PDF without a page; another text makes another file. */
    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n%" + text + "\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] png() {
        return bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 'I', 'H', 'D', 'R', 0, 0, 0, 1);
    }

    public static byte[] jpeg() {
        return bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9);
    }

    /** The head of a program for Windows. */
    public static byte[] program() {
        byte[] program = new byte[256];
        byte[] head = bytes('M', 'Z', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF);
        System.arraycopy(head, 0, program, 0, head.length);
        program[0x3C] = (byte) 0x80;
        program[0x80] = 'P';
        program[0x81] = 'E';
        return program;
    }

    /** The head of what Office writes under a password, as it wrote everything before 2007. */
    public static byte[] sealedOffice() {
        byte[] office = new byte[1024];
        byte[] head = bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
        System.arraycopy(head, 0, office, 0, head.length);
        return office;
    }

    public static byte[] docx() {
        return zip(List.of("[Content_Types].xml", "word/document.xml"), types(WORD));
    }

    public static byte[] docxWithMacros() {
        return zip(List.of("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), types(WORD));
    }

    public static byte[] archive() {
        return zip(List.of("a.txt"), "text");
    }

    private static String types(String main) {
        return "<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + main + "\"/></Types>";
    }

    private static byte[] zip(List<String> names, String content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
