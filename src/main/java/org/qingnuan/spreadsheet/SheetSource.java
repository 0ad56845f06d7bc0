package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.qingnuan.shared.Finding;
import org.xml.sax.SAXException;

/** A file that is open for reading, whatever its format: its sheets, their rows, and what it says of itself. */
interface SheetSource {

    WorkbookOutline outline();

    /** Hands on the rows of a sheet in their order until the taker says no. */
    void eachRow(WorkbookOutline.Entry sheet, Predicate<RawRow> taker)
            throws IOException, OpenXML4JException, SAXException;

    /** Why the file is not the expected one; empty when it is, or when none is expected. */
    Optional<Finding> refusal(SheetFormat format) throws IOException, OpenXML4JException, SAXException;

    /** What our stamp left in the file's properties; empty for none. */
    Map<String, String> properties() throws IOException, SAXException;
}
