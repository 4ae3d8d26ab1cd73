package cairn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// What users can call is documented.
class DocumentationTest {
    @Test
    void everyPublicTypeAndMethodSaysWhatItIs() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(Path.of(".."))) {
            var sources = files.getJavaFileObjectsFromPaths(
                    walk.filter(DocumentationTest::isMainSource).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, sources);
            var units = task.parse();
            var exports = new Exports();
            exports.scan(units, null);
            var comments = new Comments(DocTrees.instance(task), exports.packages);
            comments.scan(units, null);
            assertTrue(comments.seen >= 300, () -> "declarations seen: " + comments.seen);
            assertEquals(List.of(), comments.missing, "public, and without a comment");
        }
    }

    private static boolean isMainSource(Path p) {
        return p.endsWith("module-info.java") || p.toString().matches(".*/src/main/java/.*\\.java");
    }

    /// Collects the packages that are exported to everybody.
    private static final class Exports extends TreePathScanner<Void, Void> {
        final Set<String> packages = new HashSet<>();

        @Override
        public Void visitExports(ExportsTree e, Void none) {
            if (e.getModuleNames() == null) packages.add(e.getPackageName().toString());
            return null;
        }
    }

    /// Collects public types and methods without a comment. An overriding method is described where it is declared, a
    /// constructor without parameters by its class, and the parameters of a record by the record.
    private static final class Comments extends TreePathScanner<Void, Void> {
        final DocTrees trees;
        final Set<String> packages;
        final List<String> missing = new ArrayList<>();
        int seen;

        Comments(DocTrees trees, Set<String> packages) {
            this.trees = trees;
            this.packages = packages;
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree unit, Void none) {
            boolean exported = unit.getPackageName() != null
                    && packages.contains(unit.getPackageName().toString());
            return exported ? super.visitCompilationUnit(unit, none) : null;
        }

        @Override
        public Void visitClass(ClassTree c, Void none) {
            if (!isPublic(c.getModifiers())) return null;
            expectComment(c.getSimpleName());
            return super.visitClass(c, none);
        }

        @Override
        public Void visitMethod(MethodTree m, Void none) {
            boolean inRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            boolean plain =
                    m.getReturnType() == null && (inRecord || m.getParameters().isEmpty());
            boolean overriding = m.getModifiers().getAnnotations().stream()
                    .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
            if (!plain && !overriding && isPublic(m.getModifiers())) expectComment(m.getName());
            return null;
        }

        private boolean isPublic(ModifiersTree m) {
            Set<Modifier> flags = m.getFlags();
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (parent.getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE));
        }

        private void expectComment(CharSequence name) {
            seen++;
            Path file = Path.of(
                    getCurrentPath().getCompilationUnit().getSourceFile().getName());
            if (trees.getDocComment(getCurrentPath()) == null) missing.add(file.getFileName() + ": " + name);
        }
    }
}
