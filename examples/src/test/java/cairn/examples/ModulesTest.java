package cairn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The module descriptors. All other tests run on the class path and do not notice them.
class ModulesTest {
    private static final ModuleFinder OURS = finder(Classes.OURS);

    @Test
    void theModulesResolveTogether() {
        Set<String> names = OURS.findAll().stream()
                .map(ModuleReference::descriptor)
                .map(ModuleDescriptor::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(names.size() >= 8, () -> "modules seen: " + names);
        var jdk = List.of(ModuleLayer.boot().configuration());
        Set<String> resolved = Configuration.resolve(OURS, jdk, finder(Classes.PATH), names).modules().stream()
                .map(ResolvedModule::name)
                .filter(name -> name.startsWith("cairn."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names, resolved);
    }

    @Test
    void whatIsExportedMentionsNothingHidden() {
        Set<String> exported =
                OURS.findAll().stream().flatMap(ModulesTest::exports).collect(Collectors.toSet());
        Predicate<JavaClass> hidden =
                c -> c.getPackageName().startsWith("cairn.") && !exported.contains(c.getPackageName());
        List<JavaCodeUnit> api = Classes.ALL.stream()
                .filter(c -> exported.contains(c.getPackageName()) && isPublic(c.getModifiers()))
                .flatMap(c -> c.getCodeUnits().stream().filter(u -> isPublic(u.getModifiers())))
                .toList();
        assertTrue(api.size() >= 500, () -> "methods seen: " + api.size());
        List<String> leaking = api.stream()
                .filter(unit -> types(unit).anyMatch(hidden))
                .map(JavaMember::getFullName)
                .toList();
        assertEquals(List.of(), leaking, "exported, and mentions a hidden type");
    }

    /// A program says `import module cairn.train;` and then means one thing by each name.
    @Test
    void noTwoPublicTypesThatAProgramImportsShareAName() {
        Map<String, List<String>> byName = programTypes()
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertTrue(byName.size() >= 200, () -> "types seen: " + byName.size());
        byName.values().removeIf(types -> types.size() == 1);
        assertEquals(Map.of(), byName);
    }

    /// A source file without a class imports `java.base` as well.
    @Test
    void noPublicTypeIsNamedAsOneOfJavas() throws IOException {
        Set<String> java = javaTypes();
        assertTrue(java.contains("List") && java.size() >= 1000, () -> "types of java.base: " + java.size());
        Set<String> shared = programTypes()
                .map(JavaClass::getSimpleName)
                .filter(java::contains)
                .collect(Collectors.toSet());
        assertEquals(Set.of("Identity"), shared); // java.security's has been deprecated since 1.2
    }

    private static Stream<JavaClass> programTypes() {
        Set<String> exported = OURS.findAll().stream()
                .filter(m -> !m.descriptor().name().equals("cairn.testkit"))
                .flatMap(ModulesTest::exports)
                .collect(Collectors.toSet());
        return Classes.ALL.stream()
                .filter(c -> exported.contains(c.getPackageName())
                        && c.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass);
    }

    private static Set<String> javaTypes() throws IOException {
        ModuleReference base = ModuleFinder.ofSystem().find("java.base").orElseThrow();
        Set<String> packages = exports(base).map(p -> p.replace('.', '/')).collect(Collectors.toSet());
        try (ModuleReader reader = base.open();
                Stream<String> resources = reader.list()) {
            return resources
                    .map(r -> r.replace(".class", ""))
                    .filter(r -> packages.contains(r.substring(0, Math.max(0, r.lastIndexOf('/')))))
                    .map(r -> r.substring(r.lastIndexOf('/') + 1))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> exports(ModuleReference m) {
        return m.descriptor().exports().stream().filter(e -> !e.isQualified()).map(Exports::source);
    }

    private static boolean isPublic(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> types(JavaCodeUnit unit) {
        return Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()))
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static ModuleFinder finder(List<Path> path) {
        return ModuleFinder.of(path.toArray(Path[]::new));
    }
}
