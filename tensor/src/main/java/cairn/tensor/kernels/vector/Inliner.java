package cairn.tensor.kernels.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.HashMap;
import java.util.Map;

/// Writes the code of a loop with the code of functions in the place of calls.
final class Inliner {
    private static final String PACKAGE = Inliner.class.getPackageName().replace('.', '/') + '/';

    private final CodeBuilder out;
    private final MethodModel function;

    /// Writes to `out`; calls of `f` are calls of `function`.
    Inliner(CodeBuilder out, MethodModel function) {
        this.out = out;
        this.function = function;
    }

    /// Writes the code of a template.
    void copy(CodeModel template) {
        reserve(((CodeAttribute) template).maxLocals());
        for (CodeElement element : template) {
            if (element instanceof InvokeInstruction call && call.name().equalsString("f")) inline(function);
            else out.with(element);
        }
    }

    /// Keeps the template's own locals from being given out.
    private void reserve(int locals) {
        int last = out.allocateLocal(TypeKind.INT);
        while (last < locals) last = out.allocateLocal(TypeKind.INT);
    }

    /// Takes the arguments from the stack and leaves the result there.
    private void inline(MethodModel method) {
        Map<Integer, Integer> locals = takeArguments(method);
        for (CodeElement element : method.code().orElseThrow()) write(element, locals);
    }

    private Map<Integer, Integer> takeArguments(MethodModel method) {
        Map<Integer, Integer> locals = new HashMap<>();
        var types = method.methodTypeSymbol().parameterList();
        int slot =
                types.stream().mapToInt(type -> TypeKind.from(type).slotSize()).sum();
        for (int i = types.size() - 1; i >= 0; i--) {
            TypeKind kind = TypeKind.from(types.get(i));
            slot -= kind.slotSize();
            out.storeLocal(kind, local(locals, slot, kind));
        }
        return locals;
    }

    private int local(Map<Integer, Integer> locals, int slot, TypeKind kind) {
        return locals.computeIfAbsent(slot, s -> out.allocateLocal(kind));
    }

    private void write(CodeElement element, Map<Integer, Integer> locals) {
        switch (element) {
            case LoadInstruction load -> out.loadLocal(load.typeKind(), local(locals, load.slot(), load.typeKind()));
            case StoreInstruction store ->
                out.storeLocal(store.typeKind(), local(locals, store.slot(), store.typeKind()));
            case InvokeInstruction call
            when isOurs(call) ->
                inline(Specializer.method(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()));
            case ReturnInstruction end -> {} // the result is on the stack
            case BranchInstruction branch -> throw new IllegalStateException("a vector function branches: " + branch);
            case Instruction instruction -> out.with(instruction);
            case PseudoInstruction debug -> {}
            default -> throw new IllegalStateException("cannot copy " + element);
        }
    }

    private static boolean isOurs(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKESTATIC
                && call.owner().asInternalName().startsWith(PACKAGE);
    }
}
