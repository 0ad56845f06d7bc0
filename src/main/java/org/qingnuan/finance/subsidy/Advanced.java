package org.qingnuan.finance.subsidy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.FundSource;

/**
 * What a household was paid of a season's running subsidy before it, payment by payment and source by source, oldest first; what was
 * claimed back since is not in it.
 */
public record Advanced(List<Part> parts) {

    /** An amount above nothing, in fen, of one paid line. */
    public record Part(long line, FundSource source, long fen) {}

    /** A part with what of it was beyond what is due. */
    public record Taken(Part part, long surplus) {}

    public Advanced {
        parts = List.copyOf(parts);
    }

    Map<FundSource, Long> bySource() {
        Map<FundSource, Long> bySource = new EnumMap<>(FundSource.class);
        parts.forEach(part -> bySource.merge(part.source(), part.fen(), Long::sum));
        return bySource;
    }

    long fen() {
        return parts.stream().mapToLong(Part::fen).sum();
    }

    /** All parts, a surplus laid on the oldest payments first. */
    public List<Taken> taken(Map<FundSource, Long> surplus) {
        Map<FundSource, Long> left = new EnumMap<>(FundSource.class);
        left.putAll(surplus);
        List<Taken> taken = new ArrayList<>();
        for (Part part : parts) {
            long beyond = Math.min(part.fen(), left.getOrDefault(part.source(), 0L));
            left.merge(part.source(), -beyond, Long::sum);
            taken.add(new Taken(part, beyond));
        }
        return taken;
    }

    /** All of it, for a household that has no claim to the season any more. */
    public List<Taken> whole() {
        return taken(bySource());
    }
}
