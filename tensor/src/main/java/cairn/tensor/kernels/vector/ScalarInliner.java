package cairn.tensor.kernels.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Writes the code of a loop over single numbers with the code of vector functions in the place of calls: what the functions do to a lane.
///
/// Every operation on vectors becomes the same operation on numbers, so results are the same bit for bit. Species and operators leave no
/// code behind; masks become booleans.
final class ScalarInliner {
    private static final String VECTORS = "jdk/incubator/vector/";
    private static final String SPECIES = "species";
    private static final ClassDesc LANES = ClassDesc.of(Lanes.class.getName());
    private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");

    private final CodeBuilder out;
    private final MethodModel function;

    /// What lies on the stack: `F`, `I` or `Z` for a float, an int or a boolean. A species or an operator is there in name only.
    private final Deque<String> stack = new ArrayDeque<>();

    /// Writes to `out`; calls of `f` are calls of `function`.
    ScalarInliner(CodeBuilder out, MethodModel function) {
        this.out = out;
        this.function = function;
    }

    /// Writes the code of a template.
    void copy(CodeModel template) {
        int last = out.allocateLocal(TypeKind.INT);
        while (last < ((CodeAttribute) template).maxLocals()) last = out.allocateLocal(TypeKind.INT);
        for (CodeElement element : template) {
            if (element instanceof InvokeInstruction call && call.name().equalsString("f")) inlineFunction();
            else out.with(element);
        }
    }

    private void inlineFunction() {
        for (int i = 0; i < function.methodTypeSymbol().parameterCount(); i++) stack.push("F");
        inline(function);
        stack.clear();
    }

    private void inline(MethodModel method) {
        Map<Integer, Local> locals = new HashMap<>();
        int slot = method.methodTypeSymbol().parameterCount(); // none is wider than one slot
        while (--slot >= 0) store(locals, slot);
        for (CodeElement element : method.code().orElseThrow()) write(element, locals);
    }

    /// A local of the function: its kind, and its slot in the code written if it has one.
    private record Local(String kind, int slot) {}

    private void store(Map<Integer, Local> locals, int slot) {
        String kind = stack.pop();
        Local local = new Local(kind, out.allocateLocal(typeKind(kind)));
        locals.put(slot, local);
        out.storeLocal(typeKind(kind), local.slot);
    }

    private static TypeKind typeKind(String kind) {
        return kind.equals("F") ? TypeKind.FLOAT : TypeKind.INT;
    }

    private void write(CodeElement element, Map<Integer, Local> locals) {
        switch (element) {
            case LoadInstruction load -> {
                Local local = Objects.requireNonNull(locals.get(load.slot()));
                out.loadLocal(typeKind(local.kind), local.slot);
                stack.push(local.kind);
            }
            case StoreInstruction store -> store(locals, store.slot());
            case ConstantInstruction constant -> {
                stack.push(constant.typeKind() == TypeKind.FLOAT ? "F" : "I");
                out.with(constant);
            }
            case FieldInstruction field
            when field.opcode() == Opcode.GETSTATIC ->
                stack.push(
                        field.type().stringValue().contains("VectorSpecies")
                                ? SPECIES
                                : field.name().stringValue());
            case InvokeInstruction call when call.owner().asInternalName().startsWith(VECTORS) -> operate(call);
            case InvokeInstruction call
            when call.opcode() == Opcode.INVOKESTATIC ->
                inline(Specializer.method(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()));
            case TypeCheckInstruction cast -> {} // from a vector to its exact type
            case ReturnInstruction end -> {} // the result is on the stack
            case PseudoInstruction debug -> {}
            default -> throw new IllegalStateException("cannot turn into a function of numbers: " + element);
        }
    }

    private void operate(InvokeInstruction call) {
        String operands = popOperands(call);
        String name = call.name().stringValue();
        switch (name + " " + operands) {
            case "broadcast species F", "cast Z species" -> {}
            case "zero species" -> out.fconst_0();
            case "add F F" -> out.fadd();
            case "sub F F" -> out.fsub();
            case "mul F F" -> out.fmul();
            case "div F F" -> out.fdiv();
            case "neg F" -> out.fneg();
            case "fma F F F" -> invoke(MATH, "fma", "F", "FFF");
            case "abs F" -> invoke(MATH, "abs", "F", "F");
            case "max F F" -> invoke(MATH, "max", "F", "FF");
            case "min F F" -> invoke(MATH, "min", "F", "FF");
            case "sqrt F" -> invoke(LANES, "sqrt", "F", "F");
            case "blend F F Z" -> invoke(LANES, "blend", "F", "FFZ");
            case "reinterpretAsInts F" -> invoke(FLOAT, "floatToRawIntBits", "I", "F");
            case "reinterpretAsFloats I" -> invoke(FLOAT, "intBitsToFloat", "F", "I");
            case "add I I" -> out.iadd();
            case "sub I I" -> out.isub();
            case "and I I", "and Z Z" -> out.iand();
            case "or I I", "or Z Z" -> out.ior();
            case "not Z" -> out.iconst_1().ixor();
            case "lanewise I LSHL I" -> out.ishl();
            case "lanewise I ASHR I" -> out.ishr();
            case "lanewise I XOR I" -> out.ixor();
            case "convert I I2F I" -> out.pop().i2f();
            default -> compare(name, operands);
        }
        stack.push(kindOfResult(call, operands));
    }

    private String popOperands(InvokeInstruction call) {
        int count = call.typeSymbol().parameterCount() + (call.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
        String operands = stack.pop();
        for (int i = 1; i < count; i++) operands = stack.pop() + " " + operands;
        return operands;
    }

    private void compare(String name, String operands) {
        String[] parts = operands.split(" ", -1);
        if (!name.equals("compare") || parts.length != 3)
            throw new IllegalStateException("cannot do to a number: " + name + " " + operands);
        invoke(LANES, parts[1].toLowerCase(Locale.ROOT), "Z", parts[0] + parts[2]);
    }

    private void invoke(ClassDesc owner, String name, String result, String parameters) {
        out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor("(" + parameters + ")" + result));
    }

    private static String kindOfResult(InvokeInstruction call, String operands) {
        return switch (call.name().stringValue()) {
            case "broadcast", "zero", "convert", "reinterpretAsFloats" -> "F";
            case "reinterpretAsInts" -> "I";
            case "compare", "cast" -> "Z";
            default -> operands.substring(0, 1); // that of the first operand
        };
    }
}
