package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.qingnuan.shared.Finding;
import org.xml.sax.SAXException;

/** An .xls workbook (1997 to 2003), read record by record; our stamp survives in its hidden sheet. */
final class OldWorkbook implements SheetSource {

    static final String STREAM = "Workbook";

    private final POIFSFileSystem files;
    private final WorkbookOutline outline;

    OldWorkbook(POIFSFileSystem files) throws IOException {
        this.files = files;
        OldSheetRows sheets = read(new OldSheetRows(-1));
        outline = WorkbookOutline.of(sheets.sheets(), sheets.from1904());
    }

    @Override
    public WorkbookOutline outline() {
        return outline;
    }

    @Override
    public void eachRow(WorkbookOutline.Entry sheet, Predicate<RawRow> taker) throws IOException {
        for (RawRow row : read(new OldSheetRows(Integer.parseInt(sheet.part()))).rows()) {
            if (!taker.test(row)) {
                return;
            }
        }
    }

    @Override
    public Optional<Finding> refusal(SheetFormat format) throws IOException, OpenXML4JException, SAXException {
        return Stamp.refusal(this, format);
    }

    @Override
    public Map<String, String> properties() {
        return Map.of();
    }

    private OldSheetRows read(OldSheetRows rows) throws IOException {
        FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(rows);
        rows.formats(formats);
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(formats);
        new HSSFEventFactory().processWorkbookEvents(request, files);
        rows.finish();
        return rows;
    }
}
