package org.qingnuan.spreadsheet;

import cn.hutool.core.text.csv.CsvReadConfig;
import cn.hutool.core.text.csv.CsvReader;
import cn.hutool.core.text.csv.CsvRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qingnuan.shared.Finding;

/** A .csv file in UTF-8 or GB18030, told apart by its bytes; commas, semicolons or tabs between the cells. */
final class TextFile implements SheetSource {

    private static final WorkbookOutline.Entry ONLY = new WorkbookOutline.Entry("", "", true);
    private static final Pattern KEPT_AS_TEXT = Pattern.compile("=\"([^\"]*)\"");
    private static final Pattern SHORTENED = Pattern.compile("[0-9](\\.[0-9]+)?[Ee]\\+?[0-9]{2,3}");
    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_COLUMNS = 16_384;
    private static final int LOOKED_AT = 1 << 16;

    private final Path file;
    private final Charset charset;
    private final char separator;

    private TextFile(Path file, Charset charset, char separator) {
        this.file = file;
        this.charset = charset;
        this.separator = separator;
    }

    /** Empty for a file that is no text of several columns. */
    static Optional<TextFile> of(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (byte one : content) {
            if (one == 0) {
                return Optional.empty();
            }
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            String start = start(content, charset);
            if (start != null) {
                return separator(start).map(separator -> new TextFile(file, charset, separator));
            }
        }
        return Optional.empty();
    }

    /** The beginning of the text; null when the bytes are none of that charset. */
    private static String start(byte[] content, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.substring(0, Math.min(LOOKED_AT, text.length()));
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    private static Optional<Character> separator(String start) {
        return Stream.of(',', '\t', ';')
                .filter(one -> start.indexOf(one) >= 0)
                .max(Comparator.comparingLong(one -> start.lines()
                        .limit(HeaderRow.SEARCHED)
                        .flatMapToInt(String::chars)
                        .filter(c -> c == one)
                        .count()));
    }

    @Override
    public WorkbookOutline outline() {
        return WorkbookOutline.of(List.of(ONLY), false);
    }

    /** The rows are counted as a spreadsheet program shows them: a break inside a quoted cell begins no row. */
    @Override
    public void eachRow(WorkbookOutline.Entry sheet, Predicate<RawRow> taker) throws IOException {
        CsvReadConfig config = new CsvReadConfig();
        config.setFieldSeparator(separator);
        config.setSkipEmptyRows(false);
        config.setContainsHeader(false);
        config.disableComment();
        try (BufferedReader reader = Files.newBufferedReader(file, charset);
                CsvReader rows = new CsvReader(reader, config)) {
            int number = 0;
            for (CsvRow row : rows) {
                if (!taker.test(row(++number, row.getRawList()))) {
                    return;
                }
            }
        }
    }

    private static RawRow row(int number, List<String> values) throws IOException {
        RawRow row = new RawRow(number, new TreeMap<>());
        if (values.size() > MOST_COLUMNS) {
            throw new IOException("More columns than a sheet can have");
        }
        for (int at = 0; at < values.size(); at++) {
            String value = values.get(at);
            if (value.length() > LONGEST_CELL) {
                throw new IOException("A value is longer than a cell can be");
            }
            RawCell cell = cell(number == 1 && at == 0 ? value.replace("\uFEFF", "") : value);
            if (!Plain.text(cell.text()).isEmpty() || cell.formula()) {
                row.cells().put(at, cell);
            }
        }
        return row;
    }

    /** What a spreadsheet program would make of it: ="0123" is a text, any other = a formula, 3.7E+17 a number that lost its digits. */
    private static RawCell cell(String value) {
        Matcher text = KEPT_AS_TEXT.matcher(value.strip());
        if (text.matches()) {
            return new RawCell(RawCell.Kind.TEXT, text.group(1), false);
        }
        boolean shortened = SHORTENED.matcher(value.strip()).matches();
        return new RawCell(
                shortened ? RawCell.Kind.NUMBER : RawCell.Kind.TEXT,
                value,
                value.strip().startsWith("="));
    }

    @Override
    public Optional<Finding> refusal(SheetFormat format) throws IOException {
        List<RawRow> top = new ArrayList<>();
        eachRow(ONLY, row -> {
            top.add(row);
            return top.size() < HeaderRow.SEARCHED;
        });
        return Stamp.refusal(top, format);
    }

    @Override
    public Map<String, String> properties() {
        return Map.of();
    }
}
