package org.qingnuan.process.responsiblebody;

import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Starts;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts late comers as the body's own service tasks do, each once. */
@Component
class LaterStarts implements Starts {

    private final Villages villages;
    private final Lots lots;
    private final Relay relay;

    LaterStarts(Villages villages, Lots lots, Relay relay) {
        this.villages = villages;
        this.lots = lots;
        this.relay = relay;
    }

    @Override
    @Transactional
    public void villages(CaseKey body) {
        villages.of(body).stream()
                .filter(village -> village.state() == VillageState.REGISTERED)
                .map(Village::key)
                .filter(villages::claimStart)
                .forEach(village -> relay.start("village-retrofit", village));
    }

    @Override
    @Transactional
    public void tenders(CaseKey body) {
        lots.of(body).stream().map(Lot::key).filter(lots::claimStart).forEach(lot -> relay.start("tendering", lot));
    }
}
