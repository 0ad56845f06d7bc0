package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.qingnuan.shared.Finding;
import org.xml.sax.SAXException;

/** An open package with what all its sheets share: texts, styles, the order of sheets. */
final class OpenWorkbook implements SheetSource {

    private final OPCPackage pkg;
    private final XSSFReader reader;
    private final WorkbookOutline outline;
    private final List<String> shared;
    private final Map<Integer, Boolean> dateStyles = new HashMap<>();
    private final DateStyles dates;

    OpenWorkbook(OPCPackage pkg) throws IOException, OpenXML4JException, SAXException {
        this.pkg = pkg;
        reader = new XSSFReader(pkg);
        outline = WorkbookOutline.read(reader.getWorkbookData());
        shared = SharedTexts.read(reader.getSharedStringsData());
        dates = DateStyles.read(reader.getStylesData());
    }

    @Override
    public Map<String, String> properties() throws IOException, SAXException {
        return StampedProperties.of(pkg);
    }

    @Override
    public Optional<Finding> refusal(SheetFormat format) throws IOException, OpenXML4JException, SAXException {
        return Stamp.refusal(this, format);
    }

    @Override
    public WorkbookOutline outline() {
        return outline;
    }

    @Override
    public void eachRow(WorkbookOutline.Entry sheet, Predicate<RawRow> taker)
            throws IOException, OpenXML4JException, SAXException {
        IntPredicate isDate = style -> dateStyles.computeIfAbsent(style, dates::test);
        try {
            SafeXml.parse(reader.getSheet(sheet.part()), new SheetRows(shared, isDate, outline.from1904(), taker));
        } catch (SheetRows.Enough enough) {
            return;
        }
    }
}
