package dev.lsmkv.core.campaign;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Calls within one class whose failure nobody hears of. Each goes through a method of the class
 * that makes the call and catches whatever it throws: a handler about the call itself would come
 * after those that are there.
 *
 * <p>Thread: confined.
 */
final class DeafCalls {

  private final ClassDesc within;
  private final Map<String, InvokeInstruction> calls = new LinkedHashMap<>();

  DeafCalls(ClassDesc within) {
    this.within = within;
  }

  /** Puts something deaf in the place of a call that returns nothing. */
  void replace(CodeBuilder code, InvokeInstruction call) {
    if (!call.typeSymbol().returnType().equals(ConstantDescs.CD_void)) {
      throw new IllegalStateException("the failure of this call has no silent result: " + call);
    }
    String name = "deaf$" + call.owner().name().stringValue().replace('/', '$') + call.name();
    calls.put(name, call);
    code.invokestatic(within, name, type(call));
  }

  /** Adds the methods that were called. */
  void finish(ClassBuilder target) {
    calls.forEach((name, call) ->
        target.withMethodBody(
            name,
            type(call),
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
            code ->
                code.trying(
                        body -> make(body, call),
                        failure -> failure.catchingAll(caught -> caught.pop().return_()))
                    .return_()));
  }

  private static void make(CodeBuilder code, InvokeInstruction call) {
    int slot = 0;
    for (ClassDesc parameter : type(call).parameterList()) {
      TypeKind kind = TypeKind.from(parameter);
      code.loadLocal(kind, slot);
      slot += kind.slotSize();
    }
    code.with(call);
  }

  /** What it is called on is a parameter too. */
  private static MethodTypeDesc type(InvokeInstruction call) {
    MethodTypeDesc type = call.typeSymbol();
    return call.opcode() == Opcode.INVOKESTATIC
        ? type
        : type.insertParameterTypes(0, call.owner().asSymbol());
  }
}
