package io.tributary.core.flow;

/** Where a flow publishes. */
public record TargetDefinition(TargetTopic topic, Delivery delivery, TargetPolicy policy) {

    /** To one topic that is made like its source topic. */
    public static TargetDefinition of(String topic, Delivery delivery) {
        return new TargetDefinition(new TargetTopic(topic), delivery, TargetPolicy.DEFAULT);
    }
}
