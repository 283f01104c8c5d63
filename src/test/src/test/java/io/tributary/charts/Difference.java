package io.tributary.charts;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** Where two JSON trees differ first. Numbers are compared by value. */
record Difference(String path, JsonElement written, JsonElement read) {

    static Optional<Difference> between(String path, JsonElement written, JsonElement read) {
        if (written.isJsonObject() && read != null && read.isJsonObject()) {
            return between(path, written.getAsJsonObject(), read.getAsJsonObject());
        }
        if (written.isJsonArray() && read != null && read.isJsonArray()) {
            return between(path, written.getAsJsonArray(), read.getAsJsonArray());
        }
        return written.equals(read) ? Optional.empty() : Optional.of(new Difference(path, written, read));
    }

    private static Optional<Difference> between(String path, JsonObject written, JsonObject read) {
        return written.entrySet().stream()
                .flatMap(member ->
                        between(path + "." + member.getKey(), member.getValue(), read.get(member.getKey())).stream())
                .findFirst();
    }

    private static Optional<Difference> between(String path, JsonArray written, JsonArray read) {
        for (int i = 0; i < written.size(); i++) {
            JsonElement other = i < read.size() ? read.get(i) : null;
            Optional<Difference> difference = between(path + "[" + i + "]", written.get(i), other);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return path + ": " + written + " is read as " + read;
    }
}
