package io.tributary.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The main sources of all modules, as text and as syntax trees. */
final class SourceTree {

    private static final List<String> MODULES = List.of("gateway-core", "standardization", "mirror", "ops", "src/test");

    private final Path root;
    private final List<Path> files;

    private SourceTree(Path root, List<Path> files) {
        this.root = root;
        this.files = files;
    }

    /** A place in a file, for people: {@code path:line name}, with the number of lines it takes. */
    record Place(String where, String name, long lines) {
        @Override
        public String toString() {
            return where + " " + name + " (" + lines + " lines)";
        }
    }

    static SourceTree load() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("gateway-core"))) {
            root = root.getParent();
            if (root == null) {
                throw new IllegalStateException("the tests run outside of the project's folder");
            }
        }
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = root.resolve(module).resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                files.addAll(javaFilesIn(sources));
            }
        }
        return new SourceTree(root, List.copyOf(files));
    }

    private static List<Path> javaFilesIn(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> files() {
        return files;
    }

    String name(Path file) {
        return root.relativize(file).toString();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every method and constructor with a body. */
    List<Place> methods() {
        List<Place> places = new ArrayList<>();
        scan(new Visitor(places) {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) {
                    found(method, method.getName().toString());
                }
                return super.visitMethod(method, nothing);
            }
        });
        return places;
    }

    /** Every {@code catch} whose block has no statement. */
    List<Place> emptyCatches() {
        List<Place> places = new ArrayList<>();
        scan(new Visitor(places) {
            @Override
            public Void visitCatch(CatchTree handler, Void nothing) {
                if (handler.getBlock().getStatements().isEmpty()) {
                    found(handler, "catch (" + handler.getParameter() + ")");
                }
                return super.visitCatch(handler, nothing);
            }
        });
        return places;
    }

    private void scan(Visitor visitor) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            visitor.positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                visitor.unit = unit;
                visitor.file = name(Path.of(unit.getSourceFile().toUri()));
                visitor.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private abstract static class Visitor extends TreeScanner<Void, Void> {

        private final List<Place> places;
        private SourcePositions positions;
        private CompilationUnitTree unit;
        private String file;

        Visitor(List<Place> places) {
            this.places = places;
        }

        void found(Tree tree, String name) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, tree));
            long last = lines.getLineNumber(positions.getEndPosition(unit, tree));
            places.add(new Place(file + ":" + first, name, last - first + 1));
        }
    }
}
