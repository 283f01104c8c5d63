package io.tributary.standardization.validation;

import io.tributary.standardization.codec.JsonNull;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/** Turns trees into the structures that everit takes, without a detour through text. Stateless. */
final class OrgJson {

    private OrgJson() {}

    static Object from(Object value) {
        if (value instanceof Map<?, ?> members) {
            // Not with a size: that constructor is closed, and an Integer would be taken for a bean to reflect on.
            JSONObject object = new JSONObject();
            members.forEach((name, member) -> object.put((String) name, from(member)));
            return object;
        }
        if (value instanceof List<?> elements) {
            JSONArray array = new JSONArray(elements.size());
            elements.forEach(element -> array.put(from(element)));
            return array;
        }
        if (value instanceof Long number && number.intValue() == number) {
            // The loader of schemas takes lengths and counts only in the type that org.json's own reader gives them.
            return number.intValue();
        }
        return value == JsonNull.NULL ? JSONObject.NULL : value;
    }
}
