package org.qingnuan.finance;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was found of a plan's rates.
 *
 * @param missing the rates nobody has set or that break the plan's floor, in Chinese by route and item, such as 气代煤工程建设补贴
 * @param sources the purses that the rates draw on; empty where there are none
 */
public record RateGaps(List<String> missing, Set<FundSource> sources) {

    public RateGaps {
        missing = List.copyOf(missing);
        sources = sources.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(sources));
    }
}
