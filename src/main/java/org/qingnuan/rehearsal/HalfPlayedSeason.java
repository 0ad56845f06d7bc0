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
        Script script = Script.demonstration(plan, households, seed, Preparation.issued(plan));
        preparation.prepare(script);
        new Season(services, script).play(moment -> {});
        playback.runFrom(script.until());
    }
}
