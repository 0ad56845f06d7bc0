package org.qingnuan.ledger.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.PersonalData;
import org.springframework.stereotype.Component;

/** Seals fields and rows of what people hand in as a whole, because any of them may be personal. */
@Component
public class SealedJson {

    /** Under which a sealed sheet keeps the number of each row, which is no part of its content. */
    public static final String ROW_NUMBER = "#";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final PersonalData personal;

    SealedJson(PersonalData personal) {
        this.personal = personal;
    }

    /** Seals fields by name. */
    public byte[] sealFields(Map<String, String> fields) {
        return personal.seal(write(fields));
    }

    /** Opens what {@link #sealFields} gave, in the same order. */
    public Map<String, String> openFields(byte[] sealed) {
        return read(personal.open(sealed), new TypeReference<>() {});
    }

    /** Seals rows by column key. */
    public byte[] sealRows(List<Map<String, String>> rows) {
        return personal.seal(write(rows));
    }

    /** Opens what {@link #sealRows} gave, in the same order. */
    public List<Map<String, String>> openRows(byte[] sealed) {
        return rows(personal.open(sealed));
    }

    /** Rows that were written as JSON, in the same order. */
    static List<Map<String, String>> rows(String json) {
        return read(json, new TypeReference<>() {});
    }

    /** The fingerprint of rows: equal for equal rows in the same order. */
    public byte[] fingerprint(List<Map<String, String>> rows) {
        return personal.fingerprint(write(rows));
    }

    /** Writes a value as JSON, for set-based statements. */
    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Not writable as JSON", broken);
        }
    }

    /** An object's values as texts by key, those of an object inside it under {@code outer.inner}. */
    public static Map<String, String> flat(String json) {
        Map<String, String> flat = new LinkedHashMap<>();
        Map<String, Object> values = read(json, new TypeReference<>() {});
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inside) {
                inside.forEach((inner, one) -> flat.put(key + "." + inner, String.valueOf(one)));
            } else {
                flat.put(key, String.valueOf(value));
            }
        });
        return flat;
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Not readable as JSON", broken);
        }
    }
}
