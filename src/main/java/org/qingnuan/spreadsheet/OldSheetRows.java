package org.qingnuan.spreadsheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;

/** Gathers the rows of one sheet from an old workbook's records, and the names of all its sheets. */
final class OldSheetRows implements HSSFListener {

    private final int wanted;
    private final List<BoundSheetRecord> bound = new ArrayList<>();
    private final TreeMap<Integer, RawRow> rows = new TreeMap<>();
    private FormatTrackingHSSFListener formats;
    private SSTRecord texts;
    private boolean from1904;
    private int sheet = -1;
    private FormulaRecord text;

    /** {@code wanted} counts the sheets in the order of their records; -1 for none of them. */
    OldSheetRows(int wanted) {
        this.wanted = wanted;
    }

    void formats(FormatTrackingHSSFListener formats) {
        this.formats = formats;
    }

    boolean from1904() {
        return from1904;
    }

    /** In the order in which people see them; the part is the sheet's place among the records. */
    List<WorkbookOutline.Entry> sheets() {
        List<BoundSheetRecord> written = new ArrayList<>(bound);
        written.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
        return bound.stream()
                .map(one -> new WorkbookOutline.Entry(
                        one.getSheetname(),
                        Integer.toString(written.indexOf(one)),
                        !one.isHidden() && !one.isVeryHidden()))
                .toList();
    }

    List<RawRow> rows() {
        return List.copyOf(rows.values());
    }

    /** A formula's text that did not come is an empty one. */
    void finish() {
        text = null;
    }

    @Override
    public void processRecord(Record entry) {
        if (entry instanceof BoundSheetRecord one) {
            bound.add(one);
        } else if (entry instanceof DateWindow1904Record window) {
            from1904 = window.getWindowing() == 1;
        } else if (entry instanceof SSTRecord shared) {
            texts = shared;
        } else if (entry instanceof BOFRecord begin) {
            sheet += begin.getType() == BOFRecord.TYPE_WORKBOOK ? 0 : 1;
        } else if (sheet == wanted) {
            cell(entry);
        }
    }

    private void cell(Record entry) {
        if (entry instanceof LabelSSTRecord label) {
            put(
                    label,
                    new RawCell(
                            RawCell.Kind.TEXT,
                            texts.getString(label.getSSTIndex()).getString(),
                            false));
        } else if (entry instanceof LabelRecord label) {
            put(label, new RawCell(RawCell.Kind.TEXT, label.getValue(), false));
        } else if (entry instanceof NumberRecord number) {
            put(number, number(number, number.getValue(), false));
        } else if (entry instanceof BoolErrRecord value) {
            put(value, value.isError() ? error(value.getErrorValue()) : bool(value.getBooleanValue(), false));
        } else if (entry instanceof FormulaRecord formula) {
            formula(formula);
        } else if (entry instanceof StringRecord result && text != null) {
            put(text, new RawCell(RawCell.Kind.TEXT, result.getString(), true));
        }
    }

    private void formula(FormulaRecord formula) {
        text = formula.hasCachedResultString() ? formula : null;
        switch (formula.getCachedResultTypeEnum()) {
            case NUMERIC -> put(formula, number(formula, formula.getValue(), true));
            case BOOLEAN -> put(formula, bool(formula.getCachedBooleanValue(), true));
            case ERROR -> put(formula, new RawCell(RawCell.Kind.ERROR, errorText(formula.getCachedErrorValue()), true));
            default -> put(formula, new RawCell(RawCell.Kind.TEXT, "", true));
        }
    }

    private RawCell number(CellValueRecordInterface cell, double value, boolean formula) {
        boolean date = DateUtil.isADateFormat(formats.getFormatIndex(cell), formats.getFormatString(cell));
        String digits = Double.toString(value);
        return date ? RawCell.day(digits, from1904, formula) : new RawCell(RawCell.Kind.NUMBER, digits, formula);
    }

    private static RawCell bool(boolean value, boolean formula) {
        return new RawCell(RawCell.Kind.TEXT, value ? "TRUE" : "FALSE", formula);
    }

    private static RawCell error(int code) {
        return new RawCell(RawCell.Kind.ERROR, errorText(code), false);
    }

    private static String errorText(int code) {
        return IntStream.of(code)
                .filter(FormulaError::isValidCode)
                .mapToObj(known -> FormulaError.forInt(known).getString())
                .findFirst()
                .orElse("#?");
    }

    private void put(CellValueRecordInterface at, RawCell cell) {
        if (!Plain.text(cell.text()).isEmpty() || cell.formula()) {
            rows.computeIfAbsent(at.getRow() + 1, number -> new RawRow(number, new TreeMap<>()))
                    .cells()
                    .put((int) at.getColumn(), cell);
        }
    }
}
