package cairn.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What holds for all modules together. Each rule says how many classes it must have seen at least, so that it cannot
/// pass by looking at nothing.
class ArchitectureTest {
    /// The modules in dependency order: the order of the root `pom.xml`.
    private static final List<String> MODULES =
            List.of("tensor", "nn", "testkit", "io", "data", "train", "viz", "board", "cli", "examples");

    @Test
    void everyModuleIsSeen() {
        var seen = Classes.ALL.stream().map(ArchitectureTest::module).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(MODULES), seen);
    }

    @Test
    void aModuleUsesOnlyModulesAboveIt() {
        for (int i = 0; i < MODULES.size(); i++) {
            var lower = in(MODULES.subList(i + 1, MODULES.size()));
            var upper = in(MODULES.subList(i, i + 1));
            check(1, upper, noClasses().should().dependOnClassesThat(lower));
        }
    }

    @Test
    void packagesFormNoCycle() {
        check(300, any(), slices().assignedFrom(new Packages()).should().beFreeOfCycles());
    }

    @Test
    void kernelsKnowArraysAndNeverTensors() {
        var kernels = resideInAPackage("cairn.tensor.kernels..");
        var allowed =
                resideInAnyPackage("cairn.tensor.kernels..", "java..", "jdk.incubator.vector..", "org.jspecify..");
        check(10, kernels, classes().should().onlyDependOnClassesThat(allowed));
    }

    @Test
    void onlyTheVectorKernelsUseTheIncubatorModule() {
        var others = not(resideInAPackage("cairn.tensor.kernels.vector.."));
        check(300, others, noClasses().should().dependOnClassesThat(resideInAPackage("jdk.incubator..")));
    }

    @Test
    void onlyTheCommandLineAndTheExamplesPrint() {
        check(300, not(in(List.of("cli", "examples"))), noClasses().should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void everyExceptionSaysWhatKindItIs() {
        check(300, any(), noClasses().should(THROW_GENERIC_EXCEPTIONS));
    }

    @Test
    void nothingIsWrittenOrReadByJavaSerialization() {
        var streams = List.of(ObjectInputStream.class, ObjectOutputStream.class);
        check(
                300,
                any(),
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                describe("object streams", c -> streams.stream().anyMatch(c::isAssignableTo))));
        var declared = describe(
                "are declared serializable",
                (JavaClass c) -> c.getRawInterfaces().stream().anyMatch(i -> i.isEquivalentTo(Serializable.class)));
        assertTrue(Classes.ALL.that(declared).isEmpty(), () -> "serializable: " + Classes.ALL.that(declared));
    }

    @Test
    void everyClassIsAbstractOrFinal() {
        var plain = describe(
                "a named class",
                (JavaClass c) -> !c.isInterface()
                        && !c.isEnum()
                        && !c.isAnonymousClass()
                        && !c.getName().endsWith("package-info"));
        check(
                200,
                plain,
                classes()
                        .should()
                        .haveModifier(JavaModifier.ABSTRACT)
                        .orShould()
                        .haveModifier(JavaModifier.FINAL));
    }

    private static void check(int atLeast, DescribedPredicate<JavaClass> which, ArchRule rule) {
        JavaClasses seen = Classes.ALL.that(which);
        assertTrue(
                seen.size() >= atLeast, () -> which + ": expected " + atLeast + " classes or more, saw " + seen.size());
        rule.check(seen);
    }

    private static DescribedPredicate<JavaClass> any() {
        return DescribedPredicate.alwaysTrue();
    }

    private static DescribedPredicate<JavaClass> in(List<String> modules) {
        return describe("in " + modules, c -> modules.contains(module(c)));
    }

    private static final Pattern FOLDER = Pattern.compile("/([a-z]+)/target/");

    /// The folder a class was compiled in; empty for classes of others.
    private static String module(JavaClass c) {
        var folder =
                FOLDER.matcher(c.getSource().map(s -> s.getUri().toString()).orElse(""));
        return c.getPackageName().startsWith("cairn.") && folder.find() ? folder.group(1) : "";
    }

    /// The interface `Tensor`, its operations and its engine are one whole, seen from two sides; every other package
    /// stands for itself.
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            String p = c.getPackageName();
            boolean tensor = p.startsWith("cairn.tensor") && !p.startsWith("cairn.tensor.kernels");
            return SliceIdentifier.of(tensor ? "cairn.tensor" : p);
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
