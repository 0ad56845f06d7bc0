package org.qingnuan.ledger.exchange;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** Reads the roster of a whole body row by row, hands each village's rows to the check of a village's roster, and gives them back for registering. */
@Component
public class BodyRosters {

    private static final String TITLE = "全域摸底登记表";
    private static final String VILLAGE = "村";
    private static final String TOWN = "乡镇（街道）";
    private static final int MOST_ROWS = 200_000;

    /** What a village's own roster may have; so many rows are in memory when it is checked and registered. */
    public static final int MOST_ROWS_OF_A_VILLAGE = 5_000;

    private static final int ROWS_OF_A_PART = 500;
    private static final int ROWS_IN_MEMORY = 4_000;
    private static final int MOST_TOLD = 1_000;
    private static final String NO_VILLAGE = "";

    /** What a workbook of rows in error says of each; nothing that a roster says. */
    private static final SheetColumn PROBLEM = SheetColumn.text(Layout.PROBLEM).atMost(32_000);

    private final SheetReader reader;
    private final SheetWriter writer;
    private final SheetChecks checks;
    private final SealedSheets sheets;
    private final RosterParts parts;
    private final Layouts layouts;
    private final Plans plans;
    private final Villages villages;

    BodyRosters(
            SheetReader reader,
            SheetWriter writer,
            SheetChecks checks,
            SealedSheets sheets,
            RosterParts parts,
            Layouts layouts,
            Plans plans,
            Villages villages) {
        this.reader = reader;
        this.writer = writer;
        this.checks = checks;
        this.sheets = sheets;
        this.parts = parts;
        this.layouts = layouts;
        this.plans = plans;
        this.villages = villages;
    }

    /** What a file turned out to be. */
    public record Read(int rows, int problems, int warnings, List<Finding> findings, List<Share> shares) {}

    /**
     * An import whose rows in error came back.
     *
     * @param kept the villages whose rows it still has
     * @param faulty those of them that have rows in error
     */
    public record Earlier(UUID id, Set<CaseKey> kept, Set<CaseKey> faulty) {}

    /** A village's rows in it. */
    public record Share(CaseKey village, int rows, int faulty) {}

    public void template(CaseKey body, OutputStream out) {
        Layout layout = layouts.of(SheetKind.ROSTER, body);
        writer.write(
                SheetTemplate.empty(
                        format(layout), "每户一行，写明所在的村，各村的户可以按任意顺序排列；序号在村内不重复。表中出现的村，以本表为准；没有出现的村不变。" + FactColumns.NOTE),
                out);
    }

    /**
     * Reads and checks a file and keeps its rows under the id; {@link SubmissionRefused} for a file that cannot be read or was cancelled.
     *
     * @param earlier the import whose rows in error the file's rows stand for, null for a file that stands for itself
     */
    public Read read(UUID id, CaseKey body, SheetUpload upload, Earlier earlier, int shown) {
        Layout layout = layouts.of(SheetKind.ROSTER, body);
        Taken taken = new Taken(id, layout, named(body));
        SheetContent content = reader.hand(upload.content(), reading(layout), (row, cells, findings) -> {
            if (earlier == null && row.text(Layout.PROBLEM) != null) {
                throw new SubmissionRefused(List.of(Finding.ofRow(
                        row.rowNumber(),
                        "这是“有误的行”表，只有改好的行；单独上传会把这些村的其他住户当作不再列入",
                        "请打开那次上传的页面，用“补传改好的行”上传；已与其余各行放在一起的，删去“问题”一列再上传")));
            }
            taken.row(row, cells, findings);
            return upload.watch().test(taken.rows);
        });
        if (!content.isClean()) {
            throw new SubmissionRefused(content.findings());
        }
        taken.flush(0);
        if (earlier != null) {
            takeOver(id, body, earlier, taken);
        }
        return checked(id, taken, upload, shown);
    }

