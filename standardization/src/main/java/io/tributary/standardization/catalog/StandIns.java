package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion.EpochUnit;
import io.tributary.core.flow.Conversion.SourceTime;
import io.tributary.core.flow.Conversion.TimeFormat;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.flow.ValueLayout;
import io.tributary.core.flow.ValueSource;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What takes the place of a part of a flow or route file that could not be read, so that everything else in the file is
 * looked over all the same. A file with a stand-in is always refused.
 */
final class StandIns {

    /** Not even a registry has a schema of this name. */
    static final SchemaReference SCHEMA = SchemaReference.parse("\0");

    static final FlowName NAME = FlowName.of("unreadable");
    static final String TOPIC = "unreadable";

    /** Matches no topic, and so rivals no flow. */
    static final TopicSelector TOPICS = new TopicSelector.Matching(Pattern.compile("(?!)"));

    /** No attribute is refused for want of a schema id. */
    static final ValueLayout LAYOUT = new JsonLayout(true, List.of());

    static final SourceDefinition SOURCE = new SourceDefinition(TOPICS, LAYOUT, StandardCharsets.UTF_8, null);
    static final TargetDefinition TARGET = TargetDefinition.of(TOPIC, Delivery.EXACTLY_ONCE);
    static final ValueSource ORIGIN = new ValueSource.Path("$");

    /** A field whose rule could not be read may be the one that tells the time. */
    static final TimeFormat TIME = new TimeFormat(new SourceTime.Epoch(EpochUnit.MILLIS), ZoneOffset.UTC, null);

    static final StandardDefinition STANDARD =
            new StandardDefinition(SCHEMA, List.of(field("unreadable")), null, null, null);

    private StandIns() {}

    static FieldRule field(String name) {
        return new FieldRule(name, ORIGIN, Set.of(), List.of(TIME), null, null);
    }
}
