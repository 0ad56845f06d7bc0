package org.qingnuan.spreadsheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.qingnuan.shared.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/** Reads .xlsx and .xls by POI's event interfaces and .csv as text, from a temporary file, because a package read from a stream is held in memory whole. */
final class PoiSheetReader implements SheetReader {

    private static final Logger LOG = LoggerFactory.getLogger(PoiSheetReader.class);
    private static final long MEGABYTES = 50;

    PoiSheetReader() {
        SafeXml.limitZips();
        XmlFactories.nameDefaults();
    }

    @Override
    public SheetContent read(InputStream workbook, SheetFormat format, IntPredicate watch) {
        return read(workbook, format, new RowCollector(format, watch));
    }

    @Override
    public SheetContent hand(InputStream workbook, SheetFormat format, RowTaker taker) {
        RuntimeException[] failure = new RuntimeException[1];
        SheetContent content = read(workbook, format, new RowCollector(format, (row, refused, findings) -> {
            try {
                return taker.take(row, refused, findings);
            } catch (RuntimeException ofTheTaker) {
                failure[0] = ofTheTaker;
                return false;
            }
        }));
        if (failure[0] != null) {
            throw failure[0];
        }
        return content;
    }

    private static SheetContent read(InputStream workbook, SheetFormat format, RowCollector rows) {
        try {
            Path file = Files.createTempFile("sheet", ".xlsx");
            try {
                return copy(workbook, file) ? readFile(file, format, rows) : refused(FileRefusals.tooLarge(MEGABYTES));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Judged by the file's own bytes, whatever its name. */
    private static FileMagic magic(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return FileMagic.valueOf(in);
        }
    }

    private static boolean copy(InputStream workbook, Path file) throws IOException {
        long most = MEGABYTES << 20;
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int n = workbook.read(buffer); n >= 0; n = workbook.read(buffer)) {
                size += n;
                if (size > most) {
                    return false;
                }
                out.write(buffer, 0, n);
            }
            return true;
        }
    }

    /** POI reports bad content by exceptions of many kinds, checked or not: here each means a file we cannot read. */
    private static SheetContent readFile(Path file, SheetFormat format, RowCollector rows) {
        try {
            FileMagic magic = Files.size(file) == 0 ? FileMagic.UNKNOWN : magic(file);
            Optional<Finding> refusal = FileRefusals.of(magic);
            if (refusal.isPresent()) {
                return refused(refusal.get());
            }
            return switch (magic) {
                case OOXML -> readPackage(file, format, rows);
                case OLE2 -> readOld(file, format, rows);
                default -> readText(file, format, rows);
            };
        } catch (EncryptedDocumentException e) {
            return refused(FileRefusals.encrypted());
        } catch (IOException | OpenXML4JException | SAXException e) {
            LOG.info("A file handed in as {} is damaged: {}", format.title(), e.toString());
            return refused(FileRefusals.damaged());
        } catch (RuntimeException e) {
            LOG.warn("A file handed in as {} cannot be read", format.title(), e);
            return refused(FileRefusals.damaged());
        }
    }

    private static SheetContent readPackage(Path file, SheetFormat format, RowCollector rows)
            throws IOException, OpenXML4JException, SAXException {
        try (OPCPackage pkg = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            Optional<Finding> refusal = FileRefusals.of(pkg);
            if (refusal.isPresent()) {
                return refused(refusal.get());
            }
            return readSource(new OpenWorkbook(pkg), format, rows);
        }
    }

    private static SheetContent readOld(Path file, SheetFormat format, RowCollector rows)
            throws IOException, OpenXML4JException, SAXException {
        try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
            Optional<Finding> refusal = FileRefusals.of(files.getRoot());
            return refusal.isPresent() ? refused(refusal.get()) : readSource(new OldWorkbook(files), format, rows);
        }
    }

    private static SheetContent readText(Path file, SheetFormat format, RowCollector rows)
            throws IOException, OpenXML4JException, SAXException {
        Optional<TextFile> text = TextFile.of(file);
        return text.isEmpty() ? refused(FileRefusals.noWorkbook()) : readSource(text.get(), format, rows);
    }

    private static SheetContent readSource(SheetSource workbook, SheetFormat format, RowCollector rows)
            throws IOException, OpenXML4JException, SAXException {
        Optional<Finding> refusal = workbook.refusal(format);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        Optional<WorkbookOutline.Entry> sheet = workbook.outline().main(Sheets.safeName(format.title()));
        if (sheet.isPresent()) {
            workbook.eachRow(sheet.get(), rows::take);
        }
        return rows.content();
    }

    private static SheetContent refused(Finding finding) {
        return new SheetContent(List.of(), Map.of(), List.of(finding));
    }
}
