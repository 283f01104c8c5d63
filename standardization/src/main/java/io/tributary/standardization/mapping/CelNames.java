package io.tributary.standardization.mapping;

import io.tributary.core.fault.NearestName;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be named in an expression, and what to say of what may not. Stateless. */
final class CelNames {

    /** All functions and macros, by the names under which an expression calls them. */
    static final Set<String> FUNCTIONS = new TreeSet<>(Set.of(
            "all",
            "bool",
            "bytes",
            "ceil",
            "charAt",
            "contains",
            "double",
            "duration",
            "dyn",
            "endsWith",
            "exists",
            "exists_one",
            "filter",
            "floor",
            "getDate",
            "getDayOfMonth",
            "getDayOfWeek",
            "getDayOfYear",
            "getFullYear",
            "getHours",
            "getMilliseconds",
            "getMinutes",
            "getMonth",
            "getSeconds",
            "greatest",
            "has",
            "indexOf",
            "int",
            "isFinite",
            "isInf",
            "isNaN",
            "join",
            "lastIndexOf",
            "least",
            "lowerAscii",
            "map",
            "matches",
            "quote",
            "replace",
            "reverse",
            "round",
            "sign",
            "size",
            "split",
            "startsWith",
            "string",
            "substring",
            "timestamp",
            "sqrt",
            "bitAnd",
            "bitNot",
            "bitOr",
            "bitShiftLeft",
            "bitShiftRight",
            "bitXor",
            "trim",
            "trunc",
            "type",
            "uint",
            "upperAscii",
            "abs",
            "bind"));

    private static final Set<String> CHANGING = Set.of(
            "now",
            "today",
            "date",
            "time",
            "currenttime",
            "currentdate",
            "currenttimestamp",
            "sysdate",
            "clock",
            "rand",
            "random",
            "randint",
            "uuid",
            "randomuuid",
            "guid",
            "newid",
            "env",
            "getenv",
            "hostname",
            "nanotime",
            "currenttimemillis");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'");
    private static final Pattern NO_ARGUMENT = Pattern.compile("overload for 'timestamp' applied to '\\(\\)'");
    private static final String FIXED =
            "; expressions have no clock, no randomness and no way out of the record, so that a"
                    + " record has the same outcome whenever it is replayed (the record's own time is 'timestamp', in milliseconds)";

    private CelNames() {}

    /** What goes on after CEL's own words; empty where they say it all. */
    static String hint(String message) {
        if (NO_ARGUMENT.matcher(message).find()) {
            return FIXED;
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (!undeclared.find()) {
            return "";
        }
        String name = undeclared.group(1);
        if (CHANGING.contains(name.toLowerCase(Locale.ROOT).replace("_", ""))) {
            return FIXED;
        }
        Set<String> known = new TreeSet<>(FUNCTIONS);
        known.addAll(CelVariables.NAMES);
        String nearest = NearestName.of(name, known);
        return nearest == null ? "; known are " + String.join(", ", known) : "; did you mean '" + nearest + "'?";
    }
}
