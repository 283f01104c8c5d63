package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the options is said before anything is started. */
final class DemoUsageTests {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--records 0 | --records is a positive number",
                "--rate -1 | --rate is a number of records a second, or 0 for no limit",
                "--records 5 --input a --flow b | --input publishes the records of its file; leave --records out",
                "--input a | --input needs --flow, which says whose records these are",
                "--flow a | --flow goes with --input",
                "--config a | --config goes with --input and --flow",
                "--input no-such-file --flow air-hangzhou | --input no-such-file: there is no such file",
                "--input a --flow air-hangzho | did you mean 'air-hangzhou'?",
                "--input a --flow b --config no-such-folder | --config no-such-folder is not a folder",
                "--recrods 5 | --records"
            })
    void wrongOptionsAreTold(String options, String message) {
        assertThat(run(options.split(" "))).contains(message);
    }

    @Test
    void folderThatHoldsSomethingIsNotOverwritten() throws Exception {
        Files.createFile(folder.resolve("precious.txt"));

        assertThat(run("--records", "5", "--keep", folder.toString())).contains("is not an empty folder");
    }

    private static String run(String... arguments) {
        StringWriter err = new StringWriter();
        assertThat(Demo.commandLine(new PrintWriter(err)).execute(arguments)).isEqualTo(2);
        return err.toString();
    }
}
