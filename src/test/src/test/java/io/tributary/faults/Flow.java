package io.tributary.faults;

import io.tributary.demo.recount.CountedFlow;

/**
 * One of the flows under fire.
 *
 * @param name        of the flow and of its topics
 * @param partitions  of the source topic in the beginning
 * @param isMadeAnew  whether its source topic is deleted and made anew now and then
 */
record Flow(String name, String lane, String delivery, int partitions, boolean isMadeAnew) {

    String sourceTopic() {
        return "ods." + name;
    }

    String targetTopic() {
        return "std." + name;
    }

    boolean isExactlyOnce() {
        return delivery.equals("exactly-once");
    }

    /** The flow file. */
    String document() {
        return """
                flow: %s
                lane: %s
                source:
                  topic: %s
                  format: json
                standard:
                  schema: reading@latest
                  fields:
                    number: $.n
                    value: { from: $.v, number: integer, missing: ["-;"] }
                  when: "record.keep"
                target:
                  topic: %s
                  delivery: %s
                  fewer-partitions: grow
                """.formatted(name, lane, sourceTopic(), targetTopic(), delivery);
    }

    /** The schema that it names. */
    static String schema() {
        return """
                { "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "additionalProperties": false,
                  "required": ["number"],
                  "properties": { "number": {"type": "integer"}, "value": {"type": "integer", "maximum": 100} } }
                """;
    }

    CountedFlow counted(String cityServers) {
        return new CountedFlow(name, Stage.SITE, cityServers, sourceTopic(), targetTopic());
    }
}
