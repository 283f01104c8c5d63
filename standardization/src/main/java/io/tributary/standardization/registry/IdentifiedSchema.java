package io.tributary.standardization.registry;

import java.util.List;

/**
 * A schema by the registry's id, which stands for it for good.
 *
 * @param type       {@code AVRO}, {@code JSON} or {@code PROTOBUF}
 * @param references to other subjects, without which it is not whole; empty for a text that stands for itself
 */
public record IdentifiedSchema(String type, String text, List<RegisteredReference> references) {

    public IdentifiedSchema {
        references = List.copyOf(references);
    }
}
