package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.PlanTracks;

/** The section {@code tracks} of a plan.yaml: models started beside the villages, {@code power-supply: {of: body, clause: LZ-07}}. */
final class TracksSection {

    private static final Map<String, String> LEVELS = Map.of("body", "body", "plan", "plan");

    private TracksSection() {}

    /** Mistakes are noted in the map; what is wrong is left out. */
    static PlanTracks read(YamlMap tracks) {
        List<String> ofBody = new ArrayList<>();
        List<String> ofPlan = new ArrayList<>();
        for (String model : tracks.keys()) {
            YamlMap track = tracks.map(model);
            track.text("clause");
            String level = track.choice("of", LEVELS);
            if ("body".equals(level)) {
                ofBody.add(model);
            } else if ("plan".equals(level)) {
                ofPlan.add(model);
            }
        }
        return new PlanTracks(ofBody, ofPlan);
    }
}
