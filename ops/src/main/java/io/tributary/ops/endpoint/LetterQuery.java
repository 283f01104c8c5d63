package io.tributary.ops.endpoint;

import io.tributary.core.fault.NearestName;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.mirror.deadletter.LetterFilter;
import io.tributary.mirror.redrive.RedriveRequest;
import io.tributary.ops.redrive.OffsetRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** Reads what a request says about the letters that it means. */
final class LetterQuery {

    private LetterQuery() {}

    /** From parameters as they were written; {@code reasons} separated by commas. */
    static LetterFilter filter(
            @Nullable String reasons,
            @Nullable String pointer,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer partition,
            @Nullable String offsets) {
        return new LetterFilter(
                codes(reasons),
                pointer,
                read("from", from, LetterQuery::time),
                read("to", to, LetterQuery::time),
                partition,
                read("offsets", offsets, OffsetRange::parse));
    }

    private static Set<ErrorCode> codes(@Nullable String written) {
        Set<ErrorCode> codes = new HashSet<>();
        if (written != null) {
            for (String name : written.split(",")) {
                codes.add(one("reason", name, ErrorCode.values()));
            }
        }
        return codes;
    }

    /** The constant of a name, in either case. */
    static <E extends Enum<E>> E one(String parameter, String name, E[] constants) {
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(name.strip())) {
                return constant;
            }
        }
        List<String> names = Arrays.stream(constants).map(Enum::name).toList();
        String nearest = NearestName.of(name.strip(), names);
        throw wrong(
                parameter,
                "'" + name + "' is not known"
                        + (nearest == null
                                ? "; it is one of " + String.join(", ", names)
                                : "; did you mean '" + nearest + "'?"));
    }

    private static Instant time(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + written + "' is no time such as 2026-07-01T08:00:00+08:00", e);
        }
    }

    private static <T> @Nullable T read(String parameter, @Nullable String written, Function<String, T> reader) {
        try {
            return written == null ? null : reader.apply(written);
        } catch (IllegalArgumentException e) {
            throw wrong(parameter, String.valueOf(e.getMessage()));
        }
    }

    /** A number within bounds; what is not given is the most that is usual. */
    static long number(String parameter, @Nullable Long given, long usual, long most) {
        long number = given == null ? usual : given;
        if (number < 1 || number > most) {
            throw wrong(parameter, "it is a number from 1 to " + most + "; got " + number);
        }
        return number;
    }

    /** What is given of a request, in one line. */
    static String text(RedriveRequest request) {
        LetterFilter filter = request.filter();
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("topic", request.topic());
        given.put("reason", filter.codes().isEmpty() ? "" : new TreeSet<>(filter.codes()));
        given.put("pointer", String.valueOf(filter.pointer()));
        given.put("from", String.valueOf(filter.from()));
        given.put("to", String.valueOf(filter.to()));
        given.put("partition", String.valueOf(filter.partition()));
        given.put("offsets", String.valueOf(filter.offsets()));
        given.put("limit", request.limit());
        given.put("whenNewer", request.whenNewer());
        given.values().removeIf(value -> value.equals("") || value.equals("null"));
        return given.toString().replaceAll("\\p{Cntrl}", "?");
    }

    static InvalidEndpointRequestException wrong(String parameter, String message) {
        return new InvalidEndpointRequestException(parameter + ": " + message, parameter + ": " + message);
    }
}
