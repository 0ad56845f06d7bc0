package org.qingnuan.ledger.submission;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.qingnuan.ledger.PersonalData;
import org.springframework.stereotype.Component;

/** Knows which fields of the forms belong to a person, so that what came before is shown masked. */
@Component
class PersonalFields {

    private final Map<String, UnaryOperator<String>> masks;

    PersonalFields(PersonalData personal) {
        masks = Map.of(
                "enterpriseOfficer", personal::maskName,
                "villageOfficer", personal::maskName,
                "enterprisePhone", personal::maskPhone,
                "villagePhone", personal::maskPhone,
                "payeeName", personal::maskName,
                "account", personal::maskAccount);
    }

    Map<String, String> masked(Map<String, String> fields) {
        Map<String, String> masked = new LinkedHashMap<>();
        fields.forEach((name, value) -> masked.put(
                name, masks.getOrDefault(name, UnaryOperator.identity()).apply(value)));
        return masked;
    }
}
