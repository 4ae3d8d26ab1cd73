package cairn.tensor.kernels.vector;

import cairn.tensor.kernels.Formula;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;

/// Writes the method of a [Formula]: calls of the vector functions of its steps, one after the other. The method is never loaded;
/// [Specializer] takes its code into a loop.
final class Formulas {
    private static final ClassDesc VECTOR = ClassDesc.of("jdk.incubator.vector.FloatVector");
    private static final ClassDesc OWNER = ClassDesc.of(Formulas.class.getPackageName(), "Formula");

    private Formulas() {}

    /// The method of `formula`.
    ///
    /// @param functions the vector function of each step
    static MethodModel method(Formula formula, List<Method> functions) {
        byte[] bytes = ClassFile.of()
                .build(
                        OWNER,
                        type -> type.withMethodBody(
                                "f",
                                type(formula.operands()),
                                AccessFlag.STATIC.mask(),
                                code -> write(code, formula, functions)));
        return ClassFile.of().parse(bytes).methods().getFirst();
    }

    private static MethodTypeDesc type(int vectors) {
        return MethodTypeDesc.of(VECTOR, Collections.nCopies(vectors, VECTOR));
    }

    /// Step `i` leaves its result in the local after the operands and the steps before.
    private static void write(CodeBuilder code, Formula formula, List<Method> functions) {
        for (int i = 0; i < functions.size(); i++) {
            Method function = functions.get(i);
            for (int from : formula.steps().get(i).from()) code.aload(from);
            ClassDesc owner = function.getDeclaringClass().describeConstable().orElse(ConstantDescs.CD_Object);
            code.invokestatic(owner, function.getName(), type(function.getParameterCount()));
            code.astore(formula.operands() + i);
        }
        code.aload(formula.operands() + functions.size() - 1).areturn();
    }
}
