package io.tributary.core.flow;

/** Where a flow publishes. */
public record TargetDefinition(String topic, Delivery delivery) {

    public TargetDefinition {
        if (topic.isBlank()) {
            throw new IllegalArgumentException("a target names its topic");
        }
    }
}
