package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * What a household's subsidy depends on, as it is now.
 *
 * @param heatedArea square metres
 * @param deviceModel null where the route has no device
 * @param equipmentPrice what the town's selection pays for the model, else the catalogue's price; null without a device
 * @param area the responsible body by name
 * @param acceptedOn null before acceptance
 * @param hardship NONE, LOW_INCOME or DESTITUTE
 * @param eligible confirmed, accepted and neither withdrawn nor closed
 * @param selfInstalled whether the household built its own device (资金批次 市级自定-农户自改, domain 1.1); false where no file says so
 * @param deviceType what its device is, a name of {@link EquipmentType}; null where no file says so
 */
public record SubsidyCase(
        long household,
        CaseKey village,
        String route,
        int rooms,
        BigDecimal heatedArea,
        String deviceModel,
        Money equipmentPrice,
        String hardship,
        boolean eligible,
        String area,
        LocalDate acceptedOn,
        boolean selfInstalled,
        String deviceType) {

    /** Of a household that did not build its own device, whatever that is. */
    public SubsidyCase(
            long household,
            CaseKey village,
            String route,
            int rooms,
            BigDecimal heatedArea,
            String deviceModel,
            Money equipmentPrice,
            String hardship,
            boolean eligible,
            String area,
            LocalDate acceptedOn) {
        this(
                household,
                village,
                route,
                rooms,
                heatedArea,
                deviceModel,
                equipmentPrice,
                hardship,
                eligible,
                area,
                acceptedOn,
                false,
                null);
    }
}
