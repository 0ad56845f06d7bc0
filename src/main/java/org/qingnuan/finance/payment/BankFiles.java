package org.qingnuan.finance.payment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.BankLayout.Column;
import org.qingnuan.finance.BankLayout.Format;
import org.qingnuan.finance.BankLayout.Value;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** Writes payments in a layout; what does not fit is refused, since a shortened name or account pays somebody else or nobody. */
@Component
class BankFiles {

    private static final String LINE_END = "\r\n";

    private final SheetWriter writer;

    BankFiles(SheetWriter writer) {
        this.writer = writer;
    }

    /**
     * Writes a file.
     *
     * @param head a workbook's first line, of no meaning for a text
     * @param lines read once
     * @throws IllegalStateException in Chinese when a value does not fit its column or the charset
     */
    void write(BankLayout layout, String head, String title, Stream<Map<Value, String>> lines, OutputStream out) {
        if (layout.format() == Format.WORKBOOK) {
            List<SheetColumn> columns =
                    layout.columns().stream().map(BankFiles::column).toList();
            writer.write(
                    new SheetTable(
                            title,
                            head,
                            columns,
                            () -> lines.map(line -> row(layout, line)).iterator()),
                    out);
            return;
        }
        Charset charset = Charset.forName(layout.charset());
        try {
            if (layout.headed()) {
                out.write(encoded(charset, headers(layout) + LINE_END));
            }
            Iterator<Map<Value, String>> each = lines.iterator();
            while (each.hasNext()) {
                Map<Value, String> line = each.next();
                out.write(
                        layout.format() == Format.CSV
                                ? encoded(charset, separated(layout, line) + LINE_END)
                                : fixed(layout, line, charset));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SheetColumn column(Column column) {
        SheetColumn sheet = switch (column.value()) {
            case NO, HOUSEHOLD -> SheetColumn.integer(column.header());
            case AMOUNT -> SheetColumn.decimal(column.header()).summed();
            default -> SheetColumn.text(column.header());
        };
        return column.width() == 0 ? sheet : sheet.wide(column.width());
    }

    private static Map<String, String> row(BankLayout layout, Map<Value, String> line) {
        Map<String, String> row = new LinkedHashMap<>();
        layout.columns().stream()
                .filter(column -> line.get(column.value()) != null)
                .forEach(column -> row.put(column.header(), line.get(column.value())));
        return row;
    }

    private static String headers(BankLayout layout) {
        return layout.columns().stream().map(column -> quoted(column.header())).collect(Collectors.joining(","));
    }

    private static String separated(BankLayout layout, Map<Value, String> line) {
        return layout.columns().stream()
                .map(column -> quoted(line.getOrDefault(column.value(), "")))
                .collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static byte[] fixed(BankLayout layout, Map<Value, String> line, Charset charset) {
        ByteBuffer bytes = ByteBuffer.allocate(
                layout.columns().stream().mapToInt(Column::width).sum() + LINE_END.length());
        for (Column column : layout.columns()) {
            byte[] value = encoded(charset, line.getOrDefault(column.value(), ""));
            if (value.length > column.width()) {
                throw new IllegalStateException("户编号%s的%s有%d个字节，超过“%s”规定的%d个，不能截短，请换用其他格式"
                        .formatted(
                                line.get(Value.HOUSEHOLD),
                                column.header(),
                                value.length,
                                layout.name(),
                                column.width()));
            }
            byte[] padding =
                    encoded(charset, (column.pad() == null ? " " : column.pad()).repeat(column.width() - value.length));
            boolean fromLeft = column.pad() != null && !column.pad().isBlank();
            bytes.put(fromLeft ? padding : value).put(fromLeft ? value : padding);
        }
        return bytes.put(encoded(charset, LINE_END)).array();
    }

    private static byte[] encoded(Charset charset, String text) {
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("“%s”里有 %s 不能表示的字，请换用其他格式".formatted(text, charset), e);
        }
    }
}
