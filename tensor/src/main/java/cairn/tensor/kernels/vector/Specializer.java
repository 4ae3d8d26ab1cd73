package cairn.tensor.kernels.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Gives every function its own loop, with the function's code written into it.
///
/// A loop is written once, as a template that calls `f`. For each function the template's class is copied, as a hidden class, with the
/// function's instructions in the place of the call, and those of the functions it calls in turn.
///
/// The compiler's own inlining does not do: C2 stops inlining in a method of many vector operations, and it leaves out whatever it has
/// compiled to much code before. A call that is left puts every vector it takes or returns on the heap, and the loop is ten times slower.
/// Only the operations of the Vector API itself are always inlined.
final class Specializer {
    private static final ClassFile PARSER = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG);
    private static final Map<String, ClassModel> CLASSES = new ConcurrentHashMap<>();

    private Specializer() {}

    /// A `type` like `template`, whose calls of `f` are replaced by `function`, a static method without branches.
    static <T> T copy(Class<T> type, Class<? extends T> template, Method function) {
        return copy(type, template, body(function));
    }

    /// As [#copy(Class, Class, Method)], of a method that need not be loaded.
    static <T> T copy(Class<T> type, Class<? extends T> template, MethodModel function) {
        return define(type, template, (out, code) -> new Inliner(out, function).copy(code));
    }

    /// A `type` like `template`, whose calls of `f` are replaced by what `function` does to every lane.
    static <T> T scalarCopy(Class<T> type, Class<? extends T> template, Method function) {
        return scalarCopy(type, template, body(function));
    }

    /// As [#scalarCopy(Class, Class, Method)], of a method that need not be loaded.
    static <T> T scalarCopy(Class<T> type, Class<? extends T> template, MethodModel function) {
        return define(type, template, (out, code) -> new ScalarInliner(out, function).copy(code));
    }

    private static <T> T define(Class<T> type, Class<? extends T> template, BiConsumer<CodeBuilder, CodeModel> writer) {
        MethodTransform rewriting = (builder, element) -> {
            if (element instanceof CodeModel code) builder.withCode(out -> writer.accept(out, code));
            else builder.with(element);
        };
        byte[] bytes =
                PARSER.transformClass(read(internalName(template)), ClassTransform.transformingMethods(rewriting));
        try {
            Class<?> made =
                    MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            return type.cast(made.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a copy of " + template, e);
        }
    }

    private static MethodModel body(Method function) {
        return method(internalName(function.getDeclaringClass()), function.getName(), descriptor(function));
    }

    private static String descriptor(Method function) {
        return MethodType.methodType(function.getReturnType(), function.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /// The code of a method of this package.
    static MethodModel method(String owner, String name, String descriptor) {
        for (MethodModel method : read(owner).methods()) {
            if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) return method;
        }
        throw new IllegalStateException("no method " + owner + '.' + name + descriptor);
    }

    private static ClassModel read(String internalName) {
        return CLASSES.computeIfAbsent(internalName, name -> {
            String file = name.substring(name.lastIndexOf('/') + 1) + ".class";
            try (InputStream in = Specializer.class.getResourceAsStream(file)) {
                if (in == null) throw new IllegalStateException("the class file of " + name + " is missing");
                return PARSER.parse(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