    /** Puts what passed earlier beside the corrected rows: of every village that is not registered yet, and of those that the file speaks of. */
    private void takeOver(UUID id, CaseKey body, Earlier earlier, Taken taken) {
        for (CaseKey village : earlier.kept()) {
            List<SheetRow> rows = parts.of(earlier.id(), village.village()).readable();
            passed(
                    id,
                    village,
                    earlier.faulty().contains(village) ? checks.withoutErrors(SheetKind.ROSTER, village, rows) : rows,
                    taken);
        }
        List<CaseKey> registered = taken.counts.keySet().stream()
                .filter(village -> !earlier.kept().contains(village))
                .toList();
        registered.forEach(village -> passed(id, village, sheets.lastApplied(SheetKind.ROSTER, village), taken));
    }

    private void passed(UUID id, CaseKey village, List<SheetRow> rows, Taken taken) {
        if (!rows.isEmpty()) {
            boolean asInTheFile = rows.stream().allMatch(row -> row.rowNumber() > 0);
            List<SheetRow> numbered = IntStream.range(0, rows.size())
                    .mapToObj(i -> new SheetRow(
                            asInTheFile ? -rows.get(i).rowNumber() : -i - 1,
                            rows.get(i).values()))
                    .toList();
            parts.keep(id, village.village(), new Attempt(numbered, Set.of(), Map.of(), Map.of()));
            taken.counts.merge(village, rows.size(), Integer::sum);
            taken.rows += rows.size();
        }
    }

    private Read checked(UUID id, Taken taken, SheetUpload upload, int shown) {
        List<Finding> findings = new ArrayList<>();
        int[] counts = {taken.lost, 0};
        findings.addAll(taken.ofNoVillage);
        List<Share> shares = new ArrayList<>();
        taken.counts.forEach((village, rows) -> {
            if (!upload.watch().test(taken.rows)) {
                throw new SubmissionRefused(List.of(Finding.ofSheet("检查已取消", "没有登记任何内容，需要时请重新上传")));
            }
            if (rows > MOST_ROWS_OF_A_VILLAGE) {
                findings.add(Finding.ofSheet(
                        "%s有%d行，超过每村最多%d行"
                                .formatted(villages.get(village).area().name(), rows, MOST_ROWS_OF_A_VILLAGE),
                        "请核对各行所在的村"));
                counts[0]++;
                shares.add(new Share(village, rows, 0));
                return;
            }
            Attempt attempt = parts.of(id, village.village());
            Findings found = checks.check(SheetKind.ROSTER, village, attempt.rows());
            Stream.concat(taken.told(village).stream(), Findings.ofEarlier(found.errors()).stream())
                    .limit(Math.max(0, shown - findings.size()))
                    .forEach(findings::add);
            Set<Integer> faulty = new HashSet<>(attempt.unread());
            found.errors().forEach(finding -> faulty.add(finding.row()));
            counts[0] += taken.cellsOf.getOrDefault(village, 0) + found.errors().size();
            counts[1] += found.warnings().size();
            shares.add(new Share(village, rows, faulty.size()));
        });
        findings.sort((a, b) -> Integer.compare(a.row(), b.row()));
        return new Read(
                taken.rows,
                counts[0],
                counts[1],
                List.copyOf(findings.subList(0, Math.min(shown, findings.size()))),
                shares);
    }

