package org.qingnuan.rehearsal;

import org.qingnuan.process.Playback;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** A season played half way, so that everyone who signs in finds real work. */
@Component
class HalfPlayedSeason {

    private final Services services;
    private final Preparation preparation;
    private final Playback playback;

    HalfPlayedSeason(Services services, Preparation preparation, Playback playback) {
        this.services = services;
        this.preparation = preparation;
        this.playback = playback;
    }

    /** Plays at most so many households of the plan up to the beginning of September and lets the clock run on from there. */
    void play(PlanId plan, int households, long seed) {
        RehearsedPlan rehearsed = RehearsedPlan.asBroughtAlong(plan);
        Script script = Script.demonstration(plan, households, seed, rehearsed.issued());
        preparation.prepare(script, rehearsed);
        new Season(services, script).play((now, weekEnds) -> {});
        playback.runFrom(script.until());
    }
}
