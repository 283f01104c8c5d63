package io.tributary.core.flow;

import io.tributary.core.fault.NearestName;
import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a flow's target topic: as it stands, or a template such as <code>std.${site}.${topic}</code>, so that each
 * source topic of a pattern may have a target of its own.
 *
 * <p>Placeholders are <code>${site}</code>, <code>${flow}</code>, <code>${topic}</code> (the source topic) and
 * <code>${1}</code> to <code>${9}</code>, the groups of the flow's source pattern.
 *
 * @param text as it is written
 */
public record TargetTopic(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}$]*)}");
    private static final Pattern LITERAL = Pattern.compile("[a-zA-Z0-9._-]*");
    private static final Set<String> WORDS = Set.of("site", "topic", "flow");
    private static final SiteCode ANY_SITE = SiteCode.of("330000");

    /** A placeholder that there is not. */
    public static final class UnknownPlaceholderException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final @Nullable String nearest;

        UnknownPlaceholderException(String placeholder) {
            super("there is no placeholder '${" + placeholder + "}'; known are ${flow}, ${site}, ${topic}, and ${1} to"
                    + " ${9} for the groups of a source pattern");
            this.nearest = NearestName.of(placeholder, WORDS);
        }

        public @Nullable String nearest() {
            return nearest == null ? null : "${" + nearest + "}";
        }
    }

    /**
     * @throws IllegalArgumentException with a message for people, where no name that Kafka permits can come of it
     */
    public TargetTopic {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!WORDS.contains(placeholder.group(1)) && groupNumber(placeholder.group(1)) < 1) {
                throw new UnknownPlaceholderException(placeholder.group(1));
            }
        }
        String literals = placeholder.replaceAll("");
        if (!isTemplate(text)) {
            TopicNames.checkTarget(text);
        } else if (!LITERAL.matcher(literals).matches() || literals.length() > TopicNames.MAX_LENGTH) {
            throw new IllegalArgumentException("a topic's name is 1 to " + TopicNames.MAX_LENGTH
                    + " letters, digits, dots, underscores and hyphens, and placeholders such as ${topic}; got '" + text
                    + "'");
        }
    }

    private static boolean isTemplate(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    private static int groupNumber(String placeholder) {
        return placeholder.length() == 1 && Character.isDigit(placeholder.charAt(0)) ? placeholder.charAt(0) - '0' : -1;
    }

    public boolean isTemplate() {
        return isTemplate(text);
    }

    /**
     * What can be said before any topic is seen.
     *
     * @throws IllegalArgumentException with a message for people, where the template cannot work for the source
     */
    public void check(FlowName flow, TopicSelector source) {
        if (source instanceof TopicSelector.Named named) {
            nameFor(ANY_SITE, flow, source, named.topic());
            return;
        }
        int groups = groupsOf(source);
        for (int number : groupNumbers()) {
            if (number > groups) {
                throw missingGroup(number, groups);
            }
        }
    }

    /**
     * The topic that the records of a source topic go to.
     *
     * @param topic that the selector selects
     * @throws IllegalArgumentException with a message for people, where the result is no name for a target
     */
    public String nameFor(SiteCode site, FlowName flow, TopicSelector source, String topic) {
        if (!isTemplate()) {
            return text;
        }
        Matcher groups = source instanceof TopicSelector.Matching matching
                ? matching.pattern().matcher(topic)
                : Pattern.compile(Pattern.quote(topic)).matcher(topic);
        boolean matches = groups.matches();
        StringBuilder name = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String value = switch (placeholder.group(1)) {
                case "site" -> site.value();
                case "flow" -> flow.value();
                case "topic" -> topic;
                default -> group(groups, matches, groupNumber(placeholder.group(1)));
            };
            placeholder.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        placeholder.appendTail(name);
        try {
            return TopicNames.checkTarget(name.toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the template '" + text + "' gives no name for a target of topic '" + topic + "': "
                            + e.getMessage(),
                    e);
        }
    }

    private static String group(Matcher groups, boolean matches, int number) {
        if (number > groups.groupCount()) {
            throw missingGroup(number, groups.groupCount());
        }
        String found = matches ? groups.group(number) : null;
        return found == null ? "" : found;
    }

    private static IllegalArgumentException missingGroup(int number, int groups) {
        return new IllegalArgumentException(
                "'${" + number + "}' is the group " + number + " of 'source.pattern', which has "
                        + (groups == 0 ? "none" : groups) + "; a group is what stands between ( and )");
    }

    private static int groupsOf(TopicSelector source) {
        return source instanceof TopicSelector.Matching matching
                ? matching.pattern().matcher("").groupCount()
                : 0;
    }

    private Set<Integer> groupNumbers() {
        List<Integer> numbers = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            numbers.add(groupNumber(placeholder.group(1)));
        }
        return new TreeSet<>(numbers);
    }

    @Override
    public String toString() {
        return text;
    }
}
