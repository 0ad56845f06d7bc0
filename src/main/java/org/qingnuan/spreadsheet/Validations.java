package org.qingnuan.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;

/** Lets the spreadsheet program itself offer choices and refuse what the reader would refuse. */
final class Validations {

    private static final int LONGEST_LIST = 255;
    private static final int FIRST_LIST_COLUMN = 3;

    private final List<List<String>> longLists = new ArrayList<>();

    /** Lists too long to stand in the validation itself; they go into the hidden sheet, from its fourth column on. */
    List<List<String>> longLists() {
        return longLists;
    }

    static int listColumn(int index) {
        return FIRST_LIST_COLUMN + index;
    }

    void add(Sheet sheet, SheetColumn column, int at, int firstRow, int lastRow) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint constraint = constraint(helper, column);
        if (constraint == null && column.look().hint() == null) {
            return;
        }
        DataValidation validation = helper.createValidation(
                constraint == null ? helper.createCustomConstraint("TRUE") : constraint,
                new CellRangeAddressList(firstRow, lastRow, at, at));
        validation.setSuppressDropDownArrow(true);
        validation.setShowErrorBox(true);
        validation.createErrorBox("填写有误", error(column));
        if (column.look().hint() != null) {
            validation.createPromptBox(column.header(), column.look().hint());
            validation.setShowPromptBox(true);
        }
        sheet.addValidationData(validation);
    }

    private DataValidationConstraint constraint(DataValidationHelper helper, SheetColumn column) {
        return switch (column.type()) {
            case TEXT -> null;
            case CHOICE -> list(helper, column.offered());
            case DATE ->
                helper.createDateConstraint(OperatorType.BETWEEN, "DATE(1900,1,1)", "DATE(2199,12,31)", "yyyy-mm-dd");
            case INTEGER -> helper.createIntegerConstraint(OperatorType.BETWEEN, "-999999999", "999999999");
            case DECIMAL -> helper.createDecimalConstraint(OperatorType.BETWEEN, "-999999999999", "999999999999");
        };
    }

    private DataValidationConstraint list(DataValidationHelper helper, List<String> values) {
        String joined = String.join(",", values);
        boolean inside = joined.length() <= LONGEST_LIST
                && values.stream().noneMatch(value -> value.contains(",") || value.contains("\""));
        if (inside) {
            return helper.createExplicitListConstraint(values.toArray(String[]::new));
        }
        longLists.add(values);
        String letter = CellReference.convertNumToColString(listColumn(longLists.size() - 1));
        return helper.createFormulaListConstraint(
                "'%s'!$%s$1:$%s$%d".formatted(Stamp.SHEET, letter, letter, values.size()));
    }

    private static String error(SheetColumn column) {
        return switch (column.type()) {
            case TEXT -> "";
            case CHOICE -> "请从下拉列表中选择";
            case DATE -> "请填写日期，例如2021-08-30";
            case INTEGER -> "请填写整数，不带单位";
            case DECIMAL -> "请填写数字，不带单位";
        };
    }
}