    /** Stores a village's rows as its checked roster, only those without findings by choice; null when none is left. */
    public UUID sheet(UUID id, CaseKey village, boolean validOnly, String by) {
        Attempt attempt = parts.of(id, village.village());
        List<SheetRow> rows =
                validOnly ? checks.withoutErrors(SheetKind.ROSTER, village, attempt.readable()) : attempt.rows();
        Findings findings = checks.check(SheetKind.ROSTER, village, rows);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(Findings.ofEarlier(findings.errors()));
        }
        return rows.isEmpty() ? null : sheets.store(SheetKind.ROSTER, village, null, Attempt.numbered(rows), by);
    }

    public void forget(UUID id, String village) {
        parts.forget(id, village);
    }

    /** Writes the rows in error of these villages and of no village, one village in memory at a time. */
    public void faulty(UUID id, CaseKey body, List<CaseKey> of, OutputStream out) {
        Layout layout = layouts.of(SheetKind.ROSTER, body);
        SheetFormat corrections = layout.corrections(format(layout));
        Map<CaseKey, Village> known = new HashMap<>();
        villages.of(body).forEach(village -> known.put(village.key(), village));
        Function<CaseKey, Iterator<Map<String, String>>> rows = village -> {
            Attempt attempt = parts.of(id, village == null ? null : village.village());
            Map<Integer, String> problems = problems(
                    attempt,
                    village == null
                            ? Map.of()
                            : Attempt.of(
                                            attempt.rows(),
                                            List.of(),
                                            Map.of(),
                                            checks.check(SheetKind.ROSTER, village, attempt.rows())
                                                    .errors())
                                    .problems());
            return attempt.rows().stream()
                    .filter(row -> problems.containsKey(row.rowNumber()))
                    .map(row -> {
                        Map<String, String> values = new LinkedHashMap<>(layout.written(row.values()));
                        if (village != null) {
                            values.put(VILLAGE, known.get(village).area().name());
                        }
                        values.putAll(attempt.cells().getOrDefault(row.rowNumber(), Map.of()));
                        values.put(Layout.PROBLEM, problems.get(row.rowNumber()));
                        return values;
                    })
                    .iterator();
        };
        List<CaseKey> all = new ArrayList<>(of);
        all.add(null);
        Iterable<Map<String, String>> lines = () ->
                all.stream().flatMap(village -> stream(rows.apply(village))).iterator();
        writer.write(new SheetTemplate(corrections, "按最后一列改好后，在那次上传的页面用“补传改好的行”上传本表；改好的行与已通过的行合在一起。", lines), out);
    }

    private static <T> Stream<T> stream(Iterator<T> rows) {
        Iterable<T> all = () -> rows;
        return java.util.stream.StreamSupport.stream(all.spliterator(), false);
    }

    private static Map<Integer, String> problems(Attempt attempt, Map<Integer, String> checked) {
        Map<Integer, String> problems = new HashMap<>(attempt.problems());
        checked.forEach((row, problem) -> problems.merge(row, problem, String::concat));
        return problems;
    }

    private static SheetFormat format(Layout layout) {
        List<SheetColumn> columns = new ArrayList<>();
        columns.add(SheetColumn.text(TOWN)
                .alsoCalled("乡镇", "乡镇(街道)", "镇街")
                .atMost(30)
                .wide(12));
        columns.add(SheetColumn.text(VILLAGE)
                .alsoCalled("村名", "行政村", "村庄", "村（居）")
                .mandatory()
                .atMost(50)
                .wide(12));
        layout.fields().forEach(field -> columns.add(field.column()));
        return SheetFormat.of(TITLE, columns.toArray(SheetColumn[]::new)).upTo(MOST_ROWS);
    }

    /** The same with the column of a workbook of rows in error. */
    private static SheetFormat reading(Layout layout) {
        SheetFormat format = format(layout);
        List<SheetColumn> columns = new ArrayList<>(format.columns());
        columns.add(PROBLEM);
        return SheetFormat.of(TITLE, columns.toArray(SheetColumn[]::new)).upTo(MOST_ROWS);
    }

    /** The body's villages by the names that people write; a name that two of its towns have counts with its town only. */
    private BiFunction<String, String, CaseKey> named(CaseKey body) {
        String name = plans.body(body).area().name();
        Map<String, CaseKey> byName = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (Village village : villages.of(body)) {
            String plain = village.area().name();
            String town = village.town() == null ? name : village.town();
            String alone = plain.startsWith(town) ? plain.substring(town.length()) : plain;
            if (byName.put(alone, village.key()) != null) {
                twice.add(alone);
            }
            byName.put(plain, village.key());
            byName.put(town + alone, village.key());
        }
        twice.forEach(byName::remove);
        return (town, village) -> {
            CaseKey found = town == null ? null : byName.get(town + village);
            return found != null ? found : byName.get(village);
        };
    }

    /** Sorts the rows by village as they come and keeps at most some thousand of them in memory. */
    private final class Taken {

        private final UUID id;
        private final Layout layout;
        private final BiFunction<String, String, CaseKey> named;
        private final Map<String, Attempt> waiting = new HashMap<>();
        private final Map<CaseKey, Integer> counts = new LinkedHashMap<>();
        private final Map<CaseKey, List<Finding>> ofCells = new HashMap<>();
        private final Map<CaseKey, Integer> cellsOf = new HashMap<>();
        private int told;
        private int inMemory;
        private int rows;
        private int lost;
        private final List<Finding> ofNoVillage = new ArrayList<>();

        Taken(UUID id, Layout layout, BiFunction<String, String, CaseKey> named) {
            this.id = id;
            this.layout = layout;
            this.named = named;
        }

        List<Finding> told(CaseKey village) {
            return ofCells.getOrDefault(village, List.of());
        }

        void row(SheetRow written, Map<String, String> cells, List<Finding> findings) {
            rows++;
            String village = written.text(VILLAGE);
            CaseKey key = village == null ? null : named.apply(written.text(TOWN), village);
            String problem = "";
            if (key == null) {
                Finding unknown = village == null
                        ? Finding.ofCell(written.rowNumber(), VILLAGE, null, "没有写明所在的村", "请补填村名")
                        : Finding.ofCell(written.rowNumber(), VILLAGE, village, "本单位没有这个村", "请核对村名，或先登记该村");
                findings = Stream.concat(
                                Stream.of(unknown),
                                findings.stream().filter(finding -> !VILLAGE.equals(finding.column())))
                        .toList();
                lost += findings.size();
                if (ofNoVillage.size() < MOST_TOLD) {
                    ofNoVillage.addAll(findings);
                }
            } else {
                counts.merge(key, 1, Integer::sum);
            }
            for (Finding finding : findings) {
                problem += "%s：%s，%s。".formatted(finding.column(), finding.reason(), finding.remedy());
            }
            if (key != null && !findings.isEmpty()) {
                cellsOf.merge(key, findings.size(), Integer::sum);
                if (told < MOST_TOLD) {
                    told += findings.size();
                    ofCells.computeIfAbsent(key, unheard -> new ArrayList<>()).addAll(findings);
                }
            }
            String place = key == null ? NO_VILLAGE : key.village();
            Attempt part = waiting.computeIfAbsent(
                    place,
                    unheard -> new Attempt(new ArrayList<>(), new HashSet<>(), new HashMap<>(), new HashMap<>()));
            part.rows().add(layout.taken(written));
            if (key == null && village != null) {
                cells = new HashMap<>(cells);
                cells.put(VILLAGE, village);
            }
            if (!findings.isEmpty()) {
                part.unread().add(written.rowNumber());
            }
            if (!cells.isEmpty()) {
                part.cells().put(written.rowNumber(), cells);
            }
            if (!problem.isEmpty()) {
                part.problems().put(written.rowNumber(), problem);
            }
            if (part.rows().size() == ROWS_OF_A_PART) {
                keep(place, waiting.remove(place));
            }
            inMemory++;
            if (inMemory > ROWS_IN_MEMORY) {
                flush(ROWS_OF_A_PART / 10);
            }
        }

        /** Keeps all waiting parts, or the longer ones where that frees enough. */
        void flush(int shortest) {
            List<String> longer = waiting.entrySet().stream()
                    .filter(part -> part.getValue().rows().size() >= shortest)
                    .map(Map.Entry::getKey)
                    .toList();
            List<String> places = longer.isEmpty() ? List.copyOf(waiting.keySet()) : longer;
            places.forEach(place -> keep(place, waiting.remove(place)));
            inMemory = waiting.values().stream()
                    .mapToInt(part -> part.rows().size())
                    .sum();
            if (inMemory > ROWS_IN_MEMORY) {
                List.copyOf(waiting.keySet()).forEach(place -> keep(place, waiting.remove(place)));
                inMemory = 0;
            }
        }

        private void keep(String place, Attempt part) {
            parts.keep(id, place.equals(NO_VILLAGE) ? null : place, part);
            inMemory -= part.rows().size();
        }
    }
}
