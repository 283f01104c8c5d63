package io.tributary.mirror.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfOpenedTests {

    private final List<String> closed = new ArrayList<>();

    private AutoCloseable client(String name) {
        return () -> closed.add(name);
    }

    @Test
    void whereOneCannotBeMadeThoseBeforeItAreClosed() {
        try (HalfOpened opened = new HalfOpened()) {
            opened.add(client("first"));
            opened.add(() -> {
                throw new IllegalStateException("it does not close");
            });
            opened.add(client("third"));
        }

        assertThat(closed).containsExactly("third", "first");
    }

    @Test
    void whereAllAreThereNoneIsClosed() {
        try (HalfOpened opened = new HalfOpened()) {
            opened.add(client("first"));
            opened.keep();
        }

        assertThat(closed).isEmpty();
    }
}
