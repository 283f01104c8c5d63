package io.tributary.core.flow;

import java.util.Optional;

/** The attributes of a Kafka record that a field rule can name. */
public enum RecordAttribute {
    KEY("__key__"),
    VALUE("__value__"),
    SCHEMA_ID("__schemaId__"),
    TOPIC("__topic__"),
    PARTITION("__partition__"),
    OFFSET("__offset__"),
    TIMESTAMP("__timestamp__"),
    HEADERS("__headers__");

    private final String column;

    RecordAttribute(String column) {
        this.column = column;
    }

    /** The name in a flow file. */
    public String column() {
        return column;
    }

    public static Optional<RecordAttribute> ofColumn(String column) {
        for (RecordAttribute attribute : values()) {
            if (attribute.column.equals(column)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
