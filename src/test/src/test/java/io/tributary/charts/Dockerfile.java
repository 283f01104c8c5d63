package io.tributary.charts;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The image's Dockerfile as a list of instructions. It keeps to one line each, and to no shell form. */
record Dockerfile(List<Instruction> instructions) {

    /** One instruction: its name in capitals, and the rest of the line. */
    record Instruction(String name, String arguments) {

        /** The arguments of the exec form, which is a JSON array. */
        List<String> exec() {
            return Manifests.texts(JsonParser.parseString(arguments).getAsJsonArray());
        }

        List<String> words() {
            return List.of(arguments.split("\\s+"));
        }
    }

    static Dockerfile read() {
        List<Instruction> instructions = new ArrayList<>();
        for (String line : lines(path())) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\s+", 2);
                instructions.add(new Instruction(parts[0], parts[1]));
            }
        }
        return new Dockerfile(List.copyOf(instructions));
    }

    static Path path() {
        return Chart.project().resolve("charts/Dockerfile");
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Instruction> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .toList();
    }

    Instruction only(String name) {
        List<Instruction> found = all(name);
        if (found.size() != 1) {
            throw new AssertionError("one " + name + " was expected; there are " + found.size());
        }
        return found.get(0);
    }

    /** The instructions after the last FROM. */
    List<Instruction> lastStage() {
        int from = 0;
        for (int i = 0; i < instructions.size(); i++) {
            from = instructions.get(i).name().equals("FROM") ? i : from;
        }
        return instructions.subList(from + 1, instructions.size());
    }
}
