package io.tributary.ops.cli;

import io.tributary.core.outcome.Wording;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The language in which a command speaks to people. */
enum Language {
    EN,
    ZH;

    /** As the environment's locale for messages says, by the precedence of POSIX; English where it names no Chinese. */
    static Language of(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .filter(locale -> locale.toLowerCase(Locale.ROOT).startsWith("zh"))
                .map(locale -> ZH)
                .orElse(EN);
    }

    String say(Wording wording) {
        return say(wording.english(), wording.chinese());
    }

    String say(String english, String chinese) {
        return this == ZH ? chinese : english;
    }
}
