package io.tributary.ops.cli;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.CatalogPublisher;
import io.tributary.standardization.catalog.CatalogSnapshot;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.catalog.Published;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.RegistryCredentials;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.io.Console;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary push}: a configuration folder to a schema registry. */
@Command(
        name = "push",
        description =
                "Registers the schemas, code tables, flows and routes of a folder. What the registry holds already"
                        + " is left alone; where a document is wrong, nothing is registered.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The password of --user is taken from the environment variable " + PushCommand.PASSWORD_VARIABLE + ",",
            "or asked for."
        })
final class PushCommand implements Callable<Integer> {

    static final String PASSWORD_VARIABLE = "TRIBUTARY_REGISTRY_PASSWORD";

    private final TributaryCommand root;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The configuration folder.")
    private Path folder;

    @Option(
            names = "--registry",
            required = true,
            paramLabel = "URL",
            description = "Of the registry's Confluent-compatible API.")
    private URI registry;

    @Option(names = "--user", paramLabel = "NAME", description = "For HTTP Basic.")
    private @Nullable String user;

    @Mixin
    private final MaskingKeyOption masking = new MaskingKeyOption();

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    PushCommand(TributaryCommand root, Terminal terminal) {
        this.root = root;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RegistrySettings settings = address().withCredentials(credentials());
        ConfigurationFolder documents = ConfigurationFolder.survey(folder);
        CatalogSnapshot snapshot = documents.whole();
        Catalog catalog = new ContractCompiler(masking.settings()).compile(snapshot, null);
        if (!catalog.refused().isEmpty() || !documents.problems().isEmpty()) {
            return new CatalogFindings(root.speaking(terminal), false).print(catalog, documents.problems());
        }
        try (SchemaRegistryClient client = ConfluentRegistryClient.create(settings)) {
            print(CatalogPublisher.push(snapshot, client));
        }
        return ExitStatus.WELL;
    }

    private RegistrySettings address() {
        try {
            return RegistrySettings.of(registry);
        } catch (ConfigurationException e) {
            throw new ParameterException(
                    spec.commandLine(), "--registry: " + e.problems().get(0).message());
        }
    }

    private void print(List<Published> published) {
        for (Published text : published) {
            String what = text.isNew() ? terminal.green("new") + "        " : terminal.faint("unchanged") + "  ";
            terminal.out().println(what + text.subject() + " version " + text.version());
        }
        long fresh = published.stream().filter(Published::isNew).count();
        terminal.out().println(published.size() + " subjects and versions, " + fresh + " of them new");
    }

    private RegistryCredentials credentials() {
        if (user == null) {
            return new RegistryCredentials.None();
        }
        String password = System.getenv(PASSWORD_VARIABLE);
        Console console = System.console();
        if (password == null && console != null) {
            char[] typed = console.readPassword("Password of %s: ", user);
            password = typed == null ? null : new String(typed);
        }
        if (password == null) {
            throw new ParameterException(
                    spec.commandLine(), "the password of --user is missing; set " + PASSWORD_VARIABLE);
        }
        return new RegistryCredentials.Basic(user, password);
    }
}
