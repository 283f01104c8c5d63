package io.tributary.ops.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.flow.LaneName;
import io.tributary.core.site.SiteCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Commands as records of the topic: {@code <site>/lanes/<lane>} as the key, JSON as the value, none for a reset. */
final class LaneCommandCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final String prefix;

    LaneCommandCodec(SiteCode site) {
        this.prefix = site + "/lanes/";
    }

    byte[] key(LaneName lane) {
        return (prefix + lane).getBytes(StandardCharsets.UTF_8);
    }

    /** Absent where the key is of another site, or of another kind of command. */
    Optional<LaneName> lane(String key) {
        try {
            return key.startsWith(prefix)
                    ? Optional.of(new LaneName(key.substring(prefix.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static byte @Nullable [] value(@Nullable LaneCommand command) {
        return command == null ? null : JSON.writeValueAsBytes(command);
    }

    /** Absent where it is no command that this version understands. */
    static Optional<LaneCommand> command(byte[] value) {
        try {
            LaneCommand read = JSON.readValue(value, LaneCommand.class);
            // Jackson fills what is missing with null, whatever the types say.
            boolean whole = read != null
                    && (Object) read.change() != null
                    && (Object) read.by() != null
                    && (Object) read.at() != null;
            return whole ? Optional.of(read) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
