package io.tributary.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two configuration folders with one flow each, and records on which they differ in every way. */
final class RivalFolders {

    private static final String CURRENT = """
            flow: river
            source: {topic: ods.river, format: json}
            standard:
              schema: river
              fields:
                gauge: $.gauge
                level: {from: $.level, number: decimal, missing: ["--"]}
                phone: {from: $.phone, mask: sm3}
              when: "record.state != 'test'"
              key: gauge
            target: {topic: std.river}
            """;

    private static final String CANDIDATE = """
            flow: river
            source: {topic: ods.river, format: json}
            standard:
              schema: river
              fields:
                gauge: $.gauge
                level: {from: $.level, number: decimal, missing: ["--"], default: 0}
                phone: $.phone
              when: "record.state != 'off'"
              key: gauge
            target: {topic: std.river}
            """;

    static final String RECORDS = """
            {"gauge":"闸口","level":"7.42","state":"ok"}
            {"gauge":"拱宸桥","level":"--","state":"ok"}
            {"gauge":"三江口","level":"99","state":"ok"}
            {"gauge":"仓前","level":"1","state":"test"}
            {"gauge":"塘栖","level":"1","state":"off"}
            {"gauge":"临平","level":"2","state":"ok","phone":"13901234567"}
            {"gauge":"余杭","level":"n/a","state":"ok"}
            {"gauge":"瓶窑","level":"-20","state":"ok"}
            """;

    private final Path folder;

    private RivalFolders(Path folder) {
        this.folder = folder;
    }

    static RivalFolders in(Path folder) throws IOException {
        RivalFolders rivals = new RivalFolders(folder);
        rivals.write("current", CURRENT, "\"minimum\": -10, \"maximum\": 100");
        rivals.write("candidate", CANDIDATE, "\"minimum\": -50, \"maximum\": 50");
        Files.writeString(folder.resolve("records.jsonl"), RECORDS);
        return rivals;
    }

    private void write(String name, String flow, String bounds) throws IOException {
        Path root = folder.resolve(name);
        Files.createDirectories(root.resolve("flows"));
        Files.createDirectories(root.resolve("schemas"));
        Files.writeString(root.resolve("flows").resolve("river.yaml"), flow);
        Files.writeString(
                root.resolve("schemas").resolve("river.json"), "{\"properties\": {\"level\": {" + bounds + "}}}");
    }

    String current() {
        return folder.resolve("current").toString();
    }

    String candidate() {
        return folder.resolve("candidate").toString();
    }

    String records() {
        return folder.resolve("records.jsonl").toString();
    }
}
